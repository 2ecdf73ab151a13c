import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { trendQuery } from '../api/queries';
import type { Picture } from '../api/types';
import { Figure } from '../charts/Figure';
import { LineChart } from '../charts/LineChart';
import { useTexts } from '../texts/texts';
import { yearAndNumber, type Week } from '../time/isoWeek';
import { expectationOf } from './change';
import { usualRange } from './usualRange';

const weeksShown = 53; // the first is the same week last year

/** Reports per week over a year, with the usual range behind the line. */
export function OverTime({ picture, ongoing }: { picture: Picture; ongoing: boolean }) {
  const { t, number } = useTexts();
  const trend = useQuery({
    ...trendQuery(picture.municipality, picture.week, weeksShown),
    placeholderData: (previous, before) => before?.queryKey[1] === picture.municipality ? keepPreviousData(previous) : undefined,
  });

  // Weeks before the kommun's first report are no history: a zero there would be untrue.
  const all = trend.data?.weeks ?? [];
  const weeks = all.slice(Math.max(0, all.findIndex(one => one.count > 0)));
  const last = weeks.at(-1);
  const first = weeks[0];
  if (!first || !last || weeks.length < 2) {
    return (
      <Figure label={t('trend.label')} title={t(trend.isPending ? 'trend.waiting' : 'trend.none')}>
        {trend.isPending ? <i className="figure-waiting" /> : <p>{t('trend.noneExplained')}</p>}
      </Figure>
    );
  }

  const usual = usualRange(weeks.slice(0, -1).map(one => one.count));
  const counts = weeks.map(one => one.count);
  const named = (week: Week) => t('week.withYear', { number: yearAndNumber(week).number, year: String(yearAndNumber(week).year) });
  const expected = ongoing ? undefined : expectationOf(picture.change);
  const verdict = expected ? `trend.expected.${expected.verdict === 'unknown' ? 'within' : expected.verdict}` as const : !usual ? 'trend.short' : ongoing && last.count <= usual.high ? 'trend.soFar'
    : last.count > usual.high ? 'trend.above' : last.count < usual.low ? 'trend.below' : 'trend.within';

  return (
    <Figure label={t('trend.label')} title={t(verdict, { count: last.count, low: expected?.low ?? usual?.low ?? 0, high: expected?.high ?? usual?.high ?? 0 })}
      note={usual && t('trend.bandExplained', { count: weeks.length - 1 })}
      source={t('figure.sourceWeeks', { reports: t('reports', { count: counts.reduce((sum, count) => sum + count, 0) }), from: named(first.week), to: named(last.week) })}
      table={
        <table>
          <thead><tr><th>{t('trend.week')}</th><th>{t('categories.count')}</th><th>{t('categories.weighted')}</th></tr></thead>
          <tbody>{weeks.toReversed().map(one => <tr key={one.week}><th scope="row">{named(one.week)}</th><td>{number(one.count)}</td><td>{number(one.weighted)}</td></tr>)}</tbody>
        </table>
      }>
      <LineChart unit={t('trend.unit')} explore={t('trend.explore')} unfinished={ongoing}
        alt={t('trend.alt', { from: named(first.week), to: named(last.week), low: Math.min(...counts), high: Math.max(...counts), number: yearAndNumber(last.week).number, last: last.count })}
        band={usual && { ...usual, text: t(expected ? 'trend.bandYear' : 'trend.band', usual) }}
        first={weeks.length === weeksShown ? t('trend.lastYear', { count: first.count }) : undefined} last={number(last.count)}
        points={weeks.map(({ week, count }, index) => ({
          key: week, value: count, text: t('trend.point', { week: named(week), reports: t('reports', { count }) }),
          tick: tick(weeks.length - 1 - index, t('week', { number: yearAndNumber(week).number })),
        }))} />
    </Figure>
  );
}

// Every fourth week counted back from the last; on a narrow screen every twelfth.
function tick(back: number, text: string) {
  return back % 4 === 0 ? { text, minor: back % 12 !== 0 } : undefined;
}
