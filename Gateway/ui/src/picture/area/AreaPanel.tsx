import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { trendQuery } from '../../api/queries';
import type { AreaCount, Membership, Picture } from '../../api/types';
import { LineChart } from '../../charts/LineChart';
import { useTexts } from '../../texts/texts';
import { currentWeek, yearAndNumber } from '../../time/isoWeek';
import { expectationOf } from '../change';
import { usualRange } from '../usualRange';
import { AreaCategories } from './AreaCategories';
import './AreaPanel.css';
import { AreaLevel } from './AreaLevel';
import { Notes } from './Notes';

const weeksShown = 26;

/** One area beside the map: its level and why, what the organisations know, what was reported, and its history. */
export function AreaPanel({ picture, area, membership, close }: { picture: Picture; area: AreaCount; membership: Membership; close(): void }) {
  const { t } = useTexts();
  const cluster = picture.areaClusters?.find(one => one.area === area.code)?.kind;
  return (
    <section className="area-panel" aria-labelledby="area-name">
      <header className="area-panel-head">
        <h2 id="area-name" tabIndex={-1}>{area.name}</h2>
        <Button className="quiet-button" onPress={close}><X aria-hidden /> {t('area.close')}</Button>
      </header>
      <p className="area-panel-opening">{useOpening(area)} {cluster === 'hot' ? t('area.hot') : cluster === 'cold' ? t('area.cold') : ''}</p>
      <AreaLevel picture={picture} area={area} membership={membership} />
      <Notes picture={picture} area={area} membership={membership} />
      <AreaCategories area={area} />
      <History picture={picture} area={area} />
    </section>
  );
}

function useOpening(area: AreaCount): string {
  const { t } = useTexts();
  const reports = area.total === 0 ? t('reports.none') : t('reports', { count: area.total });
  const expected = expectationOf(area.change);
  if (!expected) return t('area.openingLastWeek', { reports, count: area.lastWeek });
  return t(`area.opening.${expected.verdict === 'unknown' ? 'within' : expected.verdict}`, { reports, expected: expected.expected, low: expected.low, high: expected.high });
}

function History({ picture, area }: { picture: Picture; area: AreaCount }) {
  const { t, number } = useTexts();
  const trend = useQuery(trendQuery(picture.municipality, picture.week, weeksShown, area.code));
  const weeks = trend.data?.weeks ?? [];
  if (weeks.length < 2) return null;
  const named = (week: string) => t('week.withYear', { number: yearAndNumber(week).number, year: String(yearAndNumber(week).year) });
  const counts = weeks.map(one => one.count);
  const usual = usualRange(counts.slice(0, -1));
  return (
    <section className="area-part area-history">
      <h3>{t('area.history', { count: weeks.length })}</h3>
      <LineChart unit={t('trend.unit')} explore={t('trend.explore')} unfinished={picture.week >= currentWeek()} last={number(counts.at(-1)!)}
        alt={t('trend.alt', { from: named(weeks[0]!.week), to: named(picture.week), low: Math.min(...counts), high: Math.max(...counts), number: yearAndNumber(picture.week).number, last: counts.at(-1)! })}
        band={usual && { ...usual, text: t('trend.band', usual) }}
        points={weeks.map(({ week, count }, index) => ({
          key: week, value: count, text: t('trend.point', { week: named(week), reports: t('reports', { count }) }),
          tick: (weeks.length - 1 - index) % 5 === 0 ? { text: t('week', { number: yearAndNumber(week).number }), minor: (weeks.length - 1 - index) % 10 !== 0 } : undefined,
        }))} />
    </section>
  );
}
