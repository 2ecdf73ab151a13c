import type { Effect } from '../api/effects';
import { BeforeAfter, type Series } from '../charts/BeforeAfter';
import { Figure } from '../charts/Figure';
import { useTexts } from '../texts/texts';
import { yearAndNumber } from '../time/isoWeek';

/** Reports per week before and after, with the comparison areas drawn to the same height before, so that what came after can be compared. */
export function OverWeeks({ effect }: { effect: Effect }) {
  const { t, number } = useTexts();
  const { weekly, treated, comparison, before, after, segmented } = effect;
  if (!before || !after || weekly.length < 2) return null;
  const named = (week: string) => t('week.withYear', { number: yearAndNumber(week).number, year: String(yearAndNumber(week).year) });
  const start = Math.max(1, weekly.findIndex(one => one.week >= after.from));
  const means = meansOf(weekly.map(one => one.treated), start);
  const compared = comparison && weekly.every(one => one.comparison !== null) ? weekly.map(one => one.comparison!) : null;
  const scale = compared && meansOf(compared, start).before > 0 ? means.before / meansOf(compared, start).before : null;
  const places = treated.areas.map(one => one.name).join(', ');

  const series: Series[] = [{ kind: 'treated', name: [t('effects.here'), t('effects.meanOf', { count: means.after })], values: weekly.map(one => one.treated), means }];
  if (compared && scale !== null) {
    const values = compared.map(count => count * scale);
    series.push({ kind: 'comparison', name: [t('effects.compared'), t('effects.meanOf', { count: meansOf(values, start).after })], values, means: meansOf(values, start) });
  }
  if (segmented?.counterfactual.length === weekly.length) series.push({ kind: 'without', name: [t('effects.without'), t('effects.withoutMore')], values: segmented.counterfactual.map((value, index) => index < start ? null : value) });

  const label = places ? t('effects.overWeeksOf', { areas: places }) : t('effects.overWeeks');
  return (
    <Figure label={label}
      title={t(means.after < means.before ? 'effects.fewerAfter' : means.after > means.before ? 'effects.moreAfter' : 'effects.sameAfter', { before: means.before, after: means.after })}
      note={[comparison ? t(scale === null ? 'effects.comparisonEmpty' : 'effects.comparisonScaled', { areas: comparison.areas.map(one => one.name).join(', ') }) : t('effects.comparisonNone'), segmented ? t('effects.withoutExplained', { count: segmented.weeks }) : ''].filter(Boolean).join(' ')}
      source={t('effects.source', { reports: t('reports', { count: treated.before + treated.after }), from: named(weekly[0]!.week), to: named(weekly.at(-1)!.week) })}
      table={
        <table>
          <thead><tr><th>{t('trend.week')}</th><th>{t('effects.here')}</th>{comparison && <th>{t('effects.compared')}</th>}</tr></thead>
          <tbody>{weekly.toReversed().map(one => <tr key={one.week}><th scope="row">{named(one.week)}</th><td>{number(one.treated)}</td>{comparison && <td>{one.comparison === null ? '–' : number(one.comparison)}</td>}</tr>)}</tbody>
        </table>
      }>
      <BeforeAfter unit={t('trend.unit')} explore={t('trend.explore')} start={{ at: start, text: t('effects.began', { number: yearAndNumber(weekly[start]?.week ?? after.from).number }) }} series={series}
        alt={t('effects.overWeeksAlt', { from: named(weekly[0]!.week), to: named(weekly.at(-1)!.week), begins: named(weekly[start]?.week ?? after.from), before: means.before, after: means.after })}
        weeks={weekly.map(({ week, treated: here, comparison: there }, index) => ({
          key: week,
          text: there === null ? t('trend.point', { week: named(week), reports: t('reports', { count: here }) }) : t('effects.point', { week: named(week), reports: t('reports', { count: here }), compared: there }),
          tick: (weekly.length - 1 - index) % 6 === 0 ? { text: t('week', { number: yearAndNumber(week).number }), minor: (weekly.length - 1 - index) % 18 !== 0 } : undefined,
        }))} />
    </Figure>
  );
}

function meansOf(counts: readonly number[], start: number): { before: number; after: number } {
  const mean = (all: readonly number[]) => all.reduce((sum, count) => sum + count, 0) / Math.max(1, all.length);
  return { before: mean(counts.slice(0, start)), after: mean(counts.slice(start)) };
}
