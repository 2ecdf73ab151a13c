import type { ReactNode } from 'react';
import type { Membership } from '../api/types';
import type { Round as RoundAnswer, RoundInList } from '../api/rounds';
import { Link } from '../app/Link';
import { decides } from '../app/roles';
import { capital } from '../texts/formats';
import { useTexts } from '../texts/texts';
import { periodName } from '../time/period';
import { Answers } from './Answers';
import { Decide } from './Decide';
import { Decided } from './Decided';
import { InfluenceForm } from './InfluenceForm';
import { LastRound } from './LastRound';
import { NeedAndInfluence } from './NeedAndInfluence';
import { opening } from './opening';
import { Ranking } from './Ranking';
import { Survey } from './Survey';
import { useTrying } from './useTrying';
import { Weights } from './Weights';

interface Props { round: RoundAnswer; rounds: readonly RoundInList[]; membership: Membership; begin: ReactNode }

/** One round: need against influence, the ranking and how sure it is, and what people decide. */
export function Round({ round, rounds, membership, begin }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const trying = useTrying(membership.code, round);
  const open = round.state === 'open';
  const unanswered = open && round.organisations.some(one => one.name === membership.organisation && !one.answered);
  const [first, ...rest] = opening(round, texts);

  return (
    <article className="round">
      <header className="round-head">
        <h1>{t('rounds.of', { place: membership.name, period: periodName(round.period, t) })}</h1>
        {rounds.length > 1 && (
          <nav className="round-periods" aria-label={t('rounds.periods')}>
            {rounds.slice(0, 5).map(one => <Link key={one.period} aria-current={one.period === round.period ? 'page' : undefined} to={{ municipality: membership.code, page: 'prioritera', detail: one.period }}>{capital(periodName(one.period, t))}</Link>)}
          </nav>
        )}
      </header>
      <p className="opening"><strong>{first}</strong> {rest.join(' ')}</p>
      {begin}
      {unanswered && <p className="banner"><strong>{t('rounds.youHaveNotAnswered', { organisation: membership.organisation })}</strong> <a href="#bedomning">{t('rounds.toInfluence')}</a></p>}

      <div className="round-figures">
        <NeedAndInfluence round={round} areas={trying.areas} />
        <Weights round={round} trying={trying} membership={membership} />
      </div>
      <Ranking round={round} trying={trying} />
      <div className="round-figures">
        {open ? decides(membership) && <Decide key={round.revision} round={round} municipality={membership.code} /> : <Decided round={round} />}
        {round.last && <LastRound last={round.last} />}
      </div>
      {open && <InfluenceForm round={round} membership={membership} />}
      <div className="round-figures">
        <Answers round={round} membership={membership} />
        {(decides(membership) || round.survey) && <Survey round={round} membership={membership} />}
      </div>
    </article>
  );
}
