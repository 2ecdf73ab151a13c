import { queryOptions } from '@tanstack/react-query';
import { call } from './client';
import { queries } from './queries';

/*
 * By hand: what the gateway's document does not describe yet.
 */
export const pledgeStatuses = ['kept', 'partly', 'not-kept', 'under-way'] as const;
export type PledgeStatus = typeof pledgeStatuses[number];

export interface Pledge {
  id: string; title: string; text: string; organisations: string[]; areas: { code: string; name: string }[]; picture: string | null; dialogue: string | null;
  from: string; until: string; interventions: { id: string; number: number; what: string; state: string }[];
  statuses: { half: string; status: PledgeStatus; text: string | null; at: string; by: string }[];
  due: string | null; revision: number;
}

export interface PledgeForm {
  title: string; text: string; organisations: string[]; areas: string[]; picture: string | null; dialogue: string | null; from: string; until: string; interventions: string[];
}

export const pledgesQuery = (municipality: string) => queryOptions({
  queryKey: ['pledges', municipality],
  queryFn: ({ signal }) => call<{ pledges: Pledge[] }>('GET', `/api/${municipality}/pledges`, undefined, signal),
});

/** The interventions a pledge may be tied to. */
export const pledgeInterventionsQuery = (municipality: string) => queryOptions({
  queryKey: ['interventions', municipality, 'to-choose'],
  queryFn: ({ signal }) => call<{ interventions: { id: string; number: number; what: string; state: string }[] }>('GET', `/api/${municipality}/interventions?limit=200`, undefined, signal),
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
    change: (id: string, pledge: PledgeForm, revision: number) => then(call<void>('PUT', `${at}/${id}`, { ...pledge, revision })),
    setStatus: (id: string, half: string, status: PledgeStatus, text: string) => then(call<void>('PUT', `${at}/${id}/statuses/${half}`, { status, text: text || null })),
    remove: (id: string) => then(call<void>('DELETE', `${at}/${id}`)),
  };
}
