import { quantile } from '../charts/scale';

/**
 * What is usual: the range that holds eight in ten of the weeks before (10th to 90th percentile), in whole reports.
 * Fewer than twelve weeks say too little, and give no range.
 */
export function usualRange(counts: readonly number[]): { low: number; high: number } | undefined {
  if (counts.length < 12) return undefined;
  const sorted = counts.toSorted((a, b) => a - b);
  return { low: Math.floor(quantile(sorted, 0.1)), high: Math.ceil(quantile(sorted, 0.9)) };
}
