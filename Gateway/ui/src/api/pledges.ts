import { queryOptions } from '@tanstack/react-query';
import { call } from './client';
import type { Answer, Closer, Sent } from './described';
import { queries } from './queries';

export const pledgeStatuses = ['kept', 'partly', 'not-kept', 'under-way'] as const;
export type PledgeStatus = typeof pledgeStatuses[number];

type Described = Answer<'/api/{municipality}/pledges'>['pledges'][number];

export type Pledge = Closer<Described, { statuses: Closer<Described['statuses'][number], { status: PledgeStatus }>[] }>;

export type PledgeForm = Closer<Omit<Sent<'/api/{municipality}/pledges', 'post'>, 'revision'>, {
  title: string; text: string; organisations: string[]; areas: string[]; from: string; until: string; interventions: string[];
}>;

export const pledgesQuery = (municipality: string) => queryOptions({
  queryKey: ['pledges', municipality],
  queryFn: ({ signal }) => call<{ pledges: Pledge[] }>('GET', `/api/${municipality}/pledges`, undefined, signal),
});

/** The interventions a pledge may be tied to. */
export const pledgeInterventionsQuery = (municipality: string) => queryOptions({
  queryKey: ['interventions', municipality, 'to-choose'],
  queryFn: ({ signal }) => call<Answer<'/api/{municipality}/interventions'>>('GET', `/api/${municipality}/interventions?limit=200`, undefined, signal),
});

export function pledgeChanges(municipality: string) {
  const at = `/api/${municipality}/pledges`;
  const then = async <T>(doing: Promise<T>): Promise<T> => {
    const done = await doing;
    await queries.invalidateQueries({ queryKey: ['pledges', municipality] });
    return done;
  };
  return {
    add: (pledge: PledgeForm) => then(call<{ id: string }>('POST', at, pledge)),
    change: (id: string, pledge: PledgeForm, revision: number) => then(call<void>('PUT', `${at}/${id}`, { ...pledge, revision } satisfies Sent<'/api/{municipality}/pledges/{id}', 'put'>)),
    setStatus: (id: string, half: string, status: PledgeStatus, text: string) => then(call<void>('PUT', `${at}/${id}/statuses/${half}`, { status, text: text || null } satisfies Sent<'/api/{municipality}/pledges/{id}/statuses/{half}', 'put'>)),
    remove: (id: string) => then(call<void>('DELETE', `${at}/${id}`)),
  };
}
