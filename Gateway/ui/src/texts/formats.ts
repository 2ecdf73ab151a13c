import { monday, sunday, type Week } from '../time/isoWeek';
import type { Language } from './texts';

export type Formats = ReturnType<typeof formats>;

/** How a language writes numbers, dates and days. Whole numbers as `1 234`, means as `30,3`, changes as `+9` and `−3`. */
export function formats(language: Language) {
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB';
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const signed = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const plural = new Intl.PluralRules(locale);
  const span = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const shortDay = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Stockholm' });
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Stockholm' });
  const dayAndClock = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Stockholm' });
  const localDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' });
  const dated = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  const full = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const weekdayAndDate = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const hundredths = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const midnight = (day: string) => new Date(`${day.slice(0, 10)}T00:00:00Z`);
  const time = (at: Date) => language === 'sv' ? clock.format(at).replace(':', '.') : clock.format(at);
  const weekday = (index: number) => new Date(Date.UTC(2024, 0, 1 + index)); // 1 January 2024 was a Monday

  return {
    number: (value: number) => number.format(value),
    signed: (value: number) => signed.format(value).replace('-', '−'),
    plural: (count: number) => plural.select(count) === 'one' ? 'one' as const : 'other' as const,
    /** `16–22 november` */
    days: (week: Week) => span.formatRange(monday(week), sunday(week)),
    weekday: (index: number) => day.format(weekday(index)),
    shortWeekday: (index: number) => shortDay.format(weekday(index)),
    hour: (hour: number) => String(hour).padStart(2, '0'),
    /** `22 november 2026 kl. 10.00` */
    moment(instant: string) {
      const at = new Date(instant);
      return language === 'sv' ? `${date.format(at)} kl. ${clock.format(at).replace(':', '.')}` : `${date.format(at)} at ${clock.format(at)}`;
    },
    /** `14.05` */
    time: (instant: string | Date) => time(new Date(instant)),
    /** A calendar date as `27 november` */
    date: (day: string) => dated.format(midnight(day)),
    /** A calendar date as `31 mars 2027` */
    fullDate: (day: string) => full.format(midnight(day)),
    /** A calendar date as `torsdag 26 november` */
    weekdayDate: (day: string) => weekdayAndDate.format(midnight(day)),
    /** `2026-11` as `november 2026` */
    month: (yearAndMonth: string) => month.format(midnight(`${yearAndMonth.slice(0, 7)}-01`)),
    /** A score from 0 to 1 as `0,66` */
    score: (value: number) => hundredths.format(value),
    /** `93 %` */
    share: (value: number) => share.format(value),
    /** `Bruket, Centrum och Åtorp` */
    list: (items: readonly string[]) => list.format(items),
    /** `fre 27 nov. 18.00–23.00` */
    span(from: string, to: string | null) {
      const [start, end] = [new Date(from), to === null ? null : new Date(to)];
      const begins = language === 'sv' ? dayAndClock.format(start).replace(/(\d\d):(\d\d)/, '$1.$2') : dayAndClock.format(start);
      if (!end) return begins;
      return localDay.format(start) === localDay.format(end) ? `${begins}–${time(end)}` : `${begins} – ${language === 'sv' ? dayAndClock.format(end).replace(/(\d\d):(\d\d)/, '$1.$2') : dayAndClock.format(end)}`;
    },
    compare: new Intl.Collator(locale).compare,
  };
}

/** `skadegörelse` → `Skadegörelse`: for a name that comes to stand first in a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
