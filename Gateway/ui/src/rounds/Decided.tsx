import type { Round } from '../api/rounds';
import { Figure } from '../charts/Figure';
import '../picture/Lists.css';
import { useTexts } from '../texts/texts';

/** The decision as it was made. It never changes. */
export function Decided({ round: { decision } }: { round: Round }) {
  const { t, score, moment } = useTexts();
  if (!decision) return null;
  return (
    <Figure label={t('rounds.decision')} title={t('rounds.decided', { count: decision.chosen.length })} source={t('rounds.decidedAt', { when: moment(decision.at), who: decision.by })} note={t('rounds.decidedNote')}>
      <ol className="list">
        {decision.chosen.map(one => (
          <li key={one.area}>
            <p><strong>{one.name}</strong> <span className="list-muted">{t('rounds.decidedRank', { rank: one.rank, score: score(one.score) })}</span></p>
            {one.motive && <p>{one.motive}</p>}
          </li>
        ))}
      </ol>
      {decision.motive && <p className="list-after">{t('rounds.decidedMotive', { motive: decision.motive })}</p>}
    </Figure>
  );
}
