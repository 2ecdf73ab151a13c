const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** What a clock in Sweden shows, as a form field takes it: `2026-11-20T21:30`. */
export function localTime(instant: Date): string {
  return parts.format(instant).replace(' ', 'T').slice(0, 16);
}

/**
 * The instant at which a clock in Sweden shows this, with its offset: `2026-11-20T21:30+01:00`. An hour that comes twice in autumn is the
 * first of the two; one that spring leaps over is the hour after.
 */
export function instantOf(local: string): string {
  const asUtc = Date.parse(`${local.slice(0, 16)}Z`);
  for (const hours of [2, 1]) {
    if (localTime(new Date(asUtc - hours * 3_600_000)) === local.slice(0, 16)) return `${local.slice(0, 16)}:00+0${hours}:00`;
  }
  return `${local.slice(0, 16)}:00+01:00`;
}
