import { queryOptions } from '@tanstack/react-query';
import { call } from './client';
import type { Answer, Closer, Sent } from './described';
import { queries } from './queries';
import type { Work } from './work';
import type { Review } from './reviews';

export type InterventionState = 'proposed' | 'planned' | 'ongoing' | 'done' | 'not-done' | 'ended';
export type Missing = 'cause' | 'goal' | 'kind' | 'owner' | 'from' | 'reviewAt';
export type InterventionAction = 'plan' | 'start' | 'finish' | 'drop' | 'review';
export type Outcome = 'continue' | 'extend' | 'replace' | 'end';

type Described = Answer<'/api/{municipality}/interventions'>['interventions'][number];
type DescribedProblem = Answer<'/api/{municipality}/interventions/problems'>['problems'][number];
type Whole = Answer<'/api/{municipality}/interventions/{id}'>;

export type Kind = Required<Answer<'/api/{municipality}/interventions/kinds'>['kinds'][number]>;
export type Reason = Answer<'/api/{municipality}/interventions/why-not'>['reasons'][number];
export type Named = Described['areas'][number];
export type WhyNot = NonNullable<Described['whyNot']>;
export type Cause = DescribedProblem['causes'][number];
export type Problem = Closer<DescribedProblem, { state: 'open' | 'closed' }>;
export type Goal = Closer<NonNullable<Described['goal']>, { measure: 'reports' | 'other' }>;

/** An intervention as it stands in lists. */
export type Card = Closer<Described, {
  state: InterventionState;
  goal: Goal | null;
  source: Closer<Described['source'], { kind: 'meeting' | 'walk' | 'round' | 'own' }>;
  latestReview: Closer<NonNullable<Described['latestReview']>, { outcome: Outcome }> | null;
  missing: Missing[]; actions: InterventionAction[];
}>;

export type Referred = NonNullable<Whole['predecessor']>;

/** `dose` is how much has been done in each unit; work that was not counted has neither unit nor amount. */
export type Intervention = Card & Closer<Omit<Whole, keyof Described>, { work: Work[]; reviews: Review[] }>;

type Written = Sent<'/api/{municipality}/interventions', 'post'>;
/** What is written in the planning form. */
export type Plan = Closer<Omit<Written, 'revision'>, { what: string; areas: string[]; categories: string[]; partners: string[]; isOrdinary: boolean; goal: Closer<NonNullable<Written['goal']>, { text: string; measure: Goal['measure'] | null }> | null }>;
type CauseSent = Sent<'/api/{municipality}/interventions/problems/{id}/causes', 'post'>;
export type NewProblem = Closer<Sent<'/api/{municipality}/interventions/problems', 'post'>, { title: string; area: string; categories: string[] }>;

export const interventionsQuery = (municipality: string) => queryOptions({
  queryKey: ['interventions', municipality],
  // A kommun has some tens of interventions under way. The first pages are all of them, save for the oldest ended ones.
  queryFn: async ({ signal }) => {
    const all: Card[] = [];
    for (let after: string | null = null, page = 0; page < 5; page++) {
      const answer: { interventions: Card[]; next: string | null } = await call('GET', `/api/${municipality}/interventions?limit=200${after ? `&after=${encodeURIComponent(after)}` : ''}`, undefined, signal);
      all.push(...answer.interventions);
      if (!answer.next) break;
      after = answer.next;
    }
    return all;
  },
});

export const interventionQuery = (municipality: string, id: string) => queryOptions({
  queryKey: ['intervention', municipality, id],
  queryFn: ({ signal }) => call<Intervention>('GET', `/api/${municipality}/interventions/${encodeURIComponent(id)}`, undefined, signal),
});

export const kindsQuery = (municipality: string) => queryOptions({
  queryKey: ['kinds', municipality],
  queryFn: async ({ signal }) => (await call<{ kinds: Kind[] }>('GET', `/api/${municipality}/interventions/kinds`, undefined, signal)).kinds,
  staleTime: 300_000,
});

export const reasonsQuery = (municipality: string) => queryOptions({
  queryKey: ['why-not', municipality],
  queryFn: async ({ signal }) => (await call<{ reasons: Reason[] }>('GET', `/api/${municipality}/interventions/why-not`, undefined, signal)).reasons,
  staleTime: 300_000,
});

export const problemsQuery = (municipality: string) => queryOptions({
  queryKey: ['problems', municipality],
  queryFn: async ({ signal }) => (await call<{ problems: Problem[] }>('GET', `/api/${municipality}/interventions/problems`, undefined, signal)).problems,
});

/** What is done with interventions. Each fetches again what it changed. */
export function interventionChanges(municipality: string) {
  const at = `/api/${municipality}/interventions`;
  const then = async <T>(doing: Promise<T>): Promise<T> => {
    try { return await doing; } finally { await refetchInterventions(municipality); }
  };
  return {
    propose: (plan: Plan) => then(call<Answer<'/api/{municipality}/interventions', 'post'>>('POST', at, plan)),
    change: (id: string, plan: Plan, revision: number) => then(call<Answer<'/api/{municipality}/interventions/{id}', 'put'>>('PUT', `${at}/${id}`, { ...plan, revision } satisfies Sent<'/api/{municipality}/interventions/{id}', 'put'>)),
    step: (id: string, action: 'plan' | 'start' | 'finish', revision: number) => then(call<void>('POST', `${at}/${id}/${action}`, { revision } satisfies Sent<'/api/{municipality}/interventions/{id}/plan', 'post'>)),
    drop: (id: string, code: string, text: string | null, revision: number) => then(call<void>('POST', `${at}/${id}/drop`, { code, text, revision } satisfies Sent<'/api/{municipality}/interventions/{id}/drop', 'post'>)),
    addProblem: (problem: NewProblem) => then(call<Answer<'/api/{municipality}/interventions/problems', 'post'>>('POST', `${at}/problems`, problem)),
    changeProblem: (id: string, problem: Omit<NewProblem, 'causes'>) => then(call<void>('PUT', `${at}/problems/${id}`, problem)),
    addCause: (problem: string, text: string, basis: string | null) => then(call<Answer<'/api/{municipality}/interventions/problems/{id}/causes', 'post'>>('POST', `${at}/problems/${problem}/causes`, { text, basis } satisfies CauseSent)),
    changeCause: (problem: string, id: string, text: string, basis: string | null) => then(call<void>('PUT', `${at}/problems/${problem}/causes/${id}`, { text, basis } satisfies CauseSent)),
    setKind: (code: string, name: string, retired: boolean) => then(call<void>('PUT', `${at}/kinds/${encodeURIComponent(code)}`, { name, retired } satisfies Sent<'/api/{municipality}/interventions/kinds/{code}', 'put'>)),
  };
}

/** Interventions, their work and their reviews show each other's changes. */
export async function refetchInterventions(municipality: string): Promise<void> {
  await Promise.all(['interventions', 'intervention', 'problems', 'kinds', 'work', 'reviews'].map(what => queries.invalidateQueries({ queryKey: [what, municipality] })));
}
