import { queryOptions } from '@tanstack/react-query';
import { call } from './client';
import type { Answer, Closer } from './described';
import type { InterventionState } from './interventions';
import { queries } from './queries';

export type Severity = 1 | 2 | 3;
export type Precision = 'point' | 'street' | 'area' | 'municipality';

export interface Place { precision: Precision; lon: number | null; lat: number | null; areaCode: string | null; address?: string | null }

/** A report as it is sent. Who reports is the session's, never the body's. */
export interface NewReport {
  occurredFrom: string; occurredTo: string | null; category: string; severity: Severity; kind: 'incident' | 'observation' | 'planned' | 'calm';
  description: string | null; place: Place | null; firstHand: boolean | null; policeReported: boolean | null; actionTaken: string | null;
}

/** `masked` is how many of each kind the guard took out of the text: `{"namn": 1}`. */
export type Report = Closer<Answer<'/api/{municipality}/reports'>['reports'][number], { kind: NewReport['kind']; severity: Severity; place: Place; masked: Record<string, number> | null }>;

export interface Receipt { id: string; revision: number; status: 'accepted' | 'revised' | 'unchanged' | 'quarantined'; masked?: Record<string, number> | null }


type Outcomes = Answer<'/api/{municipality}/reports/{id}/outcome'>;

/** What became of a report: the agreed pictures it counted in, and what goes on where it happened. Of what is quarantined or discarded the sentence alone tells. */
export type Outcome = Closer<Outcomes, { interventions: Closer<Outcomes['interventions'][number], { state: InterventionState }>[] }>;

export type PersonalKind = 'personnummer' | 'samordningsnummer' | 'telefon' | 'e-post' | 'registreringsnummer' | 'lägenhetsnummer' | 'namn';
type Checked = Answer<'/api/{municipality}/reports/check-text', 'post'>;
export type CheckedText = Closer<Checked, { found: Closer<Checked['found'][number], { kind: PersonalKind }>[] }>;

export const myReportsQuery = (municipality: string) => queryOptions({
  queryKey: ['my-reports', municipality],
  queryFn: ({ signal }) => call<{ reports: Report[]; next: string | null }>('GET', `/api/${municipality}/reports?mine=true&limit=50`, undefined, signal),
});

export const outcomeQuery = (municipality: string, id: string) => queryOptions({
  queryKey: ['outcome', municipality, id],
  queryFn: ({ signal }) => call<Outcome>('GET', `/api/${municipality}/reports/${id}/outcome`, undefined, signal),
});

/** What in a text looks like personal data. Nothing is stored. */
export function checkText(municipality: string, text: string, signal: AbortSignal): Promise<CheckedText> {
  return call('POST', `/api/${municipality}/reports/check-text`, { text }, signal);
}

/** What one does to a report of one's own. */
export function reportChanges(municipality: string) {
  const then = async <T>(doing: Promise<T>): Promise<T> => {
    try { return await doing; } finally { await queries.invalidateQueries({ queryKey: ['my-reports', municipality] }); }
  };
  return {
    edit: (id: string, report: NewReport) => then(call<Receipt>('PUT', `/api/${municipality}/reports/${id}`, report)),
    retract: (id: string, reason: string) => then(call<void>('POST', `/api/${municipality}/reports/${id}/retract`, { reason })),
  };
}

/** The number on a receipt: the first eight signs of the report's id, in two groups. */
export function numberOf(id: string): string {
  return `${id.slice(0, 4)}-${id.slice(4, 8)}`.toUpperCase();
}
