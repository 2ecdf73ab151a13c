import { QueryCache, QueryClient, queryOptions } from '@tanstack/react-query';
import { addWeeks, type Week } from '../time/isoWeek';
import { api, Problem } from './client';

export const queries = new QueryClient({
  queryCache: new QueryCache({
    onError(error) {
      // The session has ended somewhere else: ask anew who is signed in, and the sign-in page follows.
      if (error instanceof Problem && error.status === 401) void queries.invalidateQueries(sessionQuery);
    },
  }),
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
  queryFn: async ({ signal }) => (await api.GET('/session', { signal })).data!,
});

export const personasQuery = queryOptions({
  queryKey: ['personas'],
  queryFn: async ({ signal }) => (await api.GET('/session/personas', { signal })).data!,
});

export const pictureQuery = (municipality: string, week: Week) => queryOptions({
  queryKey: ['picture', municipality, week],
  queryFn: async ({ signal }) =>
    (await api.GET('/api/{municipality}/pictures/{week}', { params: { path: { municipality, week } }, signal })).data!,
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
  await anew();
}

export async function signOut(): Promise<void> {
  await api.DELETE('/session');
  await anew();
}

// What one person may see must not flash past the next.
async function anew(): Promise<void> {
  queries.removeQueries({ predicate: query => query.queryKey[0] !== 'session' });
  await queries.invalidateQueries(sessionQuery);
}
