import { queryOptions } from '@tanstack/react-query';
import type { Week } from '../time/isoWeek';
import { call } from './client';
import type { Answer, Closer, Sent } from './described';
import { refetchInterventions } from './interventions';

export const units = ['timmar', 'gånger', 'personer', 'st'] as const;
export type Unit = (typeof units)[number];

type Described = Answer<'/api/{municipality}/interventions/work'>;

/** Something to be done on a day by an organisation, as part of an intervention. */
export type Work = Closer<Described['organisations'][number]['work'][number], { state: 'planned' | 'done' | 'not-done'; unit: Unit | null }>;

export type NewWork = Closer<Sent<'/api/{municipality}/interventions/{id}/work', 'post'>, { what: string; organisation: string; day: string }>;
export type ChangedWork = Sent<'/api/{municipality}/interventions/work/{id}', 'put'>;

export const workQuery = (municipality: string, week: Week) => queryOptions({
  queryKey: ['work', municipality, week],
  queryFn: ({ signal }) => call<Closer<Described, { organisations: { name: string; work: Work[] }[] }>>('GET', `/api/${municipality}/interventions/work?week=${week}`, undefined, signal),
});

export const workCalendarQuery = (municipality: string) => queryOptions({
  queryKey: ['work-calendar', municipality],
  queryFn: ({ signal }) => call<Answer<'/api/{municipality}/interventions/work/calendar-link'>>('GET', `/api/${municipality}/interventions/work/calendar-link`, undefined, signal),
});

/** What is done with work. Each fetches again what it changed. */
export function workChanges(municipality: string) {
  const at = `/api/${municipality}/interventions`;
  const then = async <T>(doing: Promise<T>): Promise<T> => {
    try { return await doing; } finally { await refetchInterventions(municipality); }
  };
  return {
    add: (intervention: string, work: NewWork) => then(call<Answer<'/api/{municipality}/interventions/{id}/work', 'post'>>('POST', `${at}/${intervention}/work`, work)),
    change: (id: string, work: ChangedWork) => then(call<void>('PUT', `${at}/work/${id}`, work)),
    remove: (id: string) => then(call<void>('DELETE', `${at}/work/${id}`)),
    done: (id: string, amount: number | null, unit: Unit | null) => then(call<void>('POST', `${at}/work/${id}/done`, { amount, unit } satisfies Sent<'/api/{municipality}/interventions/work/{id}/done', 'post'>)),
    notDone: (id: string, code: string, text: string | null) => then(call<void>('POST', `${at}/work/${id}/not-done`, { code, text } satisfies Sent<'/api/{municipality}/interventions/work/{id}/not-done', 'post'>)),
    undo: (id: string) => then(call<void>('POST', `${at}/work/${id}/undo`, {})),
  };
}
