import type { Outcome, Plan } from '../src/api/interventions';
import type { NewWork, Unit, Work } from '../src/api/work';
import { weekHolding } from '../src/time/isoWeek';
import { categories } from './made';
import { cardOf, empty, inDays, keptOf, kinds, planned, reasons, settle } from './madeInterventions';
import { done, type Answered, type Asked } from './mockWeek';

const at = (day: string) => weekHolding(new Date(`${day}T00:00:00Z`));
const states = { plan: 'planned', start: 'ongoing', finish: 'done', drop: 'not-done' } as const;

/** Interventions with their problems, work and reviews. */
export function answerInterventions(asked: Asked): Answered | undefined {
  if (asked.resource === 'reviews') return reviews(asked);
  if (asked.resource === 'categories') return { status: 200, body: { categories: categories.map(([code, name]) => ({ code, name, weight: 1, retired: false })) } };
  if (asked.resource !== 'interventions') return undefined;
  const { method, municipality, detail, rest, body, session, query } = asked;
  const kept = keptOf(municipality);
  if (!detail) {
    if (method === 'POST') {
      const made = planned(municipality, empty(19 + kept.interventions.length), body as unknown as Plan);
      kept.interventions.unshift(made);
      return { status: 201, body: { id: made.id } };
    }
    return { status: 200, body: { interventions: kept.interventions.map(cardOf), next: null } };
  }
  if (detail === 'kinds') {
    if (method === 'GET') return { status: 200, body: { kinds } };
    const kind = kinds.find(one => one.code === rest);
    if (kind) Object.assign(kind, body); else kinds.push({ code: rest!, name: String(body!['name']), retired: false });
    return done;
  }
  if (detail === 'why-not') return { status: 200, body: { reasons } };
  if (detail === 'problems') return problems(asked);
  if (detail === 'work') return work(asked, query);

  const one = kept.interventions.find(one => one.id === detail);
  if (!one) return { status: 404, body: 'not-found' };
  if (!rest) {
    if (method === 'PUT') { one.revision++; planned(municipality, one, body as unknown as Plan); return done; }
    return { status: 200, body: one };
  }
  if (rest === 'work') {
    const made = body as unknown as NewWork;
    one.work.push({ ...made, id: `w${Date.now()}`, intervention: one.id, number: one.number, interventionWhat: one.what, areas: one.areas, state: 'planned', amount: null, unit: null, whyNot: null, canChange: true });
    return { status: 201, body: { ids: [] } };
  }
  if (!(rest in states)) return undefined;
  one.state = states[rest as keyof typeof states];
  one.revision++;
  one.history.unshift({ at: new Date().toISOString(), by: session.name ?? '', change: one.state });
  if (rest === 'drop') one.whyNot = { code: String(body!['code']), text: (body!['text'] as string | null) ?? null };
  settle(one);
  return done;
}

function problems({ method, municipality, rest, body }: Asked): Answered {
  const { problems } = keptOf(municipality);
  const cause = (text: string, basis: string | null) => ({ id: `c${Date.now()}`, text, basis: basis ?? '', interventions: 0 });
  const [id, causes] = rest?.split('/') ?? [];
  if (method === 'GET') return { status: 200, body: { problems } };
  if (causes) {
    const made = cause(String(body!['text']), (body!['basis'] as string | null) ?? null);
    problems.find(one => one.id === id)!.causes.push(made);
    return { status: 201, body: { id: made.id } };
  }
  const made = { id: `p${Date.now()}`, title: String(body!['title']), area: String(body!['area']), areaName: String(body!['area']), categories: body!['categories'] as string[], state: 'open' as const, createdAt: new Date().toISOString(), causes: (body!['causes'] as { text: string; basis: string | null }[]).map(one => cause(one.text, one.basis)) };
  problems.unshift(made);
  return { status: 201, body: { id: made.id, causes: made.causes.map(one => one.id) } };
}

function work({ method, municipality, rest, body }: Asked, query: URLSearchParams): Answered | undefined {
  const all = keptOf(municipality).interventions;
  if (rest === 'calendar-link') return { status: 200, body: { url: '/follow/1862/3f7a9c1e5b2d4860.ics' } };
  if (!rest) {
    const week = query.get('week') ?? at(inDays(0));
    const items = all.flatMap(one => one.work).filter(one => at(one.day) === week);
    const names = [...new Set(items.map(one => one.organisation))].sort();
    return { status: 200, body: { week, organisations: names.map(name => ({ name, work: items.filter(one => one.organisation === name).sort((a, b) => a.day.localeCompare(b.day)) })) } };
  }
  const [id, action] = rest.split('/');
  const holder = all.find(one => one.work.some(item => item.id === id));
  const item = holder?.work.find(one => one.id === id);
  if (!holder || !item) return { status: 404, body: 'not-found' };
  if (method === 'DELETE') holder.work = holder.work.filter(one => one !== item);
  const change: Partial<Work> = action === 'done' ? { state: 'done', amount: body!['amount'] as number | null, unit: body!['unit'] as Unit | null }
    : action === 'not-done' ? { state: 'not-done', whyNot: { code: String(body!['code']), text: body!['text'] as string | null } }
    : { state: 'planned', amount: null, unit: null, whyNot: null };
  Object.assign(item, change);
  return done;
}

function reviews({ municipality, detail, rest, body, session, query }: Asked): Answered {
  const kept = keptOf(municipality);
  const state = query.get('state');
  if (!detail) {
    const shown = kept.reviews.filter(one => state === 'decided' ? one.outcome !== null : one.outcome === null && (state === 'coming' ? one.due > inDays(6) : one.due <= inDays(6)));
    return { status: 200, body: { reviews: shown.toSorted((a, b) => a.due.localeCompare(b.due)) } };
  }
  const review = kept.reviews.find(one => one.id === detail);
  if (!review || rest !== 'decide') return { status: 404, body: 'not-found' };
  const outcome = body!['outcome'] as Outcome;
  const one = kept.interventions.find(one => one.id === review.intervention.id)!;
  Object.assign(review, { outcome, motive: body!['motive'], decidedAt: new Date().toISOString(), decidedBy: session.name });
  Object.assign(one, { latestReview: { outcome, at: review.decidedAt, motive: review.motive }, reviewAt: (body!['nextReview'] as string | undefined) ?? null, state: outcome === 'replace' || outcome === 'end' ? 'ended' : 'ongoing' });
  if (outcome === 'replace') {
    const next = body!['successor'] as { what: string; kind: string | null };
    const made = planned(municipality, empty(19 + kept.interventions.length), { ...one, areas: one.areas.map(area => area.code), cause: one.cause?.id ?? null, what: next.what, kind: next.kind });
    made.predecessor = { id: one.id, number: one.number, what: one.what };
    review.successor = one.successor = { id: made.id, number: made.number, what: made.what };
    kept.interventions.unshift(made);
  }
  settle(one);
  return { status: 200, body: { intervention: one.id, successor: review.successor?.id ?? null } };
}
