import type { Week } from '../time/isoWeek';
import { call } from './client';
import { queries } from './queries';
import type { AgendaKey, Checked, Features, Job, Level, MeetingPlan, Stored } from './types';

/** What staff do to a week's picture. Each fetches again what it changed. */
export function pictureChanges(municipality: string, week: Week) {
  const at = `/api/${municipality}/pictures/${week}`;
  const then = async <T>(doing: Promise<T>): Promise<T> => {
    try { return await doing; } finally { await refetchWeek(municipality, week); }
  };
  return {
    compile: () => then(call<void>('POST', `${at}/compile`, {})),
    reopen: () => then(call<void>('POST', `${at}/reopen`, {})),
    /** Without a revision what is there is agreed. */
    agree: (revision: number | null) => then(call<{ version: number }>('POST', `${at}/agree`, { revision })),
    setLevel: (area: string, level: Level, motive: string) => then(call<void>('PUT', `${at}/areas/${encodeURIComponent(area)}`, { level, motive: motive || null })),
    addNote: (area: string, text: string) => then(call<void>('POST', `${at}/areas/${encodeURIComponent(area)}/notes`, { text })),
    changeNote: (id: string, text: string) => then(call<void>('PUT', `${at}/notes/${id}`, { text })),
    removeNote: (id: string) => then(call<void>('DELETE', `${at}/notes/${id}`)),
    setFocus: (focus: readonly string[]) => then(call<void>('PUT', `${at}/focus`, { focus })),
  };
}

/** What is done in a meeting. */
export function meetingChanges(municipality: string, week: Week) {
  const at = `/api/${municipality}/meetings/${week}`;
  const then = async <T>(doing: Promise<T>): Promise<T> => {
    try { return await doing; } finally { await refetchWeek(municipality, week); }
  };
  return {
    start: () => then(call<void>('POST', `${at}/start`, {})),
    end: () => then(call<void>('POST', `${at}/end`, {})),
    show: (agenda: AgendaKey, area: string | null) => then(call<void>('PUT', `${at}/current`, { agenda, area })),
    attend: (present: boolean) => then(call<void>('PUT', `${at}/attendance`, { present })),
    decide: (decision: NewDecision) => then(call<void>('POST', `${at}/decisions`, decision)),
    changeDecision: (id: string, decision: NewDecision) => then(call<void>('PUT', `${at}/decisions/${id}`, decision)),
    removeDecision: (id: string) => then(call<void>('DELETE', `${at}/decisions/${id}`)),
  };
}

export interface NewDecision { what: string; area: string | null; who: string; until: string }

/** The picture and the meeting of a week show each other's changes. */
export async function refetchWeek(municipality: string, week: Week): Promise<void> {
  await Promise.all(['picture', 'meeting'].map(what => queries.invalidateQueries({ queryKey: [what, municipality, week] })));
}

export async function setPlan(municipality: string, plan: MeetingPlan): Promise<void> {
  await call<void>('PUT', `/api/${municipality}/meetings/plan`, plan);
  await Promise.all(['plan', 'meetings'].map(what => queries.invalidateQueries({ queryKey: [what, municipality] })));
}

export function checkAreas(municipality: string, areas: Features): Promise<Checked> {
  return call('POST', `/api/${municipality}/areas/check`, areas);
}

export function storeAreas(municipality: string, areas: Features): Promise<Stored> {
  return call('PUT', `/api/${municipality}/areas`, areas);
}

export function areasJob(municipality: string, job: string, signal: AbortSignal): Promise<Job> {
  return call('GET', `/api/${municipality}/areas/jobs/${job}`, undefined, signal);
}

export async function digestSeen(municipality: string): Promise<void> {
  await call<void>('POST', `/api/${municipality}/digest/seen`, {});
  await queries.invalidateQueries({ queryKey: ['digest', municipality] });
}

/** Where an e-mail shall go when a picture is agreed; an empty address for none. */
export async function setDigestAddress(municipality: string, email: string): Promise<void> {
  await call<void>('PUT', `/api/${municipality}/digest/address`, { email: email || null });
  await queries.invalidateQueries({ queryKey: ['digest', municipality] });
}
