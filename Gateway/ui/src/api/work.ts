import { queryOptions } from '@tanstack/react-query';
import type { Week } from '../time/isoWeek';
import { call } from './client';
import { refetchInterventions, type WhyNot } from './interventions';

export interface Named { code: string; name: string }
export const units = ['timmar', 'gånger', 'personer', 'st'] as const;
export type Unit = (typeof units)[number];

/** Something to be done on a day by an organisation, as part of an intervention. */
export interface Work {
  id: string; intervention: string; number: number; interventionWhat: string; what: string; areas: Named[]; organisation: string;
  day: string; at: string | null; minutes: number | null; state: 'planned' | 'done' | 'not-done';
  amount: number | null; unit: Unit | null; whyNot: WhyNot | null; canChange: boolean;
}

export interface NewWork { what: string; organisation: string; day: string; at: string | null; minutes: number | null; everyWeeks: number | null; until: string | null }

export const workQuery = (municipality: string, week: Week) => queryOptions({
  queryKey: ['work', municipality, week],
  queryFn: ({ signal }) => call<{ week: Week; organisations: { name: string; work: Work[] }[] }>('GET', `/api/${municipality}/interventions/work?week=${week}`, undefined, signal),
});

export const workCalendarQuery = (municipality: string) => queryOptions({
  queryKey: ['work-calendar', municipality],
  queryFn: ({ signal }) => call<{ url: string | null }>('GET', `/api/${municipality}/interventions/work/calendar-link`, undefined, signal),
});

/** What is done with work. Each fetches again what it changed. */
export function workChanges(municipality: string) {
  const at = `/api/${municipality}/interventions`;
  const then = async <T>(doing: Promise<T>): Promise<T> => {
    try { return await doing; } finally { await refetchInterventions(municipality); }
  };
  return {
    add: (intervention: string, work: NewWork) => then(call<{ ids: string[] }>('POST', `${at}/${intervention}/work`, work)),
    remove: (id: string) => then(call<void>('DELETE', `${at}/work/${id}`)),
    done: (id: string, amount: number | null, unit: Unit | null) => then(call<void>('POST', `${at}/work/${id}/done`, { amount, unit })),
    notDone: (id: string, code: string, text: string | null) => then(call<void>('POST', `${at}/work/${id}/not-done`, { code, text })),
    undo: (id: string) => then(call<void>('POST', `${at}/work/${id}/undo`, {})),
  };
}
