import { queryOptions } from '@tanstack/react-query';
import { call, send } from './client';
import type { Answer, Closer, Sent } from './described';
import { queries } from './queries';

/** A quarter `2026-Q4` or a tertial `2026-T3`. */
export type Period = string;
export type Criterion = 'perInhabitant' | 'perSquareKilometre' | 'weighted' | 'trend' | 'signals' | 'persistence' | 'survey' | 'influence';
export type Weights = Partial<Record<Criterion, number>>;

type Described = Answer<'/api/{municipality}/rounds/{period}'>;
type DescribedArea = Described['areas'][number];
type DescribedInfluence = DescribedArea['influence'];

export type RoundSettings = Closer<Pick<Answer<'/api/{municipality}/rounds/settings'>, 'cadence' | 'chosen' | 'weights' | 'revision'>, { cadence: 'quarter' | 'tertial'; weights: Weights }>;
export type RoundInList = Closer<Answer<'/api/{municipality}/rounds'>['rounds'][number], { state: 'open' | 'decided' }>;

/** How one actor judges what can be done about an area: four questions from 1 to 5. */
export type Judgement = Described['myJudgement'][number];

export type RoundArea = Closer<DescribedArea, {
  need: Closer<DescribedArea['need'], { criteria: Closer<DescribedArea['need']['criteria'][number], { criterion: Criterion }>[] }>;
  influence: Closer<DescribedInfluence, { disagreement: 'low' | 'some' | 'high' | 'none' }>;
}>;
/** What a set of weights makes of an area. Trying other weights answers these anew. */
export type Ranked = Pick<RoundArea, 'area' | 'score' | 'rank' | 'topsis' | 'topsisRank' | 'probability' | 'proposed'>;
export type Stability = Described['stability'];

export type LastRoundArea = NonNullable<Described['last']>['areas'][number];

export type Round = Closer<Described, {
  state: 'open' | 'decided';
  weights: Closer<Described['weights'][number], { criterion: Criterion }>[];
  areas: RoundArea[];
}>;

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
  call<{ areas: Ranked[]; stability: Stability }>('POST', `/api/${municipality}/rounds/${period}/try`, { weights } satisfies Sent<'/api/{municipality}/rounds/{period}/try', 'post'>, signal);

/** What is done in a round. Each fetches again what it changed. */
export function roundChanges(municipality: string, period: Period) {
  const at = `/api/${municipality}/rounds/${period}`;
  const then = async <T>(doing: Promise<T>): Promise<T> => {
    try { return await doing; } finally { await refetch(municipality); }
  };
  return {
    setWeights: (weights: Weights, motive: string, revision: number) => then(call<void>('PUT', `${at}/weights`, { weights, motive, revision } satisfies Sent<'/api/{municipality}/rounds/{period}/weights', 'put'>)),
    judge: (areas: readonly Judgement[]) => then(call<void>('PUT', `${at}/influence`, { areas: [...areas] } satisfies Sent<'/api/{municipality}/rounds/{period}/influence', 'put'>)),
    remind: () => then(call<Answer<'/api/{municipality}/rounds/{period}/remind', 'post'>>('POST', `${at}/remind`, {})),
    importSurvey: (file: File) => then(send<unknown>('PUT', `${at}/survey?name=${encodeURIComponent(file.name)}`, file, 'text/csv')),
    removeSurvey: () => then(call<void>('DELETE', `${at}/survey`)),
    decide: (chosen: readonly { area: string; motive: string | null }[], motive: string | null, revision: number) => then(call<void>('POST', `${at}/decide`, { chosen: [...chosen], motive, revision } satisfies Sent<'/api/{municipality}/rounds/{period}/decide', 'post'>)),
  };
}

export async function beginRound(municipality: string, period: Period): Promise<void> {
  try { await call<unknown>('POST', `/api/${municipality}/rounds`, { period }); } finally { await refetch(municipality); }
}

export async function setRoundSettings(municipality: string, settings: RoundSettings, motive: string): Promise<void> {
  await call<unknown>('PUT', `/api/${municipality}/rounds/settings`, { ...settings, motive } satisfies Sent<'/api/{municipality}/rounds/settings', 'put'>);
  await Promise.all([queries.invalidateQueries({ queryKey: ['round-settings', municipality] }), refetch(municipality)]);
}

async function refetch(municipality: string): Promise<void> {
  await Promise.all(['rounds', 'round'].map(what => queries.invalidateQueries({ queryKey: [what, municipality] })));
}
