import { queryOptions } from '@tanstack/react-query';
import { call } from './client';
import type { Answer, Closer } from './described';
import { queries } from './queries';
import type { Position } from './types';

export type Light = 'day' | 'dark';
export type WalkDecision = 'will' | 'will-not' | 'unknown';
export interface Route { type: 'LineString'; coordinates: Position[] }

type Described = Answer<'/api/{municipality}/walks/{id}'>;
type Told = Answer<'/api/{municipality}/walks/{id}/protocol'>;
export interface Participants { organisation: string; count: number }

/** Something that was seen, good or bad. `report` is what it became when the walk was published. */
export type Observation = Described['observations'][number];

/** `timing` of the six months: kept, late or waiting; null where nobody waits. */
export type Proposal = Closer<Described['proposals'][number], { decision: WalkDecision }>;

export type Walk = Closer<Omit<Described, 'route'>, { light: Light; participants: Participants[]; state: 'planned' | 'walked' | 'published'; proposals: Proposal[] }> & { route: Route | null };

export type WalkForm = Pick<Walk, 'title' | 'date' | 'time' | 'light' | 'route' | 'area' | 'invited' | 'participants'> & { state?: Walk['state'] };
export type ObservationForm = Omit<Observation, 'id' | 'report' | 'category'> & { category: string | null };
export type ProposalForm = Omit<Proposal, 'id' | 'became' | 'timing'>;

/** What residents may read: no ids, no severities. */
export type Protocol = Closer<Omit<Told, 'route'>, { light: Light; participants: Participants[]; state: Walk['state']; proposals: Closer<Told['proposals'][number], { decision: WalkDecision }>[] }> & { route: Route | null };

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
