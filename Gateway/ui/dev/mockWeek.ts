import type { AgendaKey, Decision, Digest, Level, Meeting, MeetingPlan, MeetingTime, Session } from '../src/api/types';
import { addWeeks, currentWeek, monday, type Week } from '../src/time/isoWeek';
import { kept, plans, seen } from './kept';
import { areas, picture } from './made';

export interface Asked { method: string; municipality: string; resource: string; detail: string | undefined; rest: string | undefined; body: Record<string, unknown> | undefined; session: Session; query: URLSearchParams }
export interface Answered { status: number; body?: unknown }

export const done: Answered = { status: 204 };

/** What staff write in a week: levels, notes, meetings. Undefined where the address is another's. */
export function answerWeek(asked: Asked): Answered | undefined {
  if (asked.resource === 'pictures' && asked.rest) return writePicture(asked, asked.detail!, asked.rest);
  if (asked.resource === 'meetings') return asked.detail === undefined ? { status: 200, body: { meetings: times(asked.municipality) } } : meetings(asked, asked.detail);
  if (asked.resource === 'digest') return digest(asked);
  if (asked.resource === 'areas' && asked.detail === 'check') return { status: 200, body: { warnings: overlaps(asked.municipality), errors: [] } };
  if (asked.resource === 'areas' && asked.method === 'PUT') return { status: 202, body: { version: 4, job: `j${Date.now()}`, warnings: [] } };
  if (asked.resource === 'areas' && asked.detail === 'jobs') {
    const of = 1240, reached = Math.min(of, Math.floor((Date.now() - Number(asked.rest!.slice(1))) / 3));
    return { status: 200, body: { state: reached === of ? 'done' : 'running', done: reached, of } };
  }
  return undefined;
}

function writePicture({ method, municipality, body, session }: Asked, week: Week, rest: string): Answered | undefined {
  const written = kept(municipality, week);
  const [what, id, more] = rest.split('/');
  const organisation = session.municipalities?.find(one => one.code === municipality)?.organisation ?? '';
  written.revision++;
  if (what === 'compile') written.state = 'compiled';
  else if (what === 'reopen') written.state = 'open';
  else if (what === 'agree') {
    if (written.state === 'agreed') return { status: 409, body: 'already-agreed' };
    written.state = 'agreed';
    written.versions.push({ version: written.versions.length + 1, agreedAt: new Date().toISOString(), agreedBy: session.name ?? '' });
    return { status: 200, body: { version: written.versions.length } };
  } else if (what === 'focus') written.focus = body!['focus'] as string[];
  else if (what === 'areas' && more === 'notes') written.notes.push({ id: `n${written.revision}`, area: id!, organisation, by: session.name ?? '', at: new Date().toISOString(), text: String(body!['text']), canChange: true });
  else if (what === 'areas') written.levels.set(id!, { level: body!['level'] as Level, motive: (body!['motive'] as string | null) ?? null, by: `Samordnare, ${organisation}` });
  else if (what === 'notes' && method === 'DELETE') written.notes = written.notes.filter(one => one.id !== id);
  else if (what === 'notes') written.notes = written.notes.map(one => one.id === id ? { ...one, text: String(body!['text']) } : one);
  else return undefined;
  return done;
}

function meetings(asked: Asked, detail: string): Answered | undefined {
  const { method, municipality, body, rest, session } = asked;
  if (detail === 'plan') {
    if (method === 'PUT') { plans.set(municipality, body as unknown as MeetingPlan); return done; }
    return { status: 200, body: plans.get(municipality) ?? { weekday: 3, time: '09:00', minutes: 30, everyWeeks: 1, from: '2026-01-07', place: 'Kommunhuset, Älven', skipHolidays: true } };
  }
  if (detail === 'calendar-link') return { status: 200, body: { url: 'https://est.degerfors.se/calendars/3f7a9c1e5b2d4860.ics' } };
  const written = kept(municipality, detail);
  if (!rest) return { status: 200, body: meetingOf(municipality, detail, session) };
  const [what, id] = rest.split('/');
  written.revision++;
  if (what === 'start') written.meeting = { ...written.meeting, state: 'running', startedAt: new Date().toISOString() };
  else if (what === 'end') written.meeting.state = 'ended';
  else if (what === 'current') written.meeting.current = { agenda: body!['agenda'] as AgendaKey, area: body!['area'] as string | null };
  else if (what === 'decisions' && method === 'POST') written.decisions.push(decisionOf(municipality, `d${written.revision}`, body!, session));
  else if (what === 'decisions' && method === 'PUT') written.decisions = written.decisions.map(one => one.id === id ? decisionOf(municipality, one.id, body!, session) : one);
  else if (what === 'decisions') written.decisions = written.decisions.filter(one => one.id !== id);
  return done;
}

function decisionOf(municipality: string, id: string, body: Record<string, unknown>, session: Session): Decision {
  const area = (body['area'] as string | null) ?? null;
  const name = areas(municipality).features.find(one => one.properties.code === area)?.properties.name ?? null;
  return { id, what: String(body['what']), area, areaName: name, who: String(body['who']), until: (body['until'] as string | null) ?? null, by: session.name ?? '', at: new Date().toISOString() };
}

function meetingOf(municipality: string, week: Week, session: Session): Meeting {
  const written = kept(municipality, week);
  const now = picture(municipality, week);
  const changed = now.areas.filter(one => one.parent !== null).toSorted((a, b) => Math.abs(b.change?.difference ?? 0) - Math.abs(a.change?.difference ?? 0)).slice(0, 4).map(one => one.code);
  const silent = now.organisations.filter(one => one.reports === 0 && !one.nil).map(one => one.name);
  const starts = new Date(monday(addWeeks(week, 1)).getTime() + 2 * 86_400_000 + 8 * 3_600_000);
  return {
    week, startsAt: starts.toISOString(), minutes: 30, state: written.meeting.state, startedAt: written.meeting.startedAt, revision: written.revision,
    agenda: [
      { key: 'change', minutes: 3, areas: [], count: now.signals.length },
      { key: 'levels', minutes: 15, areas: changed, count: changed.length },
      { key: 'promised', minutes: 3, areas: [], count: 3 },
      { key: 'planned', minutes: 2, areas: [], count: 2 },
      { key: 'silent', minutes: 1, areas: [], count: silent.length },
      { key: 'focus', minutes: 4, areas: [], count: written.focus.length },
      { key: 'agree', minutes: 2, areas: [], count: 0 },
    ],
    receivers: now.organisations.map(one => one.name),
    current: written.meeting.current,
    attendance: [{ organisation: 'Degerfors kommun', name: session.name ?? '', present: true }, { organisation: 'Polisen', name: 'Mehmet Yıldız', present: true }, { organisation: 'Degerforsbyggen', name: 'Sture Lindqvist', present: false }],
    decisions: written.decisions, focus: written.focus, pictureState: written.state,
  };
}

function times(municipality: string): MeetingTime[] {
  return Array.from({ length: 6 }, (_, index) => {
    const week = addWeeks(currentWeek(), index);
    const { startsAt } = meetingOf(municipality, week, { signedIn: true, demo: true, signIn: null, map: null });
    return { week, startsAt, endsAt: new Date(new Date(startsAt).getTime() + 1_800_000).toISOString(), cancelled: index === 4 ? 'julafton' : null };
  });
}

function digest({ municipality, method, detail }: Asked): Answered {
  if (method === 'POST' && detail === 'seen') { seen.add(municipality); return done; }
  const week = currentWeek();
  const now = picture(municipality, week);
  const body: Digest = {
    since: new Date(Date.now() - 6 * 86_400_000).toISOString(), week, seen: seen.has(municipality), decisions: now.lastMeeting?.decisions.slice(0, 2) ?? [],
    areas: now.areas.filter(one => one.parent !== null && one.change?.verdict === 'above').slice(0, 5).map(one => ({ area: one.code, areaName: one.name, levelBefore: 'green', level: one.proposedLevel ?? null, difference: one.change!.difference, signals: now.signals.filter(signal => signal.area === one.code).length })),
  };
  return { status: 200, body };
}

function overlaps(municipality: string) {
  const [, first, second] = areas(municipality).features;
  return first && second ? [{ kind: 'overlap', areas: [first.properties.code, second.properties.code], squareMetres: 1840, geometry: null }] : [];
}
