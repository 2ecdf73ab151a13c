import { queryOptions } from '@tanstack/react-query';
import { call } from './client';
import { refetchInterventions, type Goal, type Outcome, type Referred } from './interventions';
import type { Named } from './work';

/** The question of an intervention's future: asked at a week's, a quarter's or a year's end, and answered in one of four ways. */
export interface Review {
  id: string;
  intervention: { id: string; number: number; what: string; kindName: string | null; areas: Named[]; owner: string | null; goal: Goal | null };
  tier: 'week' | 'quarter' | 'year'; due: string; overdueDays: number;
  outcome: Outcome | null; motive: string | null; successor: Referred | null; decidedAt: string | null; decidedBy: string | null;
  canChange?: boolean;
  /** Reports in four weeks: before the intervention, now, and as the goal says. */
  numbers: { before: number | null; now: number | null; target: number | null } | null;
}

export type ReviewState = 'due' | 'overdue' | 'coming' | 'decided';

export interface ReviewDecision {
  outcome: Outcome; motive: string; until?: string | undefined; areas?: string[] | undefined;
  successor?: { what: string; kind: string | null } | undefined; nextReview?: string | undefined;
}

/** Without a state: everything undecided that is due, overdue first. */
export const reviewsQuery = (municipality: string, state?: ReviewState) => queryOptions({
  queryKey: ['reviews', municipality, state],
  queryFn: async ({ signal }) => (await call<{ reviews: Review[] }>('GET', `/api/${municipality}/reviews${state ? `?state=${state}` : ''}`, undefined, signal)).reviews,
});

export async function decideReview(municipality: string, id: string, decision: ReviewDecision): Promise<{ intervention: string; successor: string | null }> {
  try { return await call('POST', `/api/${municipality}/reviews/${id}/decide`, decision); } finally { await refetchInterventions(municipality); }
}
