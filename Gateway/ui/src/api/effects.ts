import { queryOptions } from '@tanstack/react-query';
import type { Week } from '../time/isoWeek';
import { call } from './client';

/*
 * By hand: what the gateway's document does not describe yet. What a newer or older gateway may leave out is read as absent.
 */
export interface Interval { estimate: number; low: number; high: number }

export interface Side { areas: { code: string; name: string }[]; before: number; after: number }

export interface Span { from: Week; to: Week; weeks: number }

export interface Effect {
  intervention: { id: string; number: number; what: string; from: string };
  /** Null where nothing was counted before it began, and while no whole week has passed since. */
  before: Span | null; after: Span | null;
  treated: Side; comparison: Side | null; displacement: Side | null; displacementComparison: Side | null;
  wdd: { local: Difference; displacement: Difference | null; total: Difference | null } | null;
  rateRatio: (Interval & { overdispersion?: number | null }) | null;
  wdq: { value: number; meaning: string } | null;
  segmented: { weeks: number; level: Interval; trend: Interval; fitted: (number | null)[]; counterfactual: (number | null)[] } | null;
  /** The comparison areas' reports, scaled to as many areas as the treated ones are. */
  weekly: { week: Week; treated: number; comparison: number | null }[];
  evidence: { level: number; because: string[] };
  cautions: { code: string; values?: Record<string, string | number | number[]> | null }[];
  sentence: string;
}

export interface Difference extends Interval { standardError?: number; z?: number }

/** 404 where there is nothing to measure yet: not begun, or no week since. */
export const effectQuery = (municipality: string, intervention: string) => queryOptions({
  queryKey: ['effect', municipality, intervention],
  queryFn: ({ signal }) => call<Effect>('GET', `/api/${municipality}/effects/${intervention}`, undefined, signal),
});
