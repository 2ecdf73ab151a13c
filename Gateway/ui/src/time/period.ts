import type { Texts } from '../texts/texts';

/** A stretch of time as the API writes it: `2026-W47`, `2026-Q4`, `2026-T3`, `2026-H2` or `2026`. */
export type Period = string;

const kinds = { W: 'period.week', Q: 'period.quarter', T: 'period.tertial', H: 'period.half' } as const;

/** `2026-Q4` is `kvartal 4 2026`, `2026-T3` is `tertial 3 2026`: in the middle of a sentence. */
export function periodName(period: Period, t: Texts['t']): string {
  const [, year = period, kind, number = ''] = /^(\d{4})-([WQTH])0?(\d+)$/.exec(period) ?? [];
  return kind ? t(kinds[kind as keyof typeof kinds], { number, year }) : year;
}

/** The periods that are over, the latest first: what can be told of. */
export function periodsBefore(now: Date) {
  const { quarters, tertials, years } = periodsUntil(now);
  return { quarters: quarters.slice(1), tertials: tertials.slice(1), years: years.slice(1) };
}

/** The period that is going on first, and `back` before it. */
export function periodsUntil(now: Date, back = 3): { quarters: Period[]; tertials: Period[]; halves: Period[]; years: Period[] } {
  const [year, month] = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(now).split('-').map(Number) as [number, number];
  const steps = (months: number, letter: string) => Array.from({ length: back + 1 }, (_, index) => {
    const inYear = 12 / months, at = year * inYear + Math.floor((month - 1) / months) - index;
    return `${Math.floor(at / inYear)}-${letter}${at % inYear + 1}`;
  });
  return { quarters: steps(3, 'Q'), tertials: steps(4, 'T'), halves: steps(6, 'H'), years: [`${year}`, `${year - 1}`] };
}
