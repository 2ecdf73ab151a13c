import type { AreaOfYear, SameWeeks, Year } from '../api/years';
import { Figure } from '../charts/Figure';
import { SmallMultiples } from '../charts/SmallMultiples';
import '../picture/ShowAll.css';
import { useTexts, type Texts } from '../texts/texts';
import { yearAndNumber } from '../time/isoWeek';

const printed = 12; // as many as on paper: SmallMultiples.css

/** The areas' weeks, all on one scale, with the largest first, and how many weeks each was green, yellow and red. */
export function AreasOverYear({ year: { areas, year, compared } }: { year: Year }) {
  const texts = useTexts();
  const { t, number, signed } = texts;
  const from = compared ? yearAndNumber(compared.from).number : 1;
  const shown = areas.filter(area => area.weeks.length > 1).toSorted((a, b) => b.total - a.total);
  if (shown.length === 0) return <Figure label={t('years.areasLabel')} title={t('years.areasNone')}><p className="page-text">{t('years.areasNoneExplained')}</p></Figure>;
  return (
    <div className="year-areas"><Figure label={t('years.areasLabel')} title={title(shown, texts)}
      note={[t('years.areasNote'), compared && from > 1 ? t('years.comparedFrom', { weeks: t('signals.weeks', { count: compared.weeks }), from }) : ''].filter(Boolean).join(' ')}
      source={t('years.areasSource', { reports: t('reports', { count: shown.reduce((total, area) => total + area.total, 0) }), year: String(year) })}
      table={
        <table>
          <thead><tr><th>{t('areas.area')}</th><th>{t('areas.count')}</th><th>{t('years.lastYear')}</th><th>{t('areas.change')}</th><th>{t('years.greenWeeks')}</th><th>{t('years.yellowWeeks')}</th><th>{t('years.redWeeks')}</th></tr></thead>
          <tbody>{shown.map(area => (
            <tr key={area.code}>
              <th scope="row">{area.name}</th><td>{number(area.total)}</td><td>{area.compared ? number(area.compared.lastYear) : '–'}</td><td>{area.compared ? signed(changeOf(area.compared)) : '–'}</td>
              <td>{number(area.levels.green)}</td><td>{number(area.levels.yellow)}</td><td>{number(area.levels.red)}</td>
            </tr>
          ))}</tbody>
        </table>
      }>
      <SmallMultiples scale={top => t('years.scale', { top })} multiples={shown.map(area => ({
        key: area.code, name: area.name, values: area.weeks, valueText: number(area.total),
        alt: t('years.areaAlt', { name: area.name, low: Math.min(...area.weeks), high: Math.max(...area.weeks), weeks: t('signals.weeks', { count: area.weeks.length }), reports: t('reports', { count: area.total }) }),
        below: <><span>{area.compared ? t('years.againstLastYear', { change: signed(changeOf(area.compared)) }) : t('years.noLastYear')}</span><Levels levels={area.levels} /></>,
      }))} />
      {shown.length > printed && <p className="show-all-printed">{t('list.printed', { first: printed, count: shown.length })}</p>}
    </Figure></div>
  );
}

/** Weeks at each level: a shape, a number and, for those who hear the page, the word. */
function Levels({ levels }: { levels: AreaOfYear['levels'] }) {
  const { t, number } = useTexts();
  return (
    <span className="year-levels">
      {(['green', 'yellow', 'red'] as const).filter(level => levels[level] > 0).map(level => (
        <span key={level} data-level={level}>
          <svg viewBox="0 0 16 16" aria-hidden>{level === 'green' ? <circle cx="8" cy="8" r="7" /> : level === 'yellow' ? <path d="M8 1.5 15 14.5H1Z" /> : <rect x="1.5" y="1.5" width="13" height="13" />}</svg>
          {number(levels[level])}<span className="unseen"> {t(`years.weeksAt.${level}`)}</span>
        </span>
      ))}
    </span>
  );
}

function title(areas: readonly AreaOfYear[], { t }: Texts): string {
  const most = areas.flatMap(({ name, compared }) => compared ? [{ name, change: changeOf(compared) }] : []).toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))[0];
  if (!most || most.change === 0) return t('years.areasMost', { name: areas[0]!.name, count: areas[0]!.total });
  return t(most.change < 0 ? 'years.areasFewer' : 'years.areasMore', { name: most.name, count: Math.abs(most.change) });
}

/** Over the weeks that both years have: not the area's whole year. */
function changeOf({ total, lastYear }: SameWeeks): number {
  return total - lastYear;
}
