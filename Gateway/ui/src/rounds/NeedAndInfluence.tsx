import type { Round, RoundArea } from '../api/rounds';
import { Figure } from '../charts/Figure';
import { Scatter } from '../charts/Scatter';
import { useTexts } from '../texts/texts';

/** The matrix of the method: how great the need is against how much can be done about it. */
export function NeedAndInfluence({ round, areas }: { round: Round; areas: readonly RoundArea[] }) {
  const { t, number, score, list } = useTexts();
  const ringed = (area: RoundArea) => area.chosen ?? area.proposed;
  const chosen = areas.filter(ringed);
  const influence = (area: RoundArea) => area.influence.median === null ? t('rounds.notJudged') : number(area.influence.median);
  const texts = areas.map(area => t('rounds.dot', { name: area.name, need: score(area.need.score), influence: influence(area) }));
  const corner = areas.filter(area => area.need.score >= 0.5 && (area.influence.median ?? 0) >= 3);
  const answered = round.organisations.filter(one => one.answered).length;

  return (
    <Figure label={t('rounds.matrix')} title={areas.length === 0 ? t('rounds.matrixNone') : corner.length === 0 ? t('rounds.matrixNoCorner') : t('rounds.matrixCorner', { count: corner.length })}
      note={t('rounds.matrixNote')} source={t('rounds.source', { reports: t('reports', { count: areas.reduce((sum, area) => sum + area.reports, 0) }), answered, of: round.organisations.length })}
      table={
        <table>
          <thead><tr><th>{t('areas.area')}</th><th>{t('rounds.need')}</th><th>{t('rounds.influence')}</th><th>{t('rounds.spread')}</th></tr></thead>
          <tbody>{areas.map(area => (
            <tr key={area.area}><th scope="row">{area.name}{ringed(area) && ` (${t(area.chosen ? 'rounds.chosen' : 'rounds.proposal')})`}</th><td>{score(area.need.score)}</td><td>{influence(area)}</td>
              <td>{area.influence.low === null || area.influence.high === null ? '–' : `${number(area.influence.low)}–${number(area.influence.high)}`}</td></tr>
          ))}</tbody>
        </table>
      }>
      {areas.length > 0 && (
        <Scatter alt={t('rounds.matrixAlt', { list: texts.join('. '), chosen: list(chosen.map(area => area.name)) })} explore={t('rounds.explore')}
          dots={areas.map((area, index) => ({
            key: area.area, name: area.name, y: area.need.score, ringed: ringed(area), text: texts[index]!,
            x: area.influence.median === null ? null : along(area.influence.median),
            spread: area.influence.low !== null && area.influence.high !== null && area.influence.high > area.influence.low ? { low: along(area.influence.low), high: along(area.influence.high) } : undefined,
          }))}
          x={{ title: t('rounds.influenceAxis'), from: t('rounds.influenceFrom'), to: t('rounds.influenceTo'), unknown: t('rounds.notJudgedShort'), ticks: [1, 2, 3, 4, 5].map(value => ({ at: along(value), text: String(value) })) }}
          y={{ title: t('rounds.needAxis'), ticks: [0, 0.5, 1].map(value => ({ at: value, text: number(value) })) }} />
      )}
    </Figure>
  );
}

// The scale goes from 1 to 5.
function along(judgement: number): number {
  return (judgement - 1) / 4;
}
