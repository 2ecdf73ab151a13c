import type { Criterion, Judgement, Ranked, Round, RoundInList, RoundSettings, Weights } from '../src/api/rounds';
import { addWeeks, currentWeek } from '../src/time/isoWeek';
import { areas, trend } from './made';

const criteria: Criterion[] = ['perInhabitant', 'perSquareKilometre', 'weighted', 'trend', 'signals', 'persistence', 'survey', 'influence'];
const organisations = ['Degerfors kommun', 'Degerforsbyggen', 'Polisen', 'Socialförvaltningen', 'Skola och fritid', 'Bergslagens räddningstjänst'];

interface KeptRound {
  revision: number; weights: Weights; motive: string | null; by: string | null; judgements: Map<string, Judgement[]>; reminded: string | null;
  survey: Round['survey']; decision: Round['decision'];
}

const kept = new Map<string, KeptRound>();
const begun = new Map<string, string[]>();
export const settings = new Map<string, RoundSettings>();

export const defaults: RoundSettings = {
  cadence: 'quarter', chosen: 3, revision: 1,
  weights: { perInhabitant: 0.2, perSquareKilometre: 0.1, weighted: 0.2, trend: 0.15, signals: 0.1, persistence: 0.1, survey: 0.15, influence: 0.5 },
};

export function roundOf(municipality: string, period: string): KeptRound {
  const key = `${municipality} ${period}`;
  let found = kept.get(key);
  if (!found) {
    found = { revision: 1, weights: (settings.get(municipality) ?? defaults).weights, motive: null, by: null, judgements: new Map(), reminded: null, survey: null, decision: null };
    const codes = codesOf(municipality);
    for (const [index, name] of organisations.slice(1, 4).entries()) {
      found.judgements.set(name, codes.map((code, at) => ({ area: code, mandate: 1 + (at * 3 + index) % 5, owners: 1 + (at + index * 2) % 5, measures: 2 + (at + index) % 4, time: 1 + (at * 2 + index) % 5, motive: at === 0 ? 'Vi äger husen runt torget och har redan börjat med belysningen.' : '' })));
    }
    if (period === '2026-Q4') found.decision = { at: '2026-09-24T10:00:00+02:00', by: 'Anna Bergström', motive: null, chosen: ranked(municipality, period).slice(0, 3).map(one => ({ area: one.area, name: one.area, rank: one.rank, score: one.score, motive: null })) };
    kept.set(key, found);
  }
  return found;
}

export function rounds(municipality: string): { next: string; rounds: RoundInList[] } {
  const periods = codesOf(municipality).length === 0 ? [] : [...begun.get(municipality) ?? ['2027-Q1'], '2026-Q4'];
  return {
    next: '2027-Q2',
    rounds: periods.map(period => {
      const { decision } = roundOf(municipality, period);
      return { period, state: decision ? 'decided' : 'open', chosen: decision?.chosen ?? [], decidedAt: decision?.at ?? null, decidedBy: decision?.by ?? null };
    }),
  };
}

export function begin(municipality: string, period: string): void {
  begun.set(municipality, [period, ...begun.get(municipality) ?? ['2027-Q1']]);
}

function codesOf(municipality: string): string[] {
  return areas(municipality).features.map(one => one.properties).filter(one => one.parent !== null).map(one => one.code);
}

/** Drawn from the name of the area: need leans on its reports, influence on the answers. */
export function ranked(municipality: string, period: string, weights?: Weights): Ranked[] {
  const round = kept.get(`${municipality} ${period}`);
  const used = weights ?? round?.weights ?? defaults.weights;
  const codes = codesOf(municipality);
  const all = codes.map((area, at) => {
    const needs = needOf(at, codes.length);
    const sum = criteria.reduce((total, one) => total + (used[one] ?? 0), 0) || 1;
    const score = criteria.reduce((total, one) => total + (used[one] ?? 0) / sum * (one === 'influence' ? influenceOf(municipality, period, area).share : needs[one] ?? 0), 0);
    return { area, score, topsis: Math.min(1, score * 0.9 + (at % 3) * 0.03) };
  });
  const byScore = all.toSorted((a, b) => b.score - a.score), byTopsis = all.toSorted((a, b) => b.topsis - a.topsis);
  const line = (byScore[2]?.score ?? 0) / 2 + (byScore[3]?.score ?? 0) / 2;
  return byScore.map((one, at) => ({ ...one, rank: at + 1, topsisRank: byTopsis.indexOf(one) + 1, probability: 1 / (1 + Math.exp(-(one.score - line) * 25)), proposed: at < 3 }));
}

function needOf(at: number, of: number): Record<string, number> {
  return Object.fromEntries(criteria.slice(0, 7).map((one, index) => [one, Math.max(0.02, Math.min(1, 1 - at / of + ((at * 7 + index * 3) % 5 - 2) / 9))]));
}

function influenceOf(municipality: string, period: string, area: string) {
  const answers = [...kept.get(`${municipality} ${period}`)?.judgements ?? []].flatMap(([organisation, all]) => all.filter(one => one.area === area)
    .map(({ area: _, ...one }) => ({ ...one, organisation, score: (one.mandate + one.owners + one.measures + one.time) / 4 })));
  const scores = answers.map(one => one.score).sort((a, b) => a - b);
  const median = scores.length === 0 ? null : (scores[Math.floor((scores.length - 1) / 2)]! + scores[Math.ceil((scores.length - 1) / 2)]!) / 2;
  return { answers, scores, median, share: median === null ? 0.5 : (median - 1) / 4 };
}

export function round(municipality: string, period: string, organisation: string): Round {
  const written = roundOf(municipality, period);
  const order = ranked(municipality, period);
  const names = new Map(areas(municipality).features.map(one => [one.properties.code, one.properties.name]));
  const week = currentWeek();
  const sum = criteria.reduce((total, one) => total + (one === 'survey' && !written.survey ? 0 : written.weights[one] ?? 0), 0) || 1;
  const codes = codesOf(municipality);
  return {
    period, state: written.decision ? 'decided' : 'open', revision: written.revision, dataFrom: addWeeks(week, -12), dataTo: week, chosenCount: (settings.get(municipality) ?? defaults).chosen,
    weights: criteria.map(criterion => { const weight = written.weights[criterion] ?? 0, known = criterion !== 'survey' || written.survey !== null; return { criterion, weight, used: known ? weight / sum : 0, known }; }),
    weightsMotive: written.motive, weightsBy: written.by,
    areas: order.map(one => {
      const at = codes.indexOf(one.area);
      const needs = needOf(at, codes.length);
      const influence = influenceOf(municipality, period, one.area);
      const recent = trend(municipality, addWeeks(week, -12), week, one.area).weeks.map(point => point.count);
      const chosen = written.decision?.chosen.find(choice => choice.area === one.area);
      return {
        ...one, name: names.get(one.area)!, population: 900 + at * 140, squareKilometres: 0.8 + at * 0.4, recent, reports: recent.reduce((a, b) => a + b, 0),
        need: { score: criteria.slice(0, 6).reduce((total, criterion) => total + needs[criterion]!, 0) / 6, criteria: criteria.slice(0, 7).map(criterion => ({ criterion, value: criterion === 'survey' && !written.survey ? null : Math.round(needs[criterion]! * 130) / 10, normalised: needs[criterion]!, known: criterion !== 'survey' || written.survey !== null })) },
        influence: { median: influence.median, low: influence.scores[0] ?? null, high: influence.scores.at(-1) ?? null, disagreement: influence.scores.length < 2 ? 'none' : influence.scores.at(-1)! - influence.scores[0]! > 1.5 ? 'high' : influence.scores.at(-1)! - influence.scores[0]! > 0.8 ? 'some' : 'low', answers: influence.scores.length, judgements: influence.answers },
        chosen: written.decision ? chosen !== undefined : null, motive: chosen?.motive ?? null,
      };
    }),
    stability: { draws: 10000, seed: 1862202701, sameSet: 0.64 },
    organisations: organisations.map(name => ({ name, kind: 'kommun', answered: written.judgements.has(name), remindedAt: written.judgements.has(name) ? null : written.reminded })),
    myJudgement: written.judgements.get(organisation) ?? [], survey: written.survey, decision: written.decision,
    last: period === '2026-Q4' ? null : { period: '2026-Q4', weeks: 13, regression: { before: 52, expectedAnyway: 44 }, areas: codes.slice(0, 3).map((area, at) => ({
      area, name: names.get(area)!, before: 52 - at * 9, after: 31 + at * 4, comparison: codes.slice(3, 5).map(code => ({ area: code, name: names.get(code)! })), comparisonBefore: 40, comparisonAfter: 38,
      rateRatio: { estimate: [0.63, 0.9, 1.12][at]!, low: [0.4, 0.6, 0.7][at]!, high: [0.97, 1.35, 1.8][at]! }, interventions: { planned: 1, ongoing: 1, done: 3 - at, notDone: at, ended: 0 },
    })) },
  };
}
