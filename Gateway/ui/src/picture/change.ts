import type { AreaCount, Change, OrganisationCount, Picture } from '../api/types';

/** The areas inside the kommun; the root is the kommun itself. */
export function areasOf(picture: Picture): AreaCount[] {
  return picture.areas.filter(area => area.parent !== null);
}

/** The expectation, where there is history enough for one. */
export function expectationOf(change: Change | null | undefined): Change | undefined {
  return change && change.verdict !== 'unknown' ? change : undefined;
}

/** How far from expected; where nothing can be expected yet, from the week before. */
export function changeOf({ change, total, lastWeek }: Pick<AreaCount, 'change' | 'total' | 'lastWeek'>): { difference: number; verdict: Change['verdict'] } {
  return expectationOf(change) ?? { difference: total - lastWeek, verdict: 'unknown' };
}

/** Largest change first, whichever way it goes. */
export function byChange(compare: (a: string, b: string) => number) {
  return (a: AreaCount, b: AreaCount) =>
    Math.abs(changeOf(b).difference) - Math.abs(changeOf(a).difference) || b.total - a.total || compare(a.name, b.name);
}

/** The areas whose reports are more or fewer than chance would give. */
export function departing(picture: Picture): AreaCount[] {
  return areasOf(picture).filter(area => area.change?.verdict === 'above' || area.change?.verdict === 'below');
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
export function isSilent({ reports, planned, nil, silent }: OrganisationCount): boolean {
  return silent ?? (reports === 0 && planned === 0 && !nil);
}
