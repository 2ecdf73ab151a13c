import { queryOptions } from '@tanstack/react-query';
import { call } from './client';
import { queries } from './queries';

/*
 * By hand: what the gateway's document does not describe yet.
 */
/** A count, or why it is not said: under four, or hidden so that another cannot be computed. */
export interface Cell { count: number | null; mark: 'few' | 'protected' | null }
export interface CellOf extends Cell { category: string }

export interface CouncilRow { cells: CellOf[]; total: Cell }

export interface CouncilReport {
  period: string; name: string; publishedAt: string | null; by: string | null; text: string | null;
  categories: { code: string; name: string }[];
  municipalities: { code: string; name: string; rows: (CouncilRow & { area: string; name: string })[]; total: CouncilRow }[];
  total: CouncilRow;
  interventions: { planned: number; ongoing: number; done: number; ended: number; notDone: number };
  prioritised: { municipality: string; area: string; name: string }[];
  pledges: { title: string; status: string }[];
  sentences: string[];
}

export interface Council {
  council: { name: string; municipalities: { code: string; name: string; agreed: boolean }[] } | null;
  reports: { period: string; publishedAt: string; by: string }[];
  openData: boolean;
}

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
    set: (name: string, municipalities: readonly string[]) => then(call<void>('PUT', at(municipality), { name, municipalities })),
    openData: (on: boolean) => then(call<void>('PUT', `${at(municipality)}/open-data`, { on })),
    publish: (period: string, text: string) => then(call<void>('POST', `${at(municipality)}/${period}/publish`, { text: text || null })),
  };
}
