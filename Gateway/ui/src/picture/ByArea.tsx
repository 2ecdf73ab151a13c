import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { AreaCount, Picture } from '../api/types';
import { Figure } from '../charts/Figure';
import { Sparkline } from '../charts/Sparkline';
import { useTexts } from '../texts/texts';
import './ByArea.css';
import { areasOf, byChange, changeOf, departing, expectationOf, risen } from './change';
import { LevelMark } from './LevelMark';
import { ShowAll } from './ShowAll';
import { useSource } from './useSource';

const shownAtFirst = 10;

/** Where: the areas of the kommun, largest change first, with twelve weeks at a glance. A name opens its area: the keyboard's way into the map. */
export function ByArea({ picture, choose }: { picture: Picture; choose(area: string): void }) {
  const { t, number, compare } = useTexts();
  const source = useSource(picture);
  const [all, showAll] = useState(false);

  const areas = areasOf(picture).toSorted(byChange(compare));
  const shown = all ? areas : areas.slice(0, shownAtFirst);
  if (areas.length === 0) return <Figure label={t('areas.label')} title={t('areas.none')}><p>{t('areas.noneExplained')}</p></Figure>;

  const root = picture.areas.find(area => area.parent === null);
  const names = new Map(picture.areas.map(area => [area.code, area.name]));
  const unplaced = picture.total - areas.filter(area => area.parent === root?.code).reduce((sum, area) => sum + area.total, 0);
  const expected = areas.some(area => expectationOf(area.change));
  const levels = areas.some(area => area.level ?? area.proposedLevel);

  return (
    <Figure label={t('areas.label')} source={source} title={useTitle(picture, areas)}
      note={[expected ? t('areas.intervals') : '', unplaced > 0 ? t('areas.unplaced', { count: unplaced }) : ''].filter(Boolean).join(' ') || undefined}>
      <table className="areas">
        <thead>
          <tr>
            {levels && <th className="areas-level">{t('areas.level')}</th>}
            <th>{t('areas.area')}</th><th>{t('areas.count')}</th>
            <th className="areas-course">{t('areas.trend')}</th>
            <th>{t(expected ? 'areas.againstExpected' : 'areas.change')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(area => (
            <tr key={area.code}>
              {levels && <td className="areas-level">{area.level ? <LevelMark level={area.level} /> : area.proposedLevel && <LevelMark level={area.proposedLevel} proposed />}</td>}
              <th scope="row">
                <Button className="areas-open" onPress={() => choose(area.code)} data-area={area.code}>{area.name}</Button>
                {area.parent !== root?.code && <small> {t('areas.partOf', { name: names.get(area.parent!) ?? '' })}</small>}
              </th>
              <td>{number(area.total)}</td>
              <td className="areas-course">{area.recent && <Sparkline values={area.recent} alt={t('areas.trendAlt', { count: area.recent.length, first: area.recent[0]!, last: area.recent.at(-1)!, high: Math.max(...area.recent) })} />}</td>
              <td><Difference area={area} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      <ShowAll first={shownAtFirst} of={areas.length} all={all} showAll={showAll} />
    </Figure>
  );
}

function useTitle(picture: Picture, areas: readonly AreaCount[]): string {
  const { t } = useTexts();
  const depart = departing(picture);
  if (depart.length > 0) return t('areas.depart', { count: depart.length, of: areas.length });
  if (areas.some(area => expectationOf(area.change))) return t('areas.departNone');
  const most = risen(areas, area => area.total);
  return most ? t('areas.title', { name: most.name, from: most.lastWeek, to: most.total }) : t('areas.noIncrease');
}

/** `+7 (3 till 11)`: the difference, and the interval it lies in. Only what is more than chance has a colour. */
export function Difference({ area }: { area: Pick<AreaCount, 'change' | 'total' | 'lastWeek'> }) {
  const { t, signed } = useTexts();
  const { difference } = changeOf(area);
  const expected = expectationOf(area.change);
  if (!expected) return <span data-change={Math.sign(difference)}>{signed(difference)}</span>;
  return (
    <span className="difference">
      <b data-change={expected.verdict === 'within' ? 0 : Math.sign(difference)}>{signed(Math.round(difference))}</b>{' '}
      <span>{t('areas.interval', { low: signed(Math.round(expected.differenceLow)), high: signed(Math.round(expected.differenceHigh)) })}</span>
    </span>
  );
}
