import { Fragment, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Round, RoundArea } from '../api/rounds';
import { Figure } from '../charts/Figure';
import { ShareBar } from '../charts/ShareBar';
import { Sparkline } from '../charts/Sparkline';
import '../picture/ByArea.css';
import { ShowAll } from '../picture/ShowAll';
import { useTexts } from '../texts/texts';
import { Grounds } from './Grounds';
import type { Trying } from './useTrying';

const shownAtFirst = 12;

/** The areas in order, by two methods side by side, and how sure it is that each belongs among the chosen. */
export function Ranking({ round, trying }: { round: Round; trying: Trying }) {
  const { t, number, score, share } = useTexts();
  const [all, showAll] = useState(false);
  const [opened, open] = useState<string>();
  const before = new Map(round.areas.map(area => [area.area, area.rank]));
  const unsure = trying.areas.filter(area => area.probability > 0.1 && area.probability < 0.9).length;
  const disagree = trying.areas.filter(area => area.proposed !== (area.topsisRank <= round.chosenCount)).length > 0;
  if (trying.areas.length === 0) return null;

  return (
    <Figure label={t('rounds.ranking')} title={unsure === 0 ? t('rounds.rankingSure') : t('rounds.rankingUnsure', { count: unsure })}
      note={`${t('rounds.rankingNote', { draws: trying.stability.draws })} ${t(disagree ? 'rounds.methodsDiffer' : 'rounds.methodsAgree', { count: round.chosenCount })}`}
      source={t('rounds.sameSet', { share: share(trying.stability.sameSet) })}>
      <div className="ranking-scroll" role="group" tabIndex={0} aria-label={t('rounds.ranking')} aria-busy={trying.waiting}>
        <table className="ranking">
          <thead>
            <tr>
              <th>{t('rounds.rank')}</th><th>{t('areas.area')}</th><th className="ranking-wide">{t('rounds.reports', { count: 13 })}</th><th className="ranking-wide">{t('rounds.need')}</th><th className="ranking-wide">{t('rounds.influence')}</th>
              <th>{t('rounds.weightedSum')}</th><th>{t('rounds.topsis')}</th><th className="ranking-probability">{t('rounds.probability', { count: round.chosenCount })}</th>
            </tr>
          </thead>
          <tbody>
            {(all ? trying.areas : trying.areas.slice(0, shownAtFirst)).map(area => (
              <Fragment key={area.area}>
                <tr data-chosen={(area.chosen ?? area.proposed) || undefined}>
                  <td className="ranking-rank"><b>{number(area.rank)}</b>{trying.changed && <Moved from={before.get(area.area)!} to={area.rank} />}</td>
                  <th scope="row">
                    <Button className="areas-open" aria-expanded={opened === area.area} onPress={() => open(opened === area.area ? undefined : area.area)}>{area.name}</Button>
                    {(area.chosen || area.proposed) && <small> {t(area.chosen ? 'rounds.chosen' : 'rounds.proposal')}</small>}
                  </th>
                  <td className="ranking-wide"><span className="ranking-course">{area.recent.length > 1 && <Sparkline values={area.recent} alt={t('areas.trendAlt', { count: area.recent.length, first: area.recent[0]!, last: area.recent.at(-1)!, high: Math.max(...area.recent) })} />}{number(area.reports)}</span></td>
                  <td className="ranking-wide">{score(area.need.score)}</td>
                  <td className="ranking-wide"><Influence area={area} /></td>
                  <td>{score(area.score)}</td>
                  <td>{score(area.topsis)} <small>{t('rounds.place', { rank: area.topsisRank })}</small></td>
                  <td className="ranking-probability"><ShareBar share={area.probability} text={share(area.probability)} /></td>
                </tr>
                {opened === area.area && <tr className="ranking-grounds"><td colSpan={8}><Grounds area={area} /></td></tr>}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      <ShowAll first={shownAtFirst} of={trying.areas.length} all={all} showAll={showAll} />
    </Figure>
  );
}

function Influence({ area: { influence } }: { area: RoundArea }) {
  const { t, number } = useTexts();
  if (influence.median === null) return <small>{t('rounds.notJudgedShort')}</small>;
  return <>{influence.disagreement === 'high' && <small>{t('rounds.disagree')} </small>}{number(influence.median)}</>;
}

/** How far the weights that are tried have moved an area. */
function Moved({ from, to }: { from: number; to: number }) {
  const { t } = useTexts();
  if (from === to) return null;
  return <small className="ranking-moved" data-up={to < from || undefined}><span aria-hidden>{to < from ? '↑' : '↓'}{Math.abs(from - to)}</span><span className="unseen">{t('rounds.moved', { from })}</span></small>;
}
