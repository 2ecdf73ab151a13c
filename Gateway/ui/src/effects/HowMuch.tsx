import type { Difference, Effect } from '../api/effects';
import { Figure } from '../charts/Figure';
import { ForestPlot, type ForestRow } from '../charts/ForestPlot';
import { useTexts } from '../texts/texts';
import { useRatio } from './useRatio';

/** How much: as a share of the comparison areas, as a number of reports, and whether it moved to the neighbours. */
export function HowMuch({ effect }: { effect: Effect }) {
  return (
    <>
      <Share effect={effect} />
      <Reports effect={effect} />
    </>
  );
}

function Share({ effect: { rateRatio, segmented, comparison } }: { effect: Effect }) {
  const { t } = useTexts();
  const ratio = useRatio();
  if (!rateRatio) return null;
  const rows: ForestRow[] = [
    { key: 'ratio', name: t(comparison ? 'effects.againstComparison' : 'effects.againstBefore'), ...rateRatio, text: ratio.said(rateRatio.estimate), interval: ratio.interval(rateRatio) },
    ...segmented ? [{ key: 'level', name: t('effects.againstTrend'), ...segmented.level, text: ratio.said(segmented.level.estimate), interval: ratio.interval(segmented.level) }] : [],
  ];
  const sure = rateRatio.low > 1 || rateRatio.high < 1;
  return (
    <Figure label={t('effects.share')} title={t(sure ? 'effects.shareSure' : 'effects.shareUnsure', { change: ratio.said(rateRatio.estimate) })} note={t('effects.intervals')}
      table={
        <table>
          <thead><tr><th>{t('effects.measure')}</th><th>{t('effects.estimate')}</th><th>{t('effects.low')}</th><th>{t('effects.high')}</th></tr></thead>
          <tbody>{rows.map(row => <tr key={row.key}><th scope="row">{row.name}</th><td>{ratio.said(row.estimate)}</td><td>{ratio.said(row.low)}</td><td>{ratio.said(row.high)}</td></tr>)}</tbody>
        </table>
      }>
      <ForestPlot rows={rows} scale="ratio" tickText={ratio.tick} fewer={t('ratio.fewerReports')} more={t('ratio.moreReports')} alt={t('effects.shareAlt', { list: rows.map(row => `${row.name}: ${row.text} (${row.interval})`).join('; ') })} />
    </Figure>
  );
}

function Reports({ effect: { wdd, wdq, displacement } }: { effect: Effect }) {
  const { t, number, signed, language } = useTexts();
  if (!wdd) return null;
  const row = (key: string, name: string, one: Difference): ForestRow => ({
    key, name, ...one, text: t('effects.reports', { count: signed(Math.round(one.estimate)) }), interval: t('ratio.interval', { low: signed(Math.round(one.low)), high: signed(Math.round(one.high)) }),
  });
  const rows = [
    row('local', t('effects.local'), wdd.local),
    ...wdd.displacement ? [row('displacement', t('effects.neighbours'), wdd.displacement)] : [],
    ...wdd.total ? [row('total', t('effects.total'), wdd.total)] : [],
  ];
  const beside = wdd.displacement;
  const title = !beside ? t('effects.displacementUnknown')
    : beside.low > 0 ? t('effects.displacementMoved') : beside.high < 0 ? t('effects.displacementSpread') : t('effects.displacementNone');
  const neighbours = displacement?.areas.map(one => one.name).join(', ');
  return (
    <Figure label={t('effects.numbers')} title={title} note={[neighbours ? t('effects.neighboursAre', { areas: neighbours }) : '', t('effects.wdd')].filter(Boolean).join(' ')}
      table={
        <table>
          <thead><tr><th>{t('effects.measure')}</th><th>{t('effects.estimate')}</th><th>{t('effects.low')}</th><th>{t('effects.high')}</th></tr></thead>
          <tbody>{rows.map(one => <tr key={one.key}><th scope="row">{one.name}</th><td>{signed(one.estimate)}</td><td>{signed(one.low)}</td><td>{signed(one.high)}</td></tr>)}{wdq && <tr><th scope="row">{t('effects.wdq')}</th><td>{wdq.value.toLocaleString(language, { maximumFractionDigits: 2 })}</td><td>–</td><td>–</td></tr>}</tbody>
        </table>
      }>
      <ForestPlot rows={rows} scale="difference" tickText={value => value === 0 ? number(0) : signed(value)} fewer={t('ratio.fewerReports')} more={t('ratio.moreReports')} alt={t('effects.numbersAlt', { list: rows.map(one => `${one.name}: ${one.text} (${one.interval})`).join('; ') })} />
    </Figure>
  );
}
