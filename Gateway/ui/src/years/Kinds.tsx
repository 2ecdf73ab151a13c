import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { KindOfYear, Year } from '../api/years';
import { Link } from '../app/Link';
import { Figure } from '../charts/Figure';
import { ForestPlot, type ForestRow } from '../charts/ForestPlot';
import { useRatio } from '../effects/useRatio';
import '../picture/Lists.css';
import { useTexts, type Texts } from '../texts/texts';

/** Which kinds of interventions seem to work better; below them, paler, those that nothing could be compared with. */
export function Kinds({ year: { kinds, uncompared, notCompared, year }, municipality }: { year: Year; municipality: string }) {
  const texts = useTexts();
  const { t } = texts;
  const others = notCompared.length > 0 && <ul className="list year-not-compared">{notCompared.map(one => <li key={one.kind}>{one.sentence}</li>)}</ul>;
  return (
    <>
      {kinds.length > 0
        ? <KindsPlot kinds={kinds} municipality={municipality} year={year} label={t('years.kinds')} title={title(kinds, texts)} note={t('years.kindsNote')} predicted>{others}</KindsPlot>
        : <Figure label={t('years.kinds')} title={t(uncompared.length > 0 ? 'years.kindsUncompared' : 'years.kindsNone')}><p className="page-text">{t(uncompared.length > 0 ? 'years.kindsUncomparedExplained' : 'years.kindsNoneExplained')}</p>{others}</Figure>}
      {uncompared.length > 0 && (
        <div className="year-uncompared">
          <KindsPlot kinds={uncompared} municipality={municipality} year={year} label={t('years.uncompared')} title={t('years.uncomparedTitle')} note={t('years.uncomparedNote')} />
        </div>
      )}
    </>
  );
}

interface PlotProps { kinds: readonly KindOfYear[]; municipality: string; year: number; label: string; title: string; note: string; predicted?: boolean; children?: ReactNode }

/** One row for each kind, with how little or much is behind it. */
function KindsPlot({ kinds: all, municipality, year, label, title, note, predicted = false, children }: PlotProps) {
  const kinds = all.toSorted((a, b) => a.ratio - b.ratio);
  const { t, number } = useTexts();
  const ratio = useRatio();
  const [open, show] = useState<readonly string[]>([]);

  const rows = kinds.flatMap((kind): ForestRow[] => {
    const shown = open.includes(kind.kind);
    return [
      {
        key: kind.kind, name: kind.name, estimate: kind.ratio, low: kind.low, high: kind.high, text: ratio.said(kind.ratio), interval: ratio.interval(kind),
        prediction: kind.predictionLow !== null && kind.predictionHigh !== null ? { low: kind.predictionLow, high: kind.predictionHigh } : undefined,
        note: <Note kind={kind} shown={shown} toggle={() => show(shown ? open.filter(one => one !== kind.kind) : [...open, kind.kind])} />,
      },
      ...shown ? kind.studies.map(study => ({
        key: study.intervention, name: <Link to={{ municipality, page: 'insatser', detail: study.intervention }}>{t('years.study', { number: String(study.number), what: study.what })}</Link>,
        estimate: study.ratio, low: study.low, high: study.high, text: ratio.said(study.ratio), interval: ratio.interval(study), part: { weight: study.weight },
      })) : [],
    ];
  });

  return (
    <Figure label={label} title={title} note={note}
      source={t('years.kindsSource', { interventions: t('years.interventions', { count: sum(kinds, one => one.interventions) }), weeks: t('signals.weeks', { count: sum(kinds, one => one.weeks) }), year: String(year) })}
      table={
        <table>
          <thead><tr><th>{t('years.kind')}</th><th>{t('years.interventionsHead')}</th><th>{t('years.areasHead')}</th><th>{t('years.weeksHead')}</th><th>{t('effects.estimate')}</th><th>{t('effects.low')}</th><th>{t('effects.high')}</th>{predicted && <th>{t('years.next')}</th>}</tr></thead>
          <tbody>{kinds.map(kind => (
            <tr key={kind.kind}>
              <th scope="row">{kind.name}</th><td>{number(kind.interventions)}</td><td>{number(kind.areas)}</td><td>{number(kind.weeks)}</td>
              <td>{ratio.said(kind.ratio)}</td><td>{ratio.said(kind.low)}</td><td>{ratio.said(kind.high)}</td>
              {predicted && <td>{kind.predictionLow === null || kind.predictionHigh === null ? '–' : t('ratio.interval', { low: ratio.said(kind.predictionLow), high: ratio.said(kind.predictionHigh) })}</td>}
            </tr>
          ))}</tbody>
        </table>
      }>
      <ForestPlot rows={rows} scale="ratio" tickText={ratio.tick} fewer={t('ratio.fewerReports')} more={t('ratio.moreReports')}
        alt={t('years.kindsAlt', { list: kinds.map(kind => `${kind.name}: ${ratio.said(kind.ratio)} (${ratio.interval(kind)})`).join('; ') })} />
      {children}
    </Figure>
  );
}

function Note({ kind, shown, toggle }: { kind: KindOfYear; shown: boolean; toggle(): void }) {
  const { t } = useTexts();
  const behind = t('years.behind', { interventions: t('years.interventions', { count: kind.interventions }), areas: t('years.areas', { count: kind.areas }), weeks: t('signals.weeks', { count: kind.weeks }) });
  return (
    <>
      <p>{kind.sentence}</p>
      <p className="page-muted">{behind} {kind.studies.length > 0 && <Button className="link-button" aria-expanded={shown} onPress={toggle} aria-label={t(shown ? 'years.hideStudiesOf' : 'years.showStudiesOf', { kind: kind.name })}>{t(shown ? 'years.hideStudies' : 'years.showStudies')}</Button>}</p>
    </>
  );
}

function title(kinds: readonly KindOfYear[], { t }: Texts): string {
  const fewer = kinds.filter(kind => kind.high < 1).toSorted((a, b) => a.ratio - b.ratio);
  if (fewer.length === 0) return t('years.kindsUnsure');
  return fewer.length === 1 ? t('years.kindsOne', { name: fewer[0]!.name }) : t('years.kindsTwo', { name: fewer[0]!.name, other: fewer[1]!.name });
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}
