import { ticks } from './scale';

export type ForestScale = 'ratio' | 'difference';

export interface ForestAxis {
  /** Where a value lies: 0 at the left edge, 1 at the right. What lies outside is at the edge. */
  at(value: number): number;
  ticks: readonly { value: number; minor: boolean }[];
  /** No change: a ratio of one, a difference of nought. */
  none: number;
}

// A half and a double are as far from no change: ratios lie on a logarithmic axis.
const ratios = [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 4, 10];
const minor = new Set([0.75, 1.5]), minorOfMany = new Set([0.25, 4]);
const many = 6;

/** The axis of a forest plot: round numbers that hold the values, with no change always on it. */
export function forestAxis(values: readonly number[], scale: ForestScale): ForestAxis {
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const fitting = scale === 'ratio' ? ratiosAround(lowest, highest) : differencesAround(lowest, highest);
  const crowded = scale === 'ratio' && fitting.length > many;
  const shown = crowded ? fitting.filter(value => !minor.has(value)) : fitting; // their words would stand in each other
  const place = scale === 'ratio' ? Math.log : (value: number) => value;
  const [from, to] = [place(shown[0]!), place(shown.at(-1)!)];
  return {
    at: value => Math.max(0, Math.min(1, (place(value) - from) / (to - from))), // the logarithm of nought is at the edge too
    ticks: shown.map(value => ({ value, minor: scale === 'ratio' && (crowded ? minorOfMany : minor).has(value) })),
    none: scale === 'ratio' ? 1 : 0,
  };
}

function ratiosAround(lowest: number, highest: number): number[] {
  const from = ratios.findLastIndex(one => one <= Math.min(lowest, 0.75));
  const to = ratios.findIndex(one => one >= Math.max(highest, 1.5));
  return ratios.slice(Math.max(0, from), to < 0 ? undefined : to + 1);
}

function differencesAround(lowest: number, highest: number): number[] {
  const step = ticks(Math.max(Math.abs(lowest), Math.abs(highest)), 3)[1]!;
  const from = Math.floor(Math.min(lowest, 0) / step), to = Math.max(Math.ceil(Math.max(highest, 0) / step), from + 1);
  return Array.from({ length: to - from + 1 }, (_, index) => (from + index) * step);
}
