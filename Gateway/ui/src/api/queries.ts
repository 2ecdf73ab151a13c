import { MutationCache, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query';
import { addWeeks, type Week } from '../time/isoWeek';
import { api, call, Problem } from './client';
import { seeBy } from './ended';
import type { AreaProperties, Digest, Features, Meeting, MeetingPlan, MeetingTime, Picture, Session } from './types';

// The session has ended somewhere else: ask anew who is signed in, and the sign-in page follows.
const onError = (error: Error) => { if (error instanceof Problem && error.status === 401) void queries.invalidateQueries(sessionQuery); };

export const queries = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => failures < 1 && error instanceof Problem && (error.status === 0 || error.status >= 500),
      retryDelay: 500,
    },
  },
});

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => (await api.GET('/session', { signal })).data! as Session,
});

seeBy(() => queries.fetchQuery({ ...sessionQuery, staleTime: 0 }).then(session => session.signedIn, () => true));

export const personasQuery = queryOptions({
  queryKey: ['personas'],
  queryFn: async ({ signal }) => (await api.GET('/session/personas', { signal })).data!,
});

/** A week's picture as it stands, or as it was agreed in a version. */
export const pictureQuery = (municipality: string, week: Week, version?: string) => queryOptions({
  queryKey: ['picture', municipality, week, version],
  queryFn: async ({ signal }) => version === undefined
    ? (await api.GET('/api/{municipality}/pictures/{week}', { params: { path: { municipality, week } }, signal })).data! as unknown as Picture
    : await call<Picture>('GET', `/api/${municipality}/pictures/${week}?version=${encodeURIComponent(version)}`, undefined, signal),
});

/** The areas' shapes. They change seldom, so that a week chosen on the time slider does not fetch them anew. */
export const areasQuery = (municipality: string) => queryOptions({
  queryKey: ['areas', municipality],
  queryFn: ({ signal }) => call<Features<AreaProperties>>('GET', `/api/${municipality}/areas`, undefined, signal),
  staleTime: 300_000,
});

export const meetingQuery = (municipality: string, week: Week) => queryOptions({
  queryKey: ['meeting', municipality, week],
  queryFn: ({ signal }) => call<Meeting>('GET', `/api/${municipality}/meetings/${week}`, undefined, signal),
});

export const meetingsQuery = (municipality: string, from: string, to: string) => queryOptions({
  queryKey: ['meetings', municipality, from, to],
  queryFn: ({ signal }) => call<{ meetings: MeetingTime[] }>('GET', `/api/${municipality}/meetings?from=${from}&to=${to}`, undefined, signal),
});

/** Null where no plan is set yet. */
export const planQuery = (municipality: string) => queryOptions({
  queryKey: ['plan', municipality],
  queryFn: ({ signal }) => call<MeetingPlan | undefined>('GET', `/api/${municipality}/meetings/plan`, undefined, signal)
    .then(plan => plan ?? null, error => { if (error instanceof Problem && error.status === 404) return null; throw error; }),
});

export const calendarLinkQuery = (municipality: string) => queryOptions({
  queryKey: ['calendar-link', municipality],
  queryFn: ({ signal }) => call<{ url: string | null }>('GET', `/api/${municipality}/meetings/calendar-link`, undefined, signal),
});

export const digestQuery = (municipality: string) => queryOptions({
  queryKey: ['digest', municipality],
  queryFn: ({ signal }) => call<Digest>('GET', `/api/${municipality}/digest`, undefined, signal),
});

/** The weeks up to and with `week`, of the whole kommun or one of its areas. */
export const trendQuery = (municipality: string, week: Week, weeks: number, area?: string) => queryOptions({
  queryKey: ['trend', municipality, week, weeks, area],
  queryFn: async ({ signal }) =>
    (await api.GET('/api/{municipality}/trends', {
      params: { path: { municipality }, query: { from: addWeeks(week, 1 - weeks), to: week, area } }, signal,
    })).data!,
});

export async function signIn(persona: string): Promise<void> {
  await api.POST('/session', { body: { persona } });
  await queries.invalidateQueries();
}

/** The page is loaded anew: what one person may see must not flash past the next. A provider is told that its session here is over. */
export async function signOut(): Promise<void> {
  const answer = await call<{ url?: string | null } | undefined>('DELETE', '/session');
  if (answer?.url) location.assign(answer.url); else location.reload();
}
