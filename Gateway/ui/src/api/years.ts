import { queryOptions } from '@tanstack/react-query';
import { call } from './client';

/*
 * By hand: what the gateway's document does not describe yet.
 */
export type Basis = 'weak' | 'moderate' | 'good';

export interface Study { intervention: string; number: number; what: string; ratio: number; low: number; high: number; /** Share of the kind's ratio; 0 where it cannot be compared. */ weight: number; evidence: number }

/** What the interventions of one kind have in common: a ratio to the comparison areas, below 1 where reports became fewer. */
export interface KindOfYear {
  kind: string; name: string; interventions: number; areas: number; weeks: number;
  ratio: number; low: number; high: number; predictionLow: number | null; predictionHigh: number | null;
  tau2?: number | null; i2?: number | null; basis: Basis; sentence: string; studies: Study[];
}

export interface AreaOfYear { code: string; name: string; weeks: number[]; total: number;
  /** Of the same weeks of the year before. */
  lastYear: number; levels: { green: number; yellow: number; red: number } }

export interface Year {
  year: number; weeks: number; total: number; lastYear: number; kinds: KindOfYear[];
  /** Kinds whose interventions all lack comparable areas so far. */
  notCompared: { kind: string; name: string; interventions: number; sentence: string }[]; areas: AreaOfYear[];
  promised: { decided: number; done: number; ongoing: number; notDone: number; unknown: number; reasons: { code: string; name: string; count: number }[] };
  reviews: { continue: number; extend: number; replace: number; end: number; overdue: number };
  pledges: { kept: number; partly: number; notKept: number; underWay: number };
  sentences: string[];
}

export const yearsQuery = (municipality: string) => queryOptions({
  queryKey: ['years', municipality],
  queryFn: ({ signal }) => call<{ years: number[] }>('GET', `/api/${municipality}/years`, undefined, signal),
});

export const yearQuery = (municipality: string, year: string) => queryOptions({
  queryKey: ['year', municipality, year],
  queryFn: ({ signal }) => call<Year>('GET', `/api/${municipality}/years/${year}`, undefined, signal),
});
