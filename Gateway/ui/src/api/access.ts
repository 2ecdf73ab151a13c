import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from './client';
import type { Answer } from './described';
import { queries } from './queries';

export const roles = ['rapportor', 'samordnare', 'analytiker', 'insatsansvarig', 'styrgrupp', 'lokbra', 'admin'] as const;
export type Role = typeof roles[number];

export const organisationKinds = ['kommun', 'polis', 'fastighetsbolag', 'raddningstjanst', 'bevakningsforetag', 'forening', 'ovrig'] as const;
export type OrganisationKind = typeof organisationKinds[number];

/** Somebody who may sign in. Who has never signed in is invited, and no more. */
export type Member = Answer<'/access/members'>['members'][number];
export interface MemberForm { name: string; email: string; title: string; organisation: string; roles: string[]; active: boolean }

export type Organisation = Answer<'/access/organisations'>['organisations'][number];
export type OrganisationForm = Pick<Organisation, 'name' | 'kind' | 'active'>;

/** Somebody who is signed in now, and until when at the latest. */
export type OpenSession = Answer<'/access/sessions'>['sessions'][number];

export type Key = Answer<'/access/keys'>['keys'][number];
export type KeyForm = Pick<Key, 'organisation' | 'kind' | 'source' | 'roles' | 'expiresAt'>;

/** `status` is null for what was begun and never answered: it may or may not have been done. */
export type AuditEntry = Answer<'/access/audit'>['entries'][number];
export interface AuditFilter { from: string; to: string; by: string }

const here = (municipality: string) => `municipality=${municipality}`;

export const membersQuery = (municipality: string) => queryOptions({
  queryKey: ['members', municipality],
  queryFn: ({ signal }) => call<{ members: Member[] }>('GET', `/access/members?${here(municipality)}`, undefined, signal),
});

export const organisationsQuery = (municipality: string) => queryOptions({
  queryKey: ['organisations', municipality],
  queryFn: ({ signal }) => call<{ organisations: Organisation[] }>('GET', `/access/organisations?${here(municipality)}`, undefined, signal),
});

export const keysQuery = (municipality: string) => queryOptions({
  queryKey: ['keys', municipality],
  queryFn: ({ signal }) => call<{ keys: Key[] }>('GET', `/access/keys?${here(municipality)}`, undefined, signal),
});

export const sessionsQuery = (municipality: string) => queryOptions({
  queryKey: ['sessions', municipality],
  queryFn: ({ signal }) => call<Answer<'/access/sessions'>>('GET', `/access/sessions?${here(municipality)}`, undefined, signal),
});

/** The log, newest first, with a page after each page that says there is more. */
export const auditQuery = (municipality: string, filter: AuditFilter) => infiniteQueryOptions({
  queryKey: ['audit', municipality, filter],
  queryFn: ({ pageParam, signal }) => {
    const asked = new URLSearchParams({ municipality, limit: '50', ...given({ ...filter, from: startOf(filter.from), to: endOf(filter.to), after: pageParam }) });
    return call<{ entries: AuditEntry[]; next: string | null }>('GET', `/access/audit?${asked.toString()}`, undefined, signal);
  },
  initialPageParam: '',
  getNextPageParam: last => last.next,
});

export function accessChanges(municipality: string) {
  const then = async <T>(what: string, doing: Promise<T>): Promise<T> => {
    const done = await doing;
    await Promise.all([what, 'organisations', 'sessions'].map(key => queries.invalidateQueries({ queryKey: [key, municipality] })));
    return done;
  };
  return {
    invite: (member: MemberForm) => then('members', call<{ id: string }>('POST', '/access/members', { municipality, ...member })),
    changeMember: (id: string, member: MemberForm) => then('members', call<void>('PUT', `/access/members/${id}`, member)),
    signOutMember: (id: string) => then('members', call<void>('POST', `/access/members/${id}/sign-out`, {})),
    signOutSession: (id: string) => then('members', call<void>('POST', `/access/sessions/${id}/sign-out`, {})),
    addOrganisation: ({ name, kind }: OrganisationForm) => then('organisations', call<{ id: string }>('POST', '/access/organisations', { municipality, name, kind })),
    changeOrganisation: (id: string, organisation: OrganisationForm) => then('organisations', call<void>('PUT', `/access/organisations/${id}`, organisation)),
    makeKey: (key: KeyForm) => then('keys', call<{ id: string; key: string }>('POST', '/access/keys', { municipality, ...key })),
    revokeKey: (id: string) => then('keys', call<void>('POST', `/access/keys/${id}/revoke`, {})),
  };
}

// Days are Swedish days, wherever the reader's computer thinks it is.
function startOf(day: string): string {
  return day && `${day}T00:00:00${offsetOn(day)}`;
}

function endOf(day: string): string {
  return day && `${day}T23:59:59.999${offsetOn(day)}`;
}

function offsetOn(day: string): string {
  const noon = new Date(`${day}T12:00:00Z`);
  const hour = Number(new Intl.DateTimeFormat('sv-SE', { hour: 'numeric', timeZone: 'Europe/Stockholm' }).format(noon));
  return `+0${hour - 12}:00`;
}

function given(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
