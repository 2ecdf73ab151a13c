/** Round numbers from 0 to at least `max`, in at most `most` steps of 1, 2 or 5 times a power of ten: 0, 5, 10, 15. */
export function ticks(max: number, most = 4): number[] {
  const rough = Math.max(max, 1) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map(one => one * power).find(one => one >= rough)!);
  const count = Math.ceil(Math.max(max, 1) / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** A share as an SVG percentage. Charts are drawn in percentages, so that they fit paper, phone and projector without measuring. */
export function percent(value: number, whole: number): string {
  return `${(whole === 0 ? 0 : value / whole * 100).toFixed(2)}%`;
}

/** The value under which a share of the sorted values lies, interpolated between neighbours (Hyndman and Fan 1996, type 7). */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? 0;
  return below + ((sorted[Math.ceil(at)] ?? below) - below) * (at % 1);
}
