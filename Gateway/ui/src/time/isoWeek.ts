/** An ISO week as the API writes it, e.g. `2026-W47`. Weeks begin on Monday; week 1 holds 4 January. */
export type Week = string;

const DAY = 86_400_000;
const pattern = /^(\d{4})-W(\d{2})$/;

export function isWeek(text: string | undefined): text is Week {
  const [, year, number] = pattern.exec(text ?? '') ?? [];
  return number !== undefined && Number(number) >= 1 && Number(number) <= weeksIn(Number(year));
}

export function weekOf(year: number, number: number): Week {
  return `${year}-W${String(number).padStart(2, '0')}`;
}

export function yearAndNumber(week: Week): { year: number; number: number } {
  const [, year, number] = pattern.exec(week) ?? [];
  return { year: Number(year), number: Number(number) };
}

/** Midnight UTC of the week's Monday: a calendar date, not an instant. */
export function monday(week: Week): Date {
  const { year, number } = yearAndNumber(week);
  const fourth = new Date(Date.UTC(year, 0, 4));
  return new Date(fourth.getTime() + ((number - 1) * 7 - ((fourth.getUTCDay() + 6) % 7)) * DAY);
}

export function sunday(week: Week): Date {
  return new Date(monday(week).getTime() + 6 * DAY);
}

export function weekHolding(date: Date): Week {
  const thursday = new Date(date.getTime() + (3 - ((date.getUTCDay() + 6) % 7)) * DAY);
  const year = thursday.getUTCFullYear();
  return weekOf(year, Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY / 7) + 1);
}

export function addWeeks(week: Week, weeks: number): Week {
  return weekHolding(new Date(monday(week).getTime() + weeks * 7 * DAY));
}

export function weeksIn(year: number): number {
  return yearAndNumber(weekHolding(new Date(Date.UTC(year, 11, 28)))).number;
}

/** A kommun lives in Swedish time, wherever the reader's computer thinks it is. */
export function today(now = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(now);
}

export function currentWeek(now = new Date()): Week {
  return weekHolding(new Date(`${today(now)}T00:00:00Z`));
}
