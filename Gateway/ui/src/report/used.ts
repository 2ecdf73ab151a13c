import type { Category } from '../api/categories';

const name = (municipality: string) => `est.used.${municipality}`;

/** How often this device has reported each category. It is a convenience of the device's, and nobody else's business. */
function counts(municipality: string): Record<string, number> {
  try { return JSON.parse(localStorage.getItem(name(municipality)) ?? '{}') as Record<string, number>; } catch { return {}; }
}

export function use(municipality: string, category: string): void {
  const before = counts(municipality);
  localStorage.setItem(name(municipality), JSON.stringify({ ...before, [category]: (before[category] ?? 0) + 1 }));
}

/** What one reports most stands first; the rest as the kommun orders them. */
export function mostUsedFirst(categories: readonly Category[], municipality: string): Category[] {
  const used = counts(municipality);
  return categories.toSorted((a, b) => (used[b.code] ?? 0) - (used[a.code] ?? 0));
}
