import type { Judgement, RoundSettings, Weights } from '../src/api/rounds';
import { begin, defaults, ranked, round, roundOf, rounds, settings } from './madeRounds';
import { done, type Answered, type Asked } from './mockWeek';

/** The quarter's prioritisation. */
export function answerRounds({ method, municipality, resource, detail, rest, body, session }: Asked): Answered | undefined {
  if (resource !== 'rounds') return undefined;
  const organisation = session.municipalities?.find(one => one.code === municipality)?.organisation ?? '';
  if (!detail) {
    if (method === 'POST') { begin(municipality, String(body!['period'])); return { status: 201 }; }
    return { status: 200, body: rounds(municipality) };
  }
  if (detail === 'settings') {
    if (method === 'PUT') { settings.set(municipality, { ...body as unknown as RoundSettings, revision: Number(body!['revision']) + 1 }); return done; }
    return { status: 200, body: settings.get(municipality) ?? defaults };
  }
  if (!rounds(municipality).rounds.some(one => one.period === detail)) return { status: 404, body: 'not-found' };
  const written = roundOf(municipality, detail);
  if (!rest) return { status: 200, body: round(municipality, detail, organisation) };
  written.revision++;
  if (rest === 'try') return { status: 200, body: { areas: ranked(municipality, detail, body!['weights'] as Weights), stability: { draws: 10000, seed: 1862202701, sameSet: 0.58 } } };
  if (rest === 'weights') Object.assign(written, { weights: body!['weights'], motive: body!['motive'], by: session.name });
  else if (rest === 'influence') written.judgements.set(organisation, body!['areas'] as Judgement[]);
  else if (rest === 'survey') written.survey = method === 'DELETE' ? null : { name: 'trygghetsmatning-2026.csv', importedAt: new Date().toISOString(), by: session.name ?? '', areas: 7 };
  else if (rest === 'remind') {
    written.reminded = new Date().toISOString();
    return { status: 200, body: { reminded: round(municipality, detail, organisation).organisations.filter(one => !one.answered).map(one => one.name) } };
  } else if (rest === 'decide') {
    const order = round(municipality, detail, organisation).areas;
    const chosen = body!['chosen'] as { area: string; motive: string | null }[];
    written.decision = { at: new Date().toISOString(), by: session.name ?? '', motive: (body!['motive'] as string | null) ?? null, chosen: chosen.map(one => { const area = order.find(other => other.area === one.area)!; return { area: one.area, name: area.name, rank: area.rank, score: area.score, motive: one.motive }; }) };
  }
  return done;
}
