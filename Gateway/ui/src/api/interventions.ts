import { queryOptions } from '@tanstack/react-query';
import { call } from './client';
import { queries } from './queries';
import type { Named, Work } from './work';
import type { Review } from './reviews';

export type InterventionState = 'proposed' | 'planned' | 'ongoing' | 'done' | 'not-done' | 'ended';
export type Missing = 'cause' | 'goal' | 'kind' | 'owner' | 'from' | 'reviewAt';
export type InterventionAction = 'plan' | 'start' | 'finish' | 'drop' | 'review';
export type Outcome = 'continue' | 'extend' | 'replace' | 'end';

export interface Kind { code: string; name: string; retired: boolean }
export interface WhyNot { code: string; text: string | null }
export interface Reason { code: string; name: string }
export interface Cause { id: string; text: string; basis: string | null; interventions: number }
export interface Problem { id: string; title: string; area: string | null; areaName: string | null; categories: string[]; state: 'open' | 'closed'; causes: Cause[]; createdAt: string }
export interface Goal { text: string; measure: 'reports' | 'other' | null; baseline: number | null; target: number | null; by: string | null; now?: number | null }

/** An intervention as it stands in lists. */
export interface Card {
  id: string; number: number; revision: number; what: string; kind: string | null; kindName: string | null; state: InterventionState;
  areas: Named[]; categories: string[];
  problem: { id: string; title: string } | null; cause: { id: string; text: string } | null; goal: Goal | null;
  owner: string | null; partners: string[]; contact: string | null;
  from: string | null; until: string | null; reviewAt: string | null; reviewOverdueDays: number; isOrdinary: boolean;
  source: { kind: 'meeting' | 'walk' | 'round' | 'own'; reference: string | null };
  latestReview: { outcome: Outcome; at: string; motive: string | null } | null;
  whyNot: WhyNot | null;
  missing: Missing[]; actions: InterventionAction[]; canChange: boolean;
}

export interface Referred { id: string; number: number; what: string }

export interface Intervention extends Card {
  work: Work[];
  /** How much has been done in each unit; work that was not counted has neither unit nor amount. */
  dose: { unit: string | null; amount: number | null; times: number }[];
  reviews: Review[];
  history: { at: string; by: string; change: string }[];
  predecessor: Referred | null;
  successor: Referred | null;
}

/** What is written in the planning form. */
export interface Plan {
  what: string; kind: string | null; areas: string[]; categories: string[]; cause: string | null; goal: Omit<Goal, 'now'> | null;
  owner: string | null; partners: string[]; contact: string | null; from: string | null; until: string | null; reviewAt: string | null; isOrdinary: boolean;
}

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

/** The kommun's names for what is reported. */
export const categoriesQuery = (municipality: string) => queryOptions({
  queryKey: ['categories', municipality],
  queryFn: async ({ signal }) => (await call<{ categories: Kind[] }>('GET', `/api/${municipality}/categories`, undefined, signal)).categories,
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
    propose: (plan: Plan) => then(call<{ id: string }>('POST', at, plan)),
    change: (id: string, plan: Plan, revision: number) => then(call<void>('PUT', `${at}/${id}`, { ...plan, revision })),
    step: (id: string, action: 'plan' | 'start' | 'finish', revision: number) => then(call<void>('POST', `${at}/${id}/${action}`, { revision })),
    drop: (id: string, code: string, text: string | null, revision: number) => then(call<void>('POST', `${at}/${id}/drop`, { code, text, revision })),
    addProblem: (problem: { title: string; area: string; categories: string[]; causes: { text: string; basis: string | null }[] }) => then(call<{ id: string; causes: string[] }>('POST', `${at}/problems`, problem)),
    addCause: (problem: string, text: string, basis: string | null) => then(call<{ id: string }>('POST', `${at}/problems/${problem}/causes`, { text, basis })),
    setKind: (code: string, name: string, retired: boolean) => then(call<void>('PUT', `${at}/kinds/${encodeURIComponent(code)}`, { name, retired })),
  };
}

/** Interventions, their work and their reviews show each other's changes. */
export async function refetchInterventions(municipality: string): Promise<void> {
  await Promise.all(['interventions', 'intervention', 'problems', 'kinds', 'work', 'reviews'].map(what => queries.invalidateQueries({ queryKey: [what, municipality] })));
}
