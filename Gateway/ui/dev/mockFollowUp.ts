import type { ActionPlan } from '../src/api/actionPlan';
import type { Council } from '../src/api/council';
import type { Delivery, Webhook, WebhookEvent } from '../src/api/feedback';
import type { Pledge, PledgeForm } from '../src/api/pledges';
import { areas } from './made';
import { beginPlan, beginPledges } from './madePlans';
import { councilReport, letterOf, letters } from './madeTelling';
import { effectOf, yearOf } from './madeYear';
import { done, type Answered, type Asked } from './mockWeek';

interface Kept { pledges: Pledge[]; plan: ActionPlan; read: Set<string>; email: string | null; hooks: Webhook[]; council: Council }
const kommuner = new Map<string, Kept>();

function keptOf(municipality: string): Kept {
  let found = kommuner.get(municipality);
  if (!found) kommuner.set(municipality, found = { pledges: municipality === '1860' ? [] : beginPledges(), plan: beginPlan(), read: new Set(), email: null, hooks: beginHooks(), council: beginCouncil(municipality) });
  return found;
}

/** What came of it, and telling it: effects, years, pledges, the plan, letters, the council. */
export function answerFollowUp(asked: Asked): Answered | undefined {
  const { resource, detail, municipality } = asked;
  if (resource === 'effects') return { status: 200, body: effectOf(detail ?? '') };
  if (resource === 'years') return detail ? { status: 200, body: yearOf(municipality, Number(detail)) } : { status: 200, body: { years: municipality === '1860' ? [] : [2026, 2025] } };
  if (resource === 'pledges') return pledges(asked);
  if (resource === 'action-plan') return actionPlan(asked);
  if (resource === 'feedback') return feedback(asked);
  if (resource === 'council') return council(asked);
  return undefined;
}

function pledges({ method, municipality, detail, rest, body, session }: Asked): Answered {
  const kept = keptOf(municipality);
  if (method === 'GET') return { status: 200, body: { pledges: kept.pledges } };
  const written = body as unknown as PledgeForm;
  const filled = () => ({ ...written, dialogue: written.dialogue ?? '', areas: areas(municipality).features.filter(one => written.areas.includes(one.properties.code)).map(one => ({ code: one.properties.code, name: one.properties.name })), interventions: [] });
  if (!detail) { kept.pledges.push({ ...filled(), id: `p${Date.now()}`, statuses: [], due: '2026-12-31', revision: 1 }); return { status: 201, body: { id: 'new' } }; }
  const one = kept.pledges.find(pledge => pledge.id === detail);
  if (!one) return { status: 404, body: 'not-found' };
  const half = rest?.split('/')[1];
  if (half) one.statuses = [...one.statuses.filter(status => status.half !== half), { half, status: body!['status'] as 'kept', text: String(body!['text'] ?? ''), at: new Date().toISOString(), by: session.name ?? '' }];
  else if (method === 'DELETE') kept.pledges = kept.pledges.filter(pledge => pledge !== one);
  else Object.assign(one, filled(), { revision: one.revision + 1 });
  return done;
}

function actionPlan({ method, municipality, detail, body, query }: Asked): Answered {
  const { plan } = keptOf(municipality);
  if (method === 'GET') return { status: 200, body: query.get('version') ? { ...plan, state: 'decided', version: Number(query.get('version')), suggested: null } : plan };
  plan.revision++;
  if (method === 'PUT') Object.assign(plan, { mapping: body!['mapping'], otherInformation: body!['otherInformation'], analysis: body!['analysis'] });
  else if (detail === 'decide') Object.assign(plan, { version: plan.versions.length + 1, decidedOn: body!['decidedOn'], dueBy: '2028-11-22', daysLeft: 731, versions: [...plan.versions, { version: plan.versions.length + 1, decidedOn: body!['decidedOn'] }] });
  return done;
}

function feedback({ method, municipality, detail, rest, body, session, query }: Asked): Answered {
  const kept = keptOf(municipality);
  const member = session.municipalities!.find(one => one.code === municipality)!;
  const all = member.roles.includes('samordnare');
  if (!detail) {
    if (method === 'POST') return { status: 200, body: { issued: 7 } };
    const own = letters(municipality).filter(one => all || one.organisation === member.organisation).map(one => ({ ...one, read: one.read || kept.read.has(one.id), readBy: all ? one.readBy : null }));
    return { status: 200, body: { letters: own, next: null } };
  }
  if (detail === 'preview') return { status: 200, body: letterOf(municipality, query.get('organisation')!, query.get('period')!) };
  if (detail === 'address') { if (method === 'PUT') { kept.email = body!['email'] as string | null; return done; } return { status: 200, body: { email: kept.email } }; }
  if (detail === 'links') return { status: 200, body: { atom: `/follow/${municipality}/9c1e5b2d48603f7a.atom` } };
  if (detail === 'webhooks') return webhooks(kept, method, rest, body, member.organisation ?? '');
  const letter = letters(municipality).find(one => one.id === detail);
  if (!letter) return { status: 404, body: 'not-found' };
  if (rest === 'read') { kept.read.add(detail); return done; }
  return { status: 200, body: { ...letterOf(municipality, letter.organisation, letter.period), id: detail } };
}

function webhooks(kept: Kept, method: string, rest: string | undefined, body: Record<string, unknown> | undefined, organisation: string): Answered {
  if (!rest) {
    if (method === 'GET') return { status: 200, body: { webhooks: kept.hooks } };
    kept.hooks.push({ id: `h${Date.now()}`, organisation, url: String(body!['url']), events: body!['events'] as WebhookEvent[], active: true, createdAt: new Date().toISOString(), lastDelivery: null, waiting: 0 });
    return { status: 201, body: { id: 'h', secret: 'whsec_3f7a9c1e5b2d48609c1e5b2d48603f7a' } };
  }
  if (rest.endsWith('deliveries')) return { status: 200, body: { deliveries: deliveries(), next: null } };
  if (method === 'DELETE') kept.hooks = kept.hooks.filter(one => one.id !== rest);
  return done;
}

function beginHooks(): Webhook[] {
  return [{ id: 'h1', organisation: 'Degerforsbyggen', url: 'https://arenden.degerforsbyggen.se/est/mottagning', events: ['feedback.issued', 'intervention.changed'], active: true, createdAt: '2026-09-01T09:00:00+02:00', lastDelivery: { at: new Date(Date.now() - 3_600_000).toISOString(), status: 503, ok: false }, waiting: 2 }];
}

function deliveries(): Delivery[] {
  const at = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
  return [
    { id: 'd1', event: 'intervention.changed', createdAt: at(1), attempts: 2, status: 'waiting', deliveredAt: null, nextAttemptAt: at(-1), error: 'status-503' },
    { id: 'd2', event: 'feedback.issued', createdAt: at(90), attempts: 1, status: 'delivered', deliveredAt: at(90), nextAttemptAt: null, error: null },
    { id: 'd3', event: 'feedback.issued', createdAt: at(260), attempts: 12, status: 'failed', deliveredAt: null, nextAttemptAt: null, error: 'timeout' },
  ];
}

function council({ method, municipality, detail, rest, body, session }: Asked): Answered {
  const kept = keptOf(municipality);
  const { council: now } = kept;
  if (!detail) {
    if (method === 'PUT') now.council = { name: String(body!['name']), municipalities: (body!['municipalities'] as string[]).map(code => ({ code, name: session.municipalities?.find(one => one.code === code)?.name ?? code, agreed: code === municipality })) };
    return method === 'PUT' ? done : { status: 200, body: now };
  }
  if (detail === 'open-data') { now.openData = Boolean(body!['on']); return done; }
  if (rest === 'preview') return { status: 200, body: councilReport(detail, null, null) };
  const published = now.reports.find(one => one.period === detail);
  if (rest === 'publish') {
    if (published) return { status: 409, body: 'already-published' };
    now.reports.push({ period: detail, publishedAt: new Date().toISOString(), by: session.name ?? '' });
    return done;
  }
  return published ? { status: 200, body: councilReport(detail, published.publishedAt, 'Kvartalet präglades av skadegörelse kring skolorna i september. Belysningen vid gångtunneln är klar.') } : { status: 404, body: 'not-found' };
}

function beginCouncil(municipality: string): Council {
  if (municipality === '1860') return { council: null, reports: [], openData: false };
  return {
    council: { name: 'LokBrå Karlskoga/Degerfors', municipalities: [{ code: '1862', name: 'Degerfors', agreed: true }, { code: '1883', name: 'Karlskoga', agreed: true }] },
    reports: [{ period: '2026-Q3', publishedAt: '2026-10-14T10:00:00+02:00', by: 'Anna Bergström' }, { period: '2026-Q2', publishedAt: '2026-07-08T10:00:00+02:00', by: 'Anna Bergström' }], openData: false,
  };
}
