import type { Cell, CouncilReport, CouncilRow } from '../src/api/council';
import type { Letter, LetterInList } from '../src/api/feedback';
import type { Level } from '../src/api/types';
import { addWeeks, currentWeek } from '../src/time/isoWeek';
import { areas, drawing, picture, poisson } from './made';

const levels: Level[] = ['green', 'yellow', 'red'];
const receivers = ['Degerfors kommun', 'Degerforsbyggen', 'Polisen', 'Skola och fritid', 'Bergslagens räddningstjänst'];

/** Letters of four weeks and a quarter to each organisation. */
export function letters(municipality: string): LetterInList[] {
  if (municipality === '1860') return [];
  const periods = [...Array.from({ length: 3 }, (_, back) => addWeeks(currentWeek(), -1 - back)), '2026-Q3'];
  return periods.flatMap((period, index) => receivers.map((organisation, at) => ({
    id: `${at}-${period}`, organisation, period, issuedAt: new Date(Date.now() - (index * 7 + 4) * 86_400_000).toISOString(), sentence: letterOf(municipality, organisation, period).sentence,
    read: index > 0, readBy: index === 0 && at % 2 === 0 ? [] : [{ name: ['Anna Bergström', 'Sture Lindqvist', 'Mehmet Yıldız', 'Eva Nyberg', 'Karin Holm'][at]!, at: new Date(Date.now() - (index * 7 + 3) * 86_400_000).toISOString() }],
  })));
}

export function letterOf(municipality: string, organisation: string, period: string, message: string | null = null): Letter {
  const quarter = !period.includes('W');
  const places = areas(municipality).features.filter(one => one.properties.code !== municipality).slice(0, quarter ? 6 : 3);
  return {
    id: `0-${period}`, organisation, period, issuedAt: new Date(Date.now() - 4 * 86_400_000).toISOString(),
    message: message ?? (quarter ? 'Tack för ett fint kvartal. Era rapporter om belysningen i Jannelund ledde till nya stolpar.\nVi ses på veckomötet.' : null),
    sentence: `${organisation} lämnade ${quarter ? 84 : 9} rapporter. En av era insatser är gjord, och i Jannelund blev rapporterna 34 % färre än i liknande områden.`,
    reported: { reports: quarter ? 84 : 9, weeksReported: quarter ? 11 : 1, weeksCalm: quarter ? 1 : 0, weeksSilent: quarter ? 1 : 0, weeks: quarter ? 13 : 1 },
    agreed: { weeks: quarter ? Array.from({ length: 12 }, (_, index) => `2026-W${27 + index}`) : [period], areas: places.map(({ properties: { code, name } }, index) => ({ area: code, name, level: levels[index % 2]!, before: levels[(index + (index === 0 ? 2 : index === 1 ? 0 : 1)) % 3]! })), focus: ['Jannelund fredag och lördag kväll', 'Belysningen vid gångtunneln'], decisions: [{ what: 'Laga belysningen i gångtunneln', area: 'Strömtorp', who: 'Tekniska förvaltningen', until: '2026-11-27' }] },
    done: [
      { number: 12, intervention: 'i12', what: 'Ny belysning vid gångtunneln', areas: ['Jannelund'], state: 'done', whyNot: null },
      { number: 14, intervention: 'i14', what: 'Fältgrupp på fredagar', areas: ['Centrum'], state: 'ongoing', whyNot: null },
      { number: 15, intervention: 'i15', what: 'Beskära häcken vid lekplatsen', areas: ['Bruket'], state: 'not-done', whyNot: { code: 'weather', text: 'Tjäle i marken. Görs i april.' } },
    ],
    results: [{ number: 12, what: 'Ny belysning vid gångtunneln', outcome: 'continue', sentence: 'Rapporterna blev 34 % färre jämfört med liknande områden, med en osäkerhet på 11 till 51 procent.' }],
    prioritised: quarter ? [{ area: 'Jannelund', name: 'Jannelund' }, { area: 'Centrum', name: 'Centrum' }, { area: 'Bruket', name: 'Bruket' }] : [],
  };
}

/** A report over two kommuner, with small numbers covered, and others so that these cannot be computed. */
export function councilReport(period: string, publishedAt: string | null, text: string | null): CouncilReport {
  const categories = picture('1862', currentWeek()).categories.map(({ code, name }) => ({ code, name }));
  const municipalities = ['1862', '1883'].map(code => {
    const random = drawing(`${code} ${period}`);
    const shapes = areas(code).features.filter(one => one.properties.code !== code);
    const rows = shapes.map(({ properties }, index) => rowOf(categories.map((_, at) => poisson((code === '1883' ? 26 : 18) / (index + 1) / (at + 1.5) * 3, random)), categories, properties.code, properties.name));
    const totals = categories.map((_, at) => rows.reduce((sum, row) => sum + (row.cells[at]!.count ?? 2), 0));
    return { code, name: code === '1862' ? 'Degerfors' : 'Karlskoga', rows, total: rowOf(totals, categories, '', '') as CouncilRow };
  });
  const both = categories.map((_, at) => municipalities.reduce((sum, one) => sum + (one.total.cells[at]!.count ?? 2), 0));
  return {
    period, name: 'LokBrå Karlskoga/Degerfors', publishedAt, by: publishedAt && 'Anna Bergström', text, categories, municipalities, total: rowOf(both, categories, '', '') as CouncilRow,
    interventions: { planned: 7, ongoing: 12, done: 19, ended: 5, notDone: 4 },
    prioritised: [{ municipality: '1862', area: 'Jannelund', name: 'Jannelund' }, { municipality: '1862', area: 'Centrum', name: 'Centrum' }, { municipality: '1883', area: 'Skranta', name: 'Skranta' }],
    pledges: [{ title: 'Tryggare gångvägar i Jannelund', status: 'kept' }, { title: 'Synliga poliser i centrum på helgkvällar', status: 'partly' }],
    sentences: ['I de två kommunerna kom 1 204 rapporter, 6 % färre än kvartalet före.', 'Skadegörelse är vanligast i båda. 19 insatser blev gjorda.'],
  };
}

function rowOf(counts: number[], categories: { code: string }[], area: string, name: string) {
  const covered = counts.map((count, index): Cell => count > 0 && count < 4 ? { count: null, mark: 'few' } : index > 0 && counts[index - 1]! > 0 && counts[index - 1]! < 4 && index % 3 === 0 ? { count: null, mark: 'protected' } : { count, mark: null });
  const total = counts.reduce((sum, count) => sum + count, 0);
  return { area, name, cells: covered.map((cell, index) => ({ ...cell, category: categories[index]!.code })), total: total > 0 && total < 4 ? { count: null, mark: 'few' as const } : { count: total, mark: null } };
}
