import { queryOptions } from '@tanstack/react-query';
import { call } from './client';
import type { Answer, Closer, Sent } from './described';
import { refetchInterventions, type Goal, type Outcome } from './interventions';

type Described = Answer<'/api/{municipality}/reviews'>['reviews'][number];

/** The question of an intervention's future: asked at a week's, a quarter's or a year's end, and answered in one of four ways. Its numbers are reports in four weeks: before the intervention, now, and as the goal says. */
export type Review = Closer<Described, {
  intervention: Closer<Described['intervention'], { goal: Goal | null }>;
  tier: 'week' | 'quarter' | 'year';
  outcome: Outcome | null;
}>;

export type ReviewState = 'due' | 'overdue' | 'coming' | 'decided';

export type ReviewDecision = Closer<Sent<'/api/{municipality}/reviews/{id}/decide', 'post'>, { outcome: Outcome; motive: string }>;

/** Without a state: everything undecided that is due, overdue first. */
export const reviewsQuery = (municipality: string, state?: ReviewState) => queryOptions({
  queryKey: ['reviews', municipality, state],
  queryFn: async ({ signal }) => (await call<{ reviews: Review[] }>('GET', `/api/${municipality}/reviews${state ? `?state=${state}` : ''}`, undefined, signal)).reviews,
});

export async function decideReview(municipality: string, id: string, decision: ReviewDecision): Promise<Answer<'/api/{municipality}/reviews/{id}/decide', 'post'>> {
  try { return await call('POST', `/api/${municipality}/reviews/${id}/decide`, decision); } finally { await refetchInterventions(municipality); }
}
