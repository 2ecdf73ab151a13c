import type { Card, Intervention, InterventionAction, InterventionState, Kind, Missing, Plan, Problem, Reason } from '../src/api/interventions';
import type { Review } from '../src/api/reviews';
import type { Work } from '../src/api/work';
import { currentWeek, monday } from '../src/time/isoWeek';
import { areas } from './made';

const DAY = 86_400_000;
export const inDays = (days: number) => new Date(monday(currentWeek()).getTime() + days * DAY).toISOString().slice(0, 10);

export const kinds: Kind[] = ([['belysning', 'Belysning'], ['beskarning', 'Beskärning'], ['klottersanering', 'Klottersanering'], ['patrullering', 'Patrullering'], ['faltgrupp', 'Fältgrupp'], ['ordningsvakt', 'Ordningsvakt'], ['kamera', 'Kamerabevakning'], ['agarsamverkan', 'Ägarsamverkan'], ['dialog', 'Dialog']] as const).map(([code, name]) => ({ code, name, retired: false }));
export const reasons: Reason[] = ([['no-resources', 'Resurser saknades'], ['no-mandate', 'Vi saknade rådighet'], ['overtaken', 'Något annat löste det'], ['weather', 'Väder eller årstid'], ['cooperation', 'Samarbetet kom inte på plats'], ['other', 'Annat']] as const).map(([code, name]) => ({ code, name }));

export interface KeptMunicipality { problems: Problem[]; interventions: Intervention[]; reviews: Review[] }
const municipalities = new Map<string, KeptMunicipality>();

export function keptOf(municipality: string): KeptMunicipality {
  let found = municipalities.get(municipality);
  if (!found) municipalities.set(municipality, found = begin(municipality));
  return found;
}

/** What a card says of itself once its state or plan is another. */
export function settle(one: Intervention): Intervention {
  const missing = ([['cause', one.cause], ['goal', one.goal?.text], ['kind', one.kind], ['owner', one.owner], ['from', one.from], ['reviewAt', one.reviewAt]] as const).filter(([, value]) => !value).map(([name]): Missing => name);
  const actions: Record<InterventionState, InterventionAction[]> = { proposed: ['plan', 'drop'], planned: ['start', 'drop'], ongoing: ['finish', 'review'], done: ['review'], 'not-done': [], ended: [] };
  const overdue = one.reviewAt && one.state !== 'ended' && one.state !== 'not-done' ? Math.max(0, Math.floor((Date.now() - Date.parse(one.reviewAt)) / DAY)) : 0;
  return Object.assign(one, { missing, actions: actions[one.state], reviewOverdueDays: overdue });
}

export function planned(municipality: string, one: Intervention, plan: Plan): Intervention {
  const { problems } = keptOf(municipality);
  const problem = problems.find(problem => problem.causes.some(cause => cause.id === plan.cause));
  const cause = problem?.causes.find(cause => cause.id === plan.cause);
  return settle(Object.assign(one, {
    what: plan.what, kind: plan.kind, kindName: kinds.find(kind => kind.code === plan.kind)?.name ?? null, areas: named(municipality, plan.areas), categories: plan.categories,
    problem: problem ? { id: problem.id, title: problem.title } : null, cause: cause ? { id: cause.id, text: cause.text } : null, goal: plan.goal, owner: plan.owner, partners: plan.partners, contact: plan.contact,
    from: plan.from, until: plan.until, reviewAt: plan.reviewAt, isOrdinary: plan.isOrdinary,
  }));
}

export function empty(number: number): Intervention {
  return {
    id: `i${number}`, number, revision: 1, what: '', kind: null, kindName: null, state: 'proposed', areas: [], categories: [], problem: null, cause: null, goal: null, owner: null, partners: [], contact: null,
    from: null, until: null, reviewAt: null, reviewOverdueDays: 0, isOrdinary: false, source: { kind: 'own', reference: null }, latestReview: null, whyNot: null, missing: [], actions: [], canChange: true,
    work: [], dose: [], reviews: [], history: [{ at: new Date().toISOString(), by: 'Anna Bergström', change: 'proposed' }], predecessor: null, successor: null,
  };
}

export function cardOf({ work: _w, dose: _d, reviews: _r, history: _h, predecessor: _p, successor: _s, ...card }: Intervention): Card {
  return card;
}

function named(municipality: string, codes: readonly string[]) {
  return areas(municipality).features.filter(one => codes.includes(one.properties.code)).map(({ properties: { code, name } }) => ({ code, name }));
}

function begin(municipality: string): KeptMunicipality {
  const codes = areas(municipality).features.map(one => one.properties).filter(one => one.parent !== null);
  if (codes.length < 5) return { problems: [], interventions: [], reviews: [] };
  const at = (index: number) => ({ code: codes[index]!.code, name: codes[index]!.name });
  const problem = (id: string, title: string, area: number, categories: string[], ...causes: [string, string][]): Problem => ({ id, title, area: at(area).code, areaName: at(area).name, categories, state: 'open', createdAt: '2026-10-02T09:00:00+02:00', causes: causes.map(([text, basis], index) => ({ id: `${id}c${index}`, text, basis, interventions: 1 })) });
  const problems = [
    problem('p1', 'Skadegörelse och klotter vid gångtunneln på helgkvällar', 0, ['skadegorelse', 'klotter'], ['Tunneln är mörk och syns inte från något fönster', 'Trygghetsvandring i september och tolv rapporter'], ['Ungdomar har ingenstans att vara efter klockan 21', 'Samtal med fältgruppen']),
    problem('p2', 'Buskörning på parkeringen bakom matbutiken', 1, ['buskorning', 'a-traktor'], ['Parkeringen är öppen hela natten och saknar hinder', 'Platsbesök']),
    problem('p3', 'Nedskräpning och otrygghet vid återvinningen', 3, ['nedskrapning', 'otrygg-plats'], ['Kärlen töms för sällan på somrarna', 'Rapporter från bolaget']),
  ];
  const make = (number: number, state: InterventionState, what: string, kind: string | null, area: number, owner: string | null, days: [number | null, number | null, number | null], more: Partial<Intervention> = {}): Intervention => {
    const from = problems[area === 0 ? 0 : area === 1 ? 1 : 2]!;
    return settle({
      ...empty(number), state, what, kind, kindName: kinds.find(one => one.code === kind)?.name ?? null, areas: [at(area)], categories: from.categories, owner,
      problem: kind ? { id: from.id, title: from.title } : null, cause: kind ? { id: from.causes[0]!.id, text: from.causes[0]!.text } : null,
      goal: kind ? { text: 'Färre rapporter om skadegörelse', measure: 'reports', baseline: 12.5, target: 8, by: inDays(120), now: 10 } : null,
      from: days[0] === null ? null : inDays(days[0]), until: days[1] === null ? null : inDays(days[1]), reviewAt: days[2] === null ? null : inDays(days[2]), ...more,
    });
  };
  const interventions = [
    make(18, 'proposed', 'Fler papperskorgar vid busstorget', null, 2, null, [null, null, null], { source: { kind: 'walk', reference: null } }),
    make(17, 'proposed', 'Tala med butiken om nattgrindar', 'agarsamverkan', 1, null, [null, null, null], { source: { kind: 'meeting', reference: '2026-W46' }, goal: null }),
    make(16, 'planned', 'Fältgruppen ute fredag och lördag kväll', 'faltgrupp', 0, 'Socialförvaltningen', [7, 90, 98], { partners: ['Polisen', 'Skola och fritid'], source: { kind: 'meeting', reference: '2026-W45' } }),
    make(14, 'ongoing', 'Ny belysning i gångtunneln', 'belysning', 0, 'Degerforsbyggen', [-60, 60, -3], { partners: ['Degerfors kommun'], source: { kind: 'round', reference: '2026-Q4' }, contact: 'Sture Lindqvist' }),
    make(13, 'ongoing', 'Riktad patrullering vid parkeringen', 'patrullering', 1, 'Polisen', [-40, 20, 10], { source: { kind: 'meeting', reference: '2026-W40' } }),
    make(12, 'ongoing', 'Klottersanering inom 24 timmar', 'klottersanering', 0, 'Degerforsbyggen', [-120, null, -20], { isOrdinary: true, latestReview: { outcome: 'continue', at: '2026-08-20T10:00:00+02:00', motive: 'Fungerar.' } }),
    make(9, 'done', 'Beskärning vid återvinningen', 'beskarning', 3, 'Degerfors kommun', [-90, -70, 2]),
    make(6, 'not-done', 'Kamera på torget', 'kamera', 3, 'Degerfors kommun', [-100, null, null], { whyNot: { code: 'no-mandate', text: 'Tillstånd beviljades inte.' } }),
    make(4, 'ended', 'Dialog med skolan om rasterna', 'dialog', 4, 'Skola och fritid', [-200, -100, null], { latestReview: { outcome: 'end', at: '2026-06-20T10:00:00+02:00', motive: 'Målet är nått.' } }),
  ];
  const work = (id: string, number: number, what: string, organisation: string, day: number, clock: string | null, minutes: number | null, more: Partial<Work> = {}) => {
    const one = interventions.find(one => one.number === number)!;
    one.work.push({ id, intervention: one.id, number, interventionWhat: one.what, what, areas: one.areas, organisation, day: inDays(day), at: clock, minutes, state: 'planned', amount: null, unit: null, whyNot: null, canChange: true, ...more });
  };
  for (const week of [0, 7]) {
    work(`w${week}1`, 16, 'Vara ute vid tunneln och skolgården', 'Socialförvaltningen', week + 4, '20:00', 240);
    work(`w${week}2`, 16, 'Vara ute vid tunneln och skolgården', 'Socialförvaltningen', week + 5, '20:00', 240);
    work(`w${week}3`, 13, 'Patrull vid parkeringen', 'Polisen', week + 4, '22:00', 60);
    work(`w${week}4`, 14, 'Kontrollera lamporna i tunneln', 'Degerforsbyggen', week + 1, '07:30', 30, week === 0 ? { state: 'done', amount: 0.5, unit: 'timmar' } : {});
    work(`w${week}5`, 12, 'Gå rundan efter helgen', 'Degerforsbyggen', week, null, null, week === 0 ? { state: 'not-done', whyNot: { code: 'weather', text: 'Snöoväder.' } } : {});
    work(`w${week}6`, 14, 'Följ upp med de boende', 'Degerfors kommun', week + 2, '15:00', 45);
  }
  interventions.find(one => one.number === 14)!.dose = [{ unit: 'timmar', amount: 14.5, times: 9 }, { unit: 'st', amount: 12, times: 1 }];
  const reviews = interventions.filter(one => one.reviewAt !== null).map((one): Review => ({
    id: `r${one.number}`, intervention: { id: one.id, number: one.number, what: one.what, kindName: one.kindName, state: one.state, areas: one.areas, owner: one.owner, goal: one.goal }, tier: one.number === 12 ? 'year' : one.number === 13 ? 'week' : 'quarter',
    due: one.reviewAt!, overdueDays: one.reviewOverdueDays, outcome: null, motive: null, successor: null, decidedAt: null, decidedBy: null, numbers: { before: 12.5, now: one.number === 14 ? 8 : 11, target: 8 }, canDecide: true,
  }));
  for (const one of interventions) one.reviews = reviews.filter(review => review.intervention.id === one.id);
  return { problems, interventions, reviews };
}
