import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from './client';
import type { Answer, Closer } from './described';
import { queries } from './queries';
import type { NewReport, Receipt } from './reports';

export type QuarantineState = 'waiting' | 'released' | 'discarded';

/** What could not be taken in, as it came, with everything that is wrong with it. `raw` is null when it is kept from the reader. */
export type Entry = Closer<Answer<'/api/{municipality}/quarantine'>['entries'][number], { state: QuarantineState }>;

export interface Filter { state: QuarantineState; reason: string; source: string }

/** The answer to several at once, one result for each: `invalid` is still wrong, the others have left. */
export interface Bulk { results: Closer<Answer<'/api/{municipality}/quarantine/release', 'post'>['results'][number], { status: 'released' | 'discarded' | 'not-waiting' | 'not-found' | 'invalid' }>[] }

export const quarantineQuery = (municipality: string, { state, reason, source }: Filter) => infiniteQueryOptions({
  queryKey: ['quarantine', municipality, state, reason, source],
  queryFn: ({ pageParam, signal }) => {
    const asked = new URLSearchParams(Object.entries({ state, reason, source, after: pageParam, limit: '50' }).filter(([, value]) => value !== ''));
    return call<{ entries: Entry[]; next: string | null }>('GET', `/api/${municipality}/quarantine?${asked}`, undefined, signal);
  },
  initialPageParam: '',
  getNextPageParam: last => last.next ?? undefined,
});

/** What is done with entries. Nothing leaves the quarantine in any other way. */
export function quarantineChanges(municipality: string) {
  const at = `/api/${municipality}/quarantine`;
  const then = async <T>(doing: Promise<T>): Promise<T> => {
    try { return await doing; } finally { await queries.invalidateQueries({ queryKey: ['quarantine', municipality] }); }
  };
  return {
    /** Without a report the text is tried again as it came. */
    release: (id: string, report?: NewReport) => then(call<Receipt>('POST', `${at}/${id}/release`, report)),
    discard: (id: string, motive: string) => then(call<void>('POST', `${at}/${id}/discard`, { motive })),
    releaseAll: (ids: readonly string[]) => then(call<Bulk>('POST', `${at}/release`, { ids })),
    discardAll: (ids: readonly string[], motive: string) => then(call<Bulk>('POST', `${at}/discard`, { ids, motive })),
  };
}
