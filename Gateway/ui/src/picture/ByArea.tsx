import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { trendQuery } from '../api/queries';
import type { AreaCount, Picture } from '../api/types';
import { Figure } from '../charts/Figure';
import { Sparkline } from '../charts/Sparkline';
import { useTexts } from '../texts/texts';
import './ByArea.css';
import { areasOf, risen } from './change';
import { ShowAll } from './ShowAll';
import { useSource } from './useSource';

const shownAtFirst = 10;
const weeksShown = 13;

/** Where: the areas of the kommun, largest change first, with a quarter of a year at a glance. */
export function ByArea({ picture }: { picture: Picture }) {
  const { t, number, signed, compare } = useTexts();
  const source = useSource(picture);
  const [all, showAll] = useState(false);

  const change = (area: AreaCount) => area.total - area.lastWeek;
  const areas = areasOf(picture).toSorted((a, b) => Math.abs(change(b)) - Math.abs(change(a)) || b.total - a.total || compare(a.name, b.name));
  const shown = all ? areas : areas.slice(0, shownAtFirst);
  const courses = useCourses(picture, shown);
  if (areas.length === 0) return <Figure label={t('areas.label')} title={t('areas.none')}><p>{t('areas.noneExplained')}</p></Figure>;

  const root = picture.areas.find(area => area.parent === null);
  const names = new Map(picture.areas.map(area => [area.code, area.name]));
  const most = risen(areas, area => area.total);
  const unplaced = picture.total - areas.filter(area => area.parent === root?.code).reduce((sum, area) => sum + area.total, 0);

  return (
    <Figure label={t('areas.label')} source={source} note={unplaced > 0 ? t('areas.unplaced', { count: unplaced }) : undefined}
      title={most ? t('areas.title', { name: most.name, from: most.lastWeek, to: most.total }) : t('areas.noIncrease')}>
      <table className="areas">
        <thead>
          <tr>
            <th>{t('areas.area')}</th><th>{t('areas.count')}</th><th>{t('areas.change')}</th>
            <th className="areas-course">{t('areas.trend', { count: weeksShown })}</th>
            <th className="areas-wide">{t('areas.meanOfFour')}</th><th className="areas-wide">{t('areas.lastYear')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((area, index) => (
            <tr key={area.code}>
              <th scope="row">{area.name}{area.parent !== root?.code && <small> {t('areas.partOf', { name: names.get(area.parent!) ?? '' })}</small>}</th>
              <td>{number(area.total)}</td>
              <td data-change={Math.sign(change(area))}>{signed(change(area))}</td>
              <td className="areas-course">{courses[index] && <Sparkline values={courses[index]} alt={t('areas.trendAlt', { count: weeksShown, first: courses[index][0]!, last: courses[index].at(-1)!, high: Math.max(...courses[index]) })} />}</td>
              <td className="areas-wide">{number(area.meanOfFour)}</td>
              <td className="areas-wide">{area.sameWeekLastYear === null ? '–' : number(area.sameWeekLastYear)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ShowAll first={shownAtFirst} of={areas.length} all={all} showAll={showAll} />
    </Figure>
  );
}

function useCourses(picture: Picture, areas: readonly AreaCount[]): (number[] | undefined)[] {
  return useQueries({
    queries: areas.map(area => trendQuery(picture.municipality, picture.week, weeksShown, area.code)),
    combine: results => results.map(result => result.data?.weeks.map(one => one.count)),
  });
}
