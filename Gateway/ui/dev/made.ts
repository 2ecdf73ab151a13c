import type { AreaCount, AreaProperties, Change, Features, Level, Picture, Persona, Reason, Session, Signal, Trend } from '../src/api/types';
import { addWeeks, currentWeek, monday, yearAndNumber, type Week } from '../src/time/isoWeek';
import { kept } from './kept';
import { madeAreas, madePlace } from './madeMap';

// Made kommuner, one for each state of the page. Everything is drawn from the name of what it is, so it is the same each time.
const kommuner: Record<string, { name: string; mean: number; areas: string[]; since: Week }> = {
  '1862': { name: 'Degerfors', mean: 30, since: '2025-W40', areas: ['Jannelund', 'Bruket', 'Strömtorp', 'Centrum', 'Svartå', 'Åtorp', 'Skolområdet och idrottsplatsen'] },
  '1883': { name: 'Karlskoga', mean: 74, since: '2024-W01', areas: ['Rävåsen', 'Baggängen', 'Aggerud', 'Centrum', 'Skranta', 'Rosendal', 'Sandtorpet', 'Linnebäck', 'Karlsdal', 'Bregården', 'Bråten', 'Dalen', 'Stråningstorp', 'Ekeby', 'Knappfors'] },
  '1814': { name: 'Lekeberg', mean: 0.7, since: '2026-W45', areas: [] },
  '1860': { name: 'Laxå', mean: 0, since: '2030-W01', areas: [] },
  '1880': { name: 'Örebro', mean: 640, since: '2023-W01', areas: Array.from({ length: 48 }, (_, index) => `Område ${index + 1}`) },
  '1864': { name: 'Ljusnarsberg', mean: 9, since: '2025-W01', areas: ['Kopparberg'] },
  '1882': { name: 'Askersund', mean: 9, since: '2025-W01', areas: [] },
  '1881': { name: 'Kumla', mean: 9, since: '2025-W01', areas: [] },
};
export const categories = [
  ['skadegorelse', 'Skadegörelse', 6], ['storning-boende', 'Störning i boende', 5], ['buskorning', 'Buskörning', 4], ['otrygg-plats', 'Otrygg plats', 4], ['nedskrapning', 'Nedskräpning', 3],
  ['samling', 'Ordningsstörande samling', 3], ['narkotika', 'Narkotika', 2], ['klotter', 'Klotter', 2], ['belysning', 'Belysning', 2], ['inbrott-stold', 'Inbrott och stöld', 2],
  ['a-traktor', 'A-traktor', 2], ['incident-anstalld', 'Incident mot anställd', 1], ['oro-rykten', 'Oro och ryktesspridning', 1], ['vald-hot', 'Våld och hot', 1], ['brand', 'Brand', 0.5],
] as const;
const organisations = ['Degerforsbyggen', 'Polisen', 'Socialförvaltningen', 'Skola och fritid', 'Bergslagens räddningstjänst', 'Avarn Security', 'Hyresgästföreningen', 'Kultur- och fritidsförvaltningen'];

interface Made { category: string; area: string; hour: number; severity: number; organisation: string }

export const personas: (Persona & { municipalities: NonNullable<Session['municipalities']> })[] = [
  { id: 'anna', name: 'Anna Bergström', title: 'Trygghetssamordnare', organisation: 'Degerfors kommun', description: 'Tar fram lägesbilden och leder veckomötet.', municipalities: ['1862', '1883', '1814', '1860', '1880', '1864', '1882'].map(code => member(code, 'samordnare')) },
  { id: 'mehmet', name: 'Mehmet Yıldız', title: 'Kommunpolis', organisation: 'Polisen', description: 'Läser lägesbilden i båda kommunerna och ansvarar för insatser.', municipalities: ['1862', '1883'].map(code => member(code, 'insatsansvarig')) },
  { id: 'sture', name: 'Sture Lindqvist', title: 'Fastighetsskötare', organisation: 'Degerforsbyggen', description: 'Lämnar rapporter från sin telefon. Ser sina egna.', municipalities: [member('1862', 'rapportor')] },
  { id: 'karin', name: 'Karin Holm', title: 'Kommundirektör', organisation: 'Degerfors kommun', description: 'Läser lägesbilden i styrgruppen.', municipalities: [member('1862', 'styrgrupp')] },
  { id: 'lars', name: 'Lars Öberg', title: 'Ledamot i LokBrå', organisation: 'Degerfors kommun', description: 'Får information som inte pekar ut någon.', municipalities: [member('1862', 'lokbra')] },
  { id: 'ingen', name: 'Eva Nyberg', title: 'Nyanställd', organisation: 'Degerfors kommun', description: 'Är ännu inte med i någon kommun.', municipalities: [] },
];

function member(code: string, role: string) {
  return { code, name: kommuner[code]!.name, roles: [role], organisation: 'Degerfors kommun' };
}

export function sessionOf(id: string | undefined): Session {
  const persona = personas.find(one => one.id === id);
  return persona ? { signedIn: true, demo: true, signIn: null, map: null, name: persona.name, title: persona.title, municipalities: persona.municipalities } : { signedIn: false, demo: true, signIn: null, map: null };
}

export function picture(municipality: string, week: Week): Picture {
  const { name, areas } = kommuner[municipality]!;
  const reports = made(municipality, week);
  const written = kept(municipality, week);
  const random = drawing(municipality + week + 'more');
  const hours = new Array<number>(168).fill(0);
  reports.forEach(({ hour }, index) => { // one in five has an uncertain time, over six hours
    const span = index % 5 === 0 ? 6 : 1;
    for (let at = 0; at < span; at++) hours[(hour + at) % 168]! += 1 / span;
  });
  return {
    municipality, name, week, version: written.versions.length, state: written.state, revision: written.revision, ...counts(municipality, week, () => true), planned: reports.length > 9 ? 2 : 0, calm: reports.length > 9 ? 1 : 0, hours,
    categories: byCategory(municipality, week, () => true),
    areas: [
      { code: municipality, name, parent: null, level: null, ...counts(municipality, week, () => true), categories: byCategory(municipality, week, () => true) },
      ...areas.map(area => areaOf(municipality, week, area)),
    ],
    signals: signalsOf(municipality, week),
    hotSpots: reports.length < 9 ? [] : Array.from({ length: 4 }, (_, index) => ({ ...madePlace(random), count: 7 - index, weighted: 12 - index, expected: 1.5, radius: 150 })),
    forecast: reports.length < 9 ? null : { week: addWeeks(week, 1), cells: Array.from({ length: 6 }, () => ({ ...madePlace(random), share: 0.05 })), record: { weeks: 12, pai: 3.1, pei: 0.41, baselinePai: 2.6, baselinePei: 0.35 } },
    areaClusters: areas.slice(0, 1).map(area => ({ area, kind: 'hot' as const })),
    nearRepeat: reports.length < 25 ? null : { meters: 200, days: 14, observed: 9, expected: 4.1, p: 0.012 },
    plannedNextWeek: reports.length < 9 ? [] : [
      { area: areas[3] ?? null, areaName: areas[3] ?? null, category: 'arrangemang', from: at(addWeeks(week, 1), 4, 18), to: at(addWeeks(week, 1), 4, 23) },
      { area: areas[6] ?? null, areaName: areas[6] ?? null, category: 'arrangemang', from: at(addWeeks(week, 1), 5, 13), to: at(addWeeks(week, 1), 5, 17) },
    ],
    lastMeeting: reports.length < 9 ? null : { week: addWeeks(week, -1), decisions: [
      { id: 'l1', what: 'Laga belysningen vid gångtunneln', area: areas[1] ?? null, areaName: areas[1] ?? null, who: 'Degerforsbyggen', until: day(week, 2), status: 'done', why: null },
      { id: 'l2', what: 'Fältarna är ute fredag och lördag kväll', area: areas[0] ?? null, areaName: areas[0] ?? null, who: 'Socialförvaltningen', until: day(week, 5), status: 'ongoing', why: null },
      { id: 'l3', what: 'Tala med skolan om rasterna', area: areas[6] ?? null, areaName: areas[6] ?? null, who: 'Skola och fritid', until: day(week, 4), status: 'not-done', why: 'Rektorn var sjuk. Nytt möte på tisdag.' },
    ] },
    focus: written.focus,
    late: null,
    versions: written.versions,
    change: changeOf(municipality, week, () => true),
    organisations: municipality === '1860' ? [] : organisations.map((organisation, index) => ({ name: organisation, reports: reports.filter(one => one.organisation === organisation).length, planned: 0, nil: index === 5 })),
    asOf: new Date(Math.min(Date.now(), monday(addWeeks(week, 1)).getTime() + 9e7)).toISOString(),
  };
}

/** The areas' shapes. */
export function areas(municipality: string): Features<AreaProperties> {
  const { name, areas } = kommuner[municipality]!;
  return madeAreas(municipality, name, areas, drawing(municipality));
}

function areaOf(municipality: string, week: Week, area: string): AreaCount {
  const only = (one: Made) => one.area === area;
  const written = kept(municipality, week);
  const set = written.levels.get(area);
  const change = changeOf(municipality, week, only);
  const proposal: { level: Level; because: Reason[] } = change.verdict === 'above'
    ? change.difference > 5
      ? { level: 'red', because: [{ code: 'signal' }, { code: 'above-expected', values: { total: change.expected + change.difference, expected: change.expected } }] }
      : { level: 'yellow', because: [{ code: 'above-expected', values: { total: change.expected + change.difference, expected: change.expected } }] }
    : { level: 'green', because: [{ code: 'calm' }] };
  return {
    code: area, name: area, parent: municipality, ...counts(municipality, week, only), categories: byCategory(municipality, week, only).map(one => ({ ...one, change: changeOf(municipality, week, made => only(made) && made.category === one.code) })),
    level: set?.level ?? null, levelMotive: set?.motive ?? null, levelSetBy: set?.by ?? null, proposedLevel: proposal.level, proposedBecause: proposal.because,
    change, recent: Array.from({ length: 12 }, (_, back) => made(municipality, addWeeks(week, back - 11)).filter(only).length),
    notes: [
      ...area === 'Jannelund' ? [{ id: 'n1', organisation: 'Polisen', by: 'Mehmet Yıldız', at: at(week, 1, 9), text: 'Tre av rapporterna gäller samma kväll. Vi har talat med föreningen som hade lokalen.', canChange: false }] : [],
      ...written.notes.filter(one => one.area === area),
    ],
  };
}

function changeOf(municipality: string, week: Week, only: (one: Made) => boolean): Change {
  const before = Array.from({ length: 12 }, (_, back) => made(municipality, addWeeks(week, -1 - back)).filter(only).length);
  const expected = Math.round(before.reduce((sum, count) => sum + count, 0) / 1.2) / 10;
  const spread = 1.3 * Math.sqrt(expected + 0.4);
  const [low, high] = [Math.max(0, Math.floor(expected - spread)), Math.ceil(expected + spread)];
  const count = made(municipality, week).filter(only).length;
  const known = before.filter(one => one > 0).length >= 8 || expected > 0.3;
  return {
    expected, low, high, difference: Math.round((count - expected) * 10) / 10, differenceLow: count - expected - 1.5 * spread, differenceHigh: count - expected + 1.5 * spread,
    verdict: !known ? 'unknown' : count > high ? 'above' : count < low ? 'below' : 'within',
  };
}

function signalsOf(municipality: string, week: Week): Signal[] {
  const { areas } = kommuner[municipality]!;
  return areas.slice(0, 8).flatMap(area => categories.flatMap(([code, name]): Signal[] => {
    const only = (one: Made) => one.area === area && one.category === code;
    const observed = made(municipality, week).filter(only).length;
    const { expected } = changeOf(municipality, week, only);
    const threshold = Math.ceil(expected + 1.7 * Math.sqrt(expected + 0.4));
    if (observed <= threshold) return [];
    return [{ id: `${area} ${code}`, area, areaName: area, category: code, categoryName: name, week, method: municipality === '1862' ? 'small-counts' : 'farrington', expected, threshold, observed, p: 0.001, q: 0.03, history: municipality === '1862' ? '59 weeks' : '156 weeks', caution: municipality === '1862' ? 'small-counts' : 'none' }];
  }));
}

function day(week: Week, weekday: number): string {
  return new Date(monday(week).getTime() + weekday * 86_400_000).toISOString().slice(0, 10);
}

function at(week: Week, weekday: number, hour: number): string {
  return `${day(week, weekday)}T${String(hour).padStart(2, '0')}:00:00+01:00`;
}

export function trend(municipality: string, from: Week, to: Week, area: string | null): Trend {
  const weeks = [];
  for (let week = from; week <= to; week = addWeeks(week, 1)) {
    const reports = made(municipality, week).filter(one => area === null || area === municipality || one.area === area);
    weeks.push({ week, count: reports.length, weighted: weight(reports) });
  }
  return { municipality, area: area ?? municipality, category: null, weeks };
}

function counts(municipality: string, week: Week, only: (one: Made) => boolean) {
  const count = (back: number) => made(municipality, addWeeks(week, -back)).filter(only).length;
  const lastYear = addWeeks(week, -52);
  return {
    total: count(0), weighted: weight(made(municipality, week).filter(only)), lastWeek: count(1),
    meanOfFour: (count(1) + count(2) + count(3) + count(4)) / 4, sameWeekLastYear: lastYear < kommuner[municipality]!.since ? null : count(52),
  };
}

function byCategory(municipality: string, week: Week, only: (one: Made) => boolean) {
  return categories.map(([code, name]) => {
    const reports = made(municipality, week).filter(one => only(one) && one.category === code);
    return { code, name, count: reports.length, weighted: weight(reports), lastWeek: made(municipality, addWeeks(week, -1)).filter(one => only(one) && one.category === code).length };
  });
}

function made(municipality: string, week: Week): Made[] {
  const { mean, areas, since } = kommuner[municipality]!;
  if (week < since || week > currentWeek()) return [];
  const random = drawing(municipality + week);
  const season = 1 + 0.25 * Math.cos((yearAndNumber(week).number - 40) / 52 * 2 * Math.PI); // autumn evenings
  const count = poisson(mean * season, random);
  return Array.from({ length: count }, () => {
    const evening = random() < 0.6;
    const day = Math.floor(random() < 0.45 ? 4 + random() * 2.4 : random() * 7);
    return {
      category: pick(categories.map(([code, , share]) => [code, share]), random),
      area: pick(areas.map((area, index) => [area, 1 / (index % 12 + 1.5)] as const).concat([['', 0.15]]), random),
      hour: day * 24 + Math.floor(evening ? 18 + random() * 6 : random() * 24),
      severity: 1 + Math.floor(random() * random() * 3),
      organisation: pick(organisations.slice(0, 5).map((one, index) => [one, 1 / (index + 1)]), random),
    };
  });
}

function weight(reports: Made[]): number {
  return reports.reduce((sum, one) => sum + one.severity, 0);
}

function pick(shares: readonly (readonly [string, number])[], random: () => number): string {
  let left = random() * shares.reduce((sum, [, share]) => sum + share, 0);
  return shares.find(([, share]) => (left -= share) < 0)?.[0] ?? shares.at(-1)?.[0] ?? '';
}

export function poisson(mean: number, random: () => number): number {
  if (mean > 100) return Math.round(mean + Math.sqrt(mean) * (random() + random() + random() - 1.5) * 2);
  let product = random(), count = 0;
  for (const limit = Math.exp(-mean); product > limit; count++) product *= random();
  return count;
}

// mulberry32, seeded by a text
export function drawing(seed: string): () => number {
  let state = [...seed].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 0x01000193), 0x811c9dc5);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

