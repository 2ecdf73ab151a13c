import type { Picture, Persona, Session, Trend } from '../src/api/types';
import { addWeeks, currentWeek, monday, yearAndNumber, type Week } from '../src/time/isoWeek';

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
const categories = [
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
  { id: 'ingen', name: 'Eva Nyberg', title: 'Nyanställd', organisation: 'Degerfors kommun', description: 'Är ännu inte med i någon kommun.', municipalities: [] },
];

function member(code: string, role: string) {
  return { code, name: kommuner[code]!.name, roles: [role], organisation: 'Degerfors kommun' };
}

export function sessionOf(id: string | undefined): Session {
  const persona = personas.find(one => one.id === id);
  return persona ? { signedIn: true, demo: true, name: persona.name, title: persona.title, municipalities: persona.municipalities } : { signedIn: false, demo: true };
}

export function picture(municipality: string, week: Week): Picture {
  const { name, areas } = kommuner[municipality]!;
  const reports = made(municipality, week);
  const hours = new Array<number>(168).fill(0);
  reports.forEach(({ hour }, index) => { // one in five has an uncertain time, over six hours
    const span = index % 5 === 0 ? 6 : 1;
    for (let at = 0; at < span; at++) hours[(hour + at) % 168]! += 1 / span;
  });
  return {
    municipality, name, week, version: 0, state: 'open', ...counts(municipality, week, () => true), planned: reports.length > 9 ? 2 : 0, calm: reports.length > 9 ? 1 : 0, hours,
    categories: byCategory(municipality, week, () => true),
    areas: [
      { code: municipality, name, parent: null, level: null, ...counts(municipality, week, () => true), categories: byCategory(municipality, week, () => true) },
      ...areas.map(area => ({ code: area, name: area, parent: municipality, level: null, ...counts(municipality, week, one => one.area === area), categories: byCategory(municipality, week, one => one.area === area) })),
    ],
    signals: [], hotSpots: [],
    organisations: municipality === '1860' ? [] : organisations.map((organisation, index) => ({ name: organisation, reports: reports.filter(one => one.organisation === organisation).length, planned: 0, nil: index === 5 })),
    asOf: new Date(Math.min(Date.now(), monday(addWeeks(week, 1)).getTime() + 9e7)).toISOString(),
  };
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

function poisson(mean: number, random: () => number): number {
  if (mean > 100) return Math.round(mean + Math.sqrt(mean) * (random() + random() + random() - 1.5) * 2);
  let product = random(), count = 0;
  for (const limit = Math.exp(-mean); product > limit; count++) product *= random();
  return count;
}

// mulberry32, seeded by a text
function drawing(seed: string): () => number {
  let state = [...seed].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 0x01000193), 0x811c9dc5);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

