import type { Texts } from '../texts/texts';

/** `2026-Q4` is `kvartal 4 2026`, `2026-T3` is `tertial 3 2026`: in the middle of a sentence. */
export function periodName(period: string, t: Texts['t']): string {
  const [, year = period, kind, number = ''] = /^(\d{4})-([QT])(\d)$/.exec(period) ?? [];
  return kind === 'Q' ? t('period.quarter', { number, year }) : kind === 'T' ? t('period.tertial', { number, year }) : year;
}
