import { queryOptions } from '@tanstack/react-query';
import { call } from './client';
import type { Answer, Closer, Sent } from './described';
import { queries } from './queries';

type Described = Answer<'/api/{municipality}/council/{period}'>;
type DescribedTown = Described['municipalities'][number];

/** A count, or why it is not said: under four, or hidden so that another cannot be computed. */
export type Cell = Closer<Described['total']['total'], { mark: 'few' | 'protected' | null }>;
export type CellOf = Closer<Described['total']['cells'][number], { mark: Cell['mark'] }>;

interface Counted { cells: CellOf[]; total: Cell }
export type CouncilRow = Closer<Described['total'], Counted>;

export type CouncilReport = Closer<Described, {
  municipalities: Closer<DescribedTown, { rows: Closer<DescribedTown['rows'][number], Counted>[]; total: CouncilRow }>[];
  total: CouncilRow;
}>;

export type Council = Answer<'/api/{municipality}/council'>;

const at = (municipality: string) => `/api/${municipality}/council`;

export const councilQuery = (municipality: string) => queryOptions({
  queryKey: ['council', municipality],
  queryFn: ({ signal }) => call<Council>('GET', at(municipality), undefined, signal),
});

export const councilReportQuery = (municipality: string, period: string, preview = false) => queryOptions({
  queryKey: ['council', municipality, period, preview],
  queryFn: ({ signal }) => call<CouncilReport>('GET', `${at(municipality)}/${period}${preview ? '/preview' : ''}`, undefined, signal),
});

export function councilChanges(municipality: string) {
  const then = async <T>(doing: Promise<T>): Promise<T> => {
    const done = await doing;
    await queries.invalidateQueries({ queryKey: ['council', municipality] });
    return done;
  };
  return {
    set: (name: string, municipalities: readonly string[]) => then(call<void>('PUT', at(municipality), { name, municipalities: [...municipalities] } satisfies Sent<'/api/{municipality}/council', 'put'>)),
    openData: (on: boolean) => then(call<void>('PUT', `${at(municipality)}/open-data`, { on } satisfies Sent<'/api/{municipality}/council/open-data', 'put'>)),
    publish: (period: string, text: string) => then(call<void>('POST', `${at(municipality)}/${period}/publish`, { text: text || null } satisfies Sent<'/api/{municipality}/council/{period}/publish', 'post'>)),
  };
}
