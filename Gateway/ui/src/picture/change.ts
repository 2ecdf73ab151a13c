import type { AreaCount, OrganisationCount, Picture } from '../api/types';

/** The areas inside the kommun; the root is the kommun itself. */
export function areasOf(picture: Picture): AreaCount[] {
  return picture.areas.filter(area => area.parent !== null);
}

/** The one that has risen most since the week before, if by two or more: one report more is no news. */
export function risen<Row extends { lastWeek: number }>(rows: readonly Row[], count: (row: Row) => number): Row | undefined {
  const change = (row: Row) => count(row) - row.lastWeek;
  const most = rows.toSorted((a, b) => change(b) - change(a) || count(b) - count(a))[0];
  return most && change(most) >= 2 ? most : undefined;
}

/** `Skadegörelse` inside a sentence is `skadegörelse`; `A-traktor` keeps its capital. */
export function inSentence(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLocaleLowerCase() + name.slice(1) : name;
}

/** Nothing reported, nothing planned, and no word that the week was calm. */
export function isSilent({ reports, planned, nil }: OrganisationCount): boolean {
  return reports === 0 && planned === 0 && !nil;
}
