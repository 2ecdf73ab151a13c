import type { Effect } from '../src/api/effects';
import type { KindOfYear, Year } from '../src/api/years';
import { addWeeks, currentWeek } from '../src/time/isoWeek';
import { areas, drawing, poisson } from './made';

const ratio = (estimate: number, spread: number) => ({ ratio: estimate, low: estimate * Math.exp(-spread), high: estimate * Math.exp(spread) });
const percent = (value: number) => value < 1 ? `${Math.round((1 - value) * 100)} % färre` : `${Math.round((value - 1) * 100)} % fler`;

/** The effect of an intervention, with sixty weeks of counts around its start. */
export function effectOf(id: string, what = 'Ny belysning vid gångtunneln'): Effect {
  const random = drawing(`effect ${id}`);
  const last = addWeeks(currentWeek(), -1), beganAt = 38, weeks = 60;
  const weekly = Array.from({ length: weeks }, (_, index) => ({ week: addWeeks(last, index + 1 - weeks), treated: poisson(index < beganAt ? 5.4 : 3.3, random), comparison: poisson(index < beganAt ? 7 : 6.6, random) * 0.8 }));
  const sum = (from: number, to: number, of: 'treated' | 'comparison') => Math.round(weekly.slice(from, to).reduce((total, one) => total + (one[of] ?? 0), 0));
  const [beforeWeek, afterWeek] = [weekly[beganAt - 1]!.week, weekly[beganAt]!.week];
  return {
    intervention: { id, number: 12, what, kind: 'belysning', from: '2026-06-22' },
    before: { from: weekly[0]!.week, to: beforeWeek, weeks: beganAt }, after: { from: afterWeek, to: last, weeks: weeks - beganAt },
    against: 'like-areas',
    treated: { areas: [{ code: 'Jannelund', name: 'Jannelund' }], before: sum(0, beganAt, 'treated'), after: sum(beganAt, weeks, 'treated') },
    comparison: { areas: [{ code: 'Bruket', name: 'Bruket' }, { code: 'Strömtorp', name: 'Strömtorp' }], before: sum(0, beganAt, 'comparison'), after: sum(beganAt, weeks, 'comparison') },
    displacement: { areas: [{ code: 'Centrum', name: 'Centrum' }], before: 140, after: 78 }, displacementComparison: { areas: [{ code: 'Åtorp', name: 'Åtorp' }], before: 120, after: 72 },
    wdd: { local: { estimate: -41.2, standardError: 15.1, low: -70.8, high: -11.6, z: -2.7 }, displacement: { estimate: -3.1, standardError: 13.2, low: -29, high: 22.8, z: -0.2 }, total: { estimate: -44.3, standardError: 20, low: -83.5, high: -5.1, z: -2.2 } },
    rateRatio: { estimate: 0.66, low: 0.49, high: 0.89, logEstimate: -0.4155, standardError: 0.152, overdispersion: 1.2 }, wdq: { value: 0.08, meaning: 'diffusion' },
    segmented: { weeks, level: { estimate: 0.7, low: 0.45, high: 1.08 }, trend: { estimate: 0.995, low: 0.96, high: 1.03 }, fitted: weekly.map((_, index) => index < beganAt ? 5.4 : 3.4), counterfactual: weekly.map((_, index) => 5.2 + index * 0.008) },
    weekly,
    evidence: { level: 3, because: ['before-and-after', 'comparison-areas', 'alike-before', 'not-drawn-by-lot', 'few-units'] },
    cautions: [{ code: 'chosen-for-being-worst', values: { recentPerWeek: 7.1, earlierPerWeek: 4.9 } }, { code: 'other-interventions', values: { numbers: [9, 14] } }, { code: 'short-after', values: { weeks: weeks - beganAt } }],
    sentence: 'Rapporterna blev 34 % färre jämfört med liknande områden, med en osäkerhet på 11 till 51 procent. Det är omkring 41 rapporter färre på 22 veckor.',
  };
}

/** A year with a kind for each sort of basis: good, moderate, weak, and one that goes the wrong way. */
export function yearOf(municipality: string, year: number): Year {
  const random = drawing(`${municipality} ${year}`);
  const shapes = areas(municipality).features.filter(one => one.properties.code !== municipality);
  return {
    year, weeks: 52, total: 1114, lastYear: year === 2026 ? 1185 : null, compared: year === 2026 ? { from: '2026-W01', weeks: 52, total: 1114, lastYear: 1185 } : null,
    uncompared: year === 2026 ? [{ ...kind('trygghetsvandring', 'Trygghetsvandring', 2, 2, 0.7, 0.3, 'weak', ['Vandring i Bruket', 'Vandring vid skolan'], random), predictionLow: null, predictionHigh: null, sentence: 'Trygghetsvandring: rapporterna blev 30 procent färre än före, med en osäkerhet på 5 till 48 procent. Det finns inget att jämföra med: årstiden eller att toppar går tillbaka av sig själva kan vara hela förklaringen. Underlaget är svagt: 2 insatser i 2 områden, sammanlagt 42 veckor.' }] : [],
    notCompared: year === 2026 ? [{ kind: 'dialog', name: 'Dialog', interventions: 2, sentence: 'Dialog: 2 insatser. Inget säkert kan sägas: de saknar områden att jämföra med.' }] : [],
    kinds: year === 2026 ? [
      kind('belysning', 'Belysning', 6, 4, 0.82, 0.22, 'moderate', ['Belysning vid gångtunneln', 'Stolpar i parken', 'Lampor på skolgården', 'Belyst gångväg', 'Strålkastare vid station', 'Ljus i trapphus'], random),
      kind('klottersanering', 'Klottersanering', 9, 6, 0.69, 0.14, 'good', ['Sanering inom ett dygn', 'Sanering Bruket', 'Klotterskydd'], random),
      kind('ordningsvakt', 'Ordningsvakt', 3, 2, 0.95, 0.5, 'weak', ['Ordningsvakter i centrum', 'Vakter vid resecentrum', 'Helgvakt'], random),
      kind('patrullering', 'Patrullering', 4, 3, 1.06, 0.3, 'weak', ['Fotpatrull fredagar', 'Patrull vid skolan'], random),
    ] : [],
    areas: shapes.map(({ properties: { code, name } }, index) => {
      const weeks = Array.from({ length: 52 }, (_, week) => poisson((1 + 0.3 * Math.cos((week - 40) / 8)) * 12 / (index + 2), random));
      const total = weeks.reduce((sum, one) => sum + one, 0), red = Math.max(0, 8 - index * 2), yellow = Math.max(2, 14 - index);
      const lastYear = Math.round(total * (0.85 + random() * 0.4));
      return { code, name, weeks, total, lastYear: year === 2026 ? lastYear : null, compared: year === 2026 ? { from: '2026-W01', weeks: 52, total, lastYear } : null, levels: { green: 52 - red - yellow, yellow, red } };
    }),
    promised: { decided: 41, done: 27, ongoing: 6, notDone: 6, unknown: 2, reasons: [{ code: 'no-resources', name: 'Resurser saknades', count: 3 }, { code: 'weather', name: 'Väder eller årstid', count: 2 }, { code: 'no-mandate', name: 'Vi saknade rådighet', count: 1 }] },
    reviews: { continue: 9, extend: 4, replace: 3, end: 6, overdue: 2 },
    pledges: { kept: 2, partly: 1, notKept: 0, underWay: 1 },
    sentences: ['41 insatser beslutades under året och 27 är gjorda.', 'Klottersanering och belysning tycks ge färre rapporter; om de andra går det inte att säga.', 'Rapporterna blev 6 % färre än året före.'],
  };
}

function kind(code: string, name: string, interventions: number, areas: number, estimate: number, spread: number, basis: KindOfYear['basis'], whats: string[], random: () => number): KindOfYear {
  const whole = ratio(estimate, spread), next = ratio(estimate, spread * 1.9);
  const basisText = { weak: 'Svagt underlag.', moderate: 'Måttligt underlag.', good: 'Gott underlag.' }[basis];
  return {
    kind: code, name, interventions, areas, weeks: interventions * 21, ...whole, predictionLow: next.low, predictionHigh: next.high, tau2: 0.02, i2: 31, basis,
    sentence: `${name}: ${interventions} insatser, i snitt ${percent(estimate)} rapporter än jämförelseområdena, mellan ${percent(whole.low)} och ${percent(whole.high)}. ${basisText}`,
    studies: whats.map((what, index) => ({ intervention: `i${index + 1}`, number: index + 3, what, ...ratio(estimate * (0.75 + random() * 0.6), spread * (1.6 + random())), weight: 1 / whats.length, evidence: index % 2 + 2, against: index % 2 === 0 ? 'before' : 'like-areas' })),
  };
}
