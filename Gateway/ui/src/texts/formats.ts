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
    compare: new Intl.Collator(locale).compare,
  };
}

/** `skadegörelse` → `Skadegörelse`: for a name that comes to stand first in a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
