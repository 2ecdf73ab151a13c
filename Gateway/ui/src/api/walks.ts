import { queryOptions } from '@tanstack/react-query';
import { call } from './client';
import { queries } from './queries';
import type { Position } from './types';

export type Light = 'day' | 'dark';
export type WalkDecision = 'will' | 'will-not' | 'unknown';
export interface Route { type: 'LineString'; coordinates: Position[] }
export interface Participants { organisation: string; count: number }

/** Something that was seen, good or bad. `report` is what it became when the walk was published. */
export interface Observation { id: string; what: string; category: string; severity: number; positive: boolean; lon: number | null; lat: number | null; report: string | null }

/** `timing` of the six months: kept, late or waiting; null where nobody waits. */
export interface Proposal {
  id: string; what: string; kind: string; area: string | null; responsible: string | null; until: string | null; decision: WalkDecision; reason: string | null;
  became: { number: number | null; state: string; doneOn: string | null; whyNot: string | null } | null; timing: string | null;
}

export interface Walk {
  id: string; title: string; date: string; time: string | null; light: Light; route: Route | null; area: string | null; invited: string[]; participants: Participants[];
  state: 'planned' | 'walked' | 'published'; organisation: string; target: string; publishedAt: string | null; revision: number; observations: Observation[]; proposals: Proposal[];
}

export type WalkForm = Pick<Walk, 'title' | 'date' | 'time' | 'light' | 'route' | 'area' | 'invited' | 'participants'> & { state?: Walk['state'] };
export interface ObservationForm { what: string; category: string | null; severity: number; positive: boolean; lon: number | null; lat: number | null }
export interface ProposalForm { what: string; kind: string; area: string | null; responsible: string | null; until: string | null; decision: WalkDecision; reason: string | null }

/** What residents may read: no ids, no severities. */
export interface Protocol {
  municipality: string; title: string; date: string; time: string | null; light: Light; area: string | null; route: Route | null; invited: string[]; participants: Participants[];
  organisation: string; state: Walk['state']; publishedAt: string | null; target: string;
  observations: { number: number; what: string; category: string; positive: boolean; lon: number | null; lat: number | null }[];
  proposals: { number: number; what: string; kind: string; area: string | null; responsible: string | null; until: string | null; decision: WalkDecision; reason: string | null; state: string | null; doneOn: string | null; timing: string | null }[];
}

const at = (municipality: string) => `/api/${municipality}/walks`;

export const walksQuery = (municipality: string) => queryOptions({
  queryKey: ['walks', municipality],
  queryFn: ({ signal }) => call<{ walks: Walk[] }>('GET', at(municipality), undefined, signal),
});

export const walkQuery = (municipality: string, id: string) => queryOptions({
  queryKey: ['walks', municipality, id],
  queryFn: ({ signal }) => call<Walk>('GET', `${at(municipality)}/${encodeURIComponent(id)}`, undefined, signal),
});

export const protocolQuery = (municipality: string, id: string) => queryOptions({
  queryKey: ['walks', municipality, id, 'protocol'],
  queryFn: ({ signal }) => call<Protocol>('GET', `${at(municipality)}/${encodeURIComponent(id)}/protocol`, undefined, signal),
});

/** Every change answers the walk as it then stands. */
export function walkChanges(municipality: string) {
  const then = async (doing: Promise<Walk>): Promise<Walk> => {
    const walk = await doing;
    await queries.cancelQueries({ queryKey: ['walks', municipality, walk.id] });
    queries.setQueryData(walkQuery(municipality, walk.id).queryKey, walk);
    void queries.invalidateQueries({ queryKey: ['walks', municipality], predicate: ({ queryKey }) => queryKey.length !== 3 });
    return walk;
  };
  return {
    plan: (walk: WalkForm) => then(call('POST', at(municipality), walk)),
    change: (id: string, revision: number, walk: WalkForm) => then(call('PUT', `${at(municipality)}/${id}`, { ...walk, revision })),
    remove: async (id: string) => { await call<void>('DELETE', `${at(municipality)}/${id}`); await queries.invalidateQueries({ queryKey: ['walks', municipality] }); },
    observe: (id: string, observation: string, form: ObservationForm) => then(call('PUT', `${at(municipality)}/${id}/observations/${observation}`, form)),
    removeObservation: (id: string, observation: string) => then(call('DELETE', `${at(municipality)}/${id}/observations/${observation}`)),
    propose: (id: string, proposal: string, form: ProposalForm) => then(call('PUT', `${at(municipality)}/${id}/proposals/${proposal}`, form)),
    removeProposal: (id: string, proposal: string) => then(call('DELETE', `${at(municipality)}/${id}/proposals/${proposal}`)),
    publish: (id: string) => then(call('POST', `${at(municipality)}/${id}/publish`, {})),
  };
}

/** An id that the phone chooses, so that what is sent twice over a poor net is noted once. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
