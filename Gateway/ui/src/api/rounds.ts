import { queryOptions } from '@tanstack/react-query';
import { call, send } from './client';
import { queries } from './queries';

/** A quarter `2026-Q4` or a tertial `2026-T3`. */
export type Period = string;
export type Criterion = 'perInhabitant' | 'perSquareKilometre' | 'weighted' | 'trend' | 'signals' | 'persistence' | 'survey' | 'influence';
export type Weights = Partial<Record<Criterion, number>>;

export interface RoundSettings { cadence: 'quarter' | 'tertial'; chosen: number; weights: Weights; revision: number }
export interface RoundInList { period: Period; state: 'open' | 'decided'; chosen: { area: string; name: string; rank: number }[]; decidedAt?: string | null; decidedBy?: string | null }

/** How one actor judges what can be done about an area: four questions from 1 to 5. */
export interface Judgement { area: string; mandate: number; owners: number; measures: number; time: number; motive: string }

/** What a set of weights makes of an area. Trying other weights answers these anew. */
export interface Ranked { area: string; score: number; rank: number; topsis: number; topsisRank: number; probability: number; proposed: boolean }
export interface Stability { draws: number; seed: number; sameSet: number }

export interface RoundArea extends Ranked {
  name: string; population: number | null; squareKilometres: number | null; recent: number[]; reports: number;
  need: { score: number; criteria: { criterion: Criterion; value: number | null; normalised: number | null; known: boolean }[] };
  influence: {
    median: number | null; low: number | null; high: number | null; disagreement: 'low' | 'some' | 'high' | 'none'; answers: number;
    judgements: (Omit<Judgement, 'area'> & { organisation: string; score: number })[];
  };
  chosen: boolean | null;
  motive: string | null;
}

export interface LastRoundArea {
  area: string; name: string; before: number; after: number;
  comparison: { area: string; name: string }[]; comparisonBefore: number; comparisonAfter: number;
  rateRatio: { estimate: number; low: number; high: number } | null;
  interventions: { planned: number; ongoing: number; done: number; notDone: number; ended: number };
}

export interface Round {
  period: Period; state: 'open' | 'decided'; revision: number; dataFrom: string; dataTo: string; chosenCount: number;
  weights: { criterion: Criterion; weight: number; used: number; known: boolean }[];
  weightsMotive: string | null; weightsBy: string | null;
  areas: RoundArea[];
  stability: Stability;
  organisations: { name: string; kind?: string | null; answered: boolean; remindedAt: string | null }[];
  myJudgement: Judgement[];
  survey: { name: string; importedAt: string; by: string; areas: number } | null;
  last: { period: Period; weeks?: number; areas: LastRoundArea[]; regression: { before?: number; expectedAnyway: number } | null } | null;
  decision: { at: string; by: string; motive: string | null; chosen: { area: string; name: string; rank: number; score: number; motive: string | null }[] } | null;
}

export const roundsQuery = (municipality: string) => queryOptions({
  queryKey: ['rounds', municipality],
  queryFn: ({ signal }) => call<{ next: Period; rounds: RoundInList[] }>('GET', `/api/${municipality}/rounds`, undefined, signal),
});

export const roundQuery = (municipality: string, period: Period) => queryOptions({
  queryKey: ['round', municipality, period],
  queryFn: ({ signal }) => call<Round>('GET', `/api/${municipality}/rounds/${period}`, undefined, signal),
});

export const roundSettingsQuery = (municipality: string) => queryOptions({
  queryKey: ['round-settings', municipality],
  queryFn: ({ signal }) => call<RoundSettings>('GET', `/api/${municipality}/rounds/settings`, undefined, signal),
});

/** What other weights would give, without storing them. */
export const tryWeights = (municipality: string, period: Period, weights: Weights, signal: AbortSignal) =>
  call<{ areas: Ranked[]; stability: Stability }>('POST', `/api/${municipality}/rounds/${period}/try`, { weights }, signal);

/** What is done in a round. Each fetches again what it changed. */
export function roundChanges(municipality: string, period: Period) {
  const at = `/api/${municipality}/rounds/${period}`;
  const then = async <T>(doing: Promise<T>): Promise<T> => {
    try { return await doing; } finally { await refetch(municipality); }
  };
  return {
    setWeights: (weights: Weights, motive: string, revision: number) => then(call<void>('PUT', `${at}/weights`, { weights, motive, revision })),
    judge: (areas: readonly Judgement[]) => then(call<void>('PUT', `${at}/influence`, { areas })),
    remind: () => then(call<{ reminded: string[] }>('POST', `${at}/remind`, {})),
    importSurvey: (file: File) => then(send<unknown>('PUT', `${at}/survey?name=${encodeURIComponent(file.name)}`, file, 'text/csv')),
    removeSurvey: () => then(call<void>('DELETE', `${at}/survey`)),
    decide: (chosen: readonly { area: string; motive: string | null }[], motive: string | null, revision: number) => then(call<void>('POST', `${at}/decide`, { chosen, motive, revision })),
  };
}

export async function beginRound(municipality: string, period: Period): Promise<void> {
  try { await call<unknown>('POST', `/api/${municipality}/rounds`, { period }); } finally { await refetch(municipality); }
}

export async function setRoundSettings(municipality: string, settings: RoundSettings, motive: string): Promise<void> {
  await call<unknown>('PUT', `/api/${municipality}/rounds/settings`, { ...settings, motive });
  await Promise.all([queries.invalidateQueries({ queryKey: ['round-settings', municipality] }), refetch(municipality)]);
}

async function refetch(municipality: string): Promise<void> {
  await Promise.all(['rounds', 'round'].map(what => queries.invalidateQueries({ queryKey: [what, municipality] })));
}
