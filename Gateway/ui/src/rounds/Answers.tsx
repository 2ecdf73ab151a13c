import { useMutation } from '@tanstack/react-query';
import { Bell, CircleCheck, CircleDashed } from 'lucide-react';
import { Button } from 'react-aria-components';
import { roundChanges, type Round } from '../api/rounds';
import type { Membership } from '../api/types';
import { decides } from '../app/roles';
import { Figure } from '../charts/Figure';
import '../picture/Lists.css';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';

/** Who has judged and who has not, and a word to those. */
export function Answers({ round, membership }: { round: Round; membership: Membership }) {
  const { t, list, moment } = useTexts();
  const reminding = useMutation({ mutationFn: () => roundChanges(membership.code, round.period).remind() });
  const silent = round.organisations.filter(one => !one.answered);
  return (
    <Figure label={t('rounds.answers')} title={round.organisations.length === 0 ? t('rounds.answersNobody') : silent.length === 0 ? t('rounds.answersAll') : t('rounds.answersMissing', { count: silent.length })}>
      <ul className="list">
        {[...silent, ...round.organisations.filter(one => one.answered)].map(one => (
          <li key={one.name} className="answer" data-answered={one.answered || undefined}>
            <span>{one.answered ? <CircleCheck aria-hidden /> : <CircleDashed aria-hidden />} {one.name}</span>
            <span className="list-muted">{one.answered ? t('rounds.answered') : one.remindedAt ? t('rounds.reminded', { when: moment(one.remindedAt) }) : t('rounds.notAnswered')}</span>
          </li>
        ))}
      </ul>
      {round.state === 'open' && decides(membership) && silent.length > 0 && (
        <div className="round-actions">
          <Button className="outline-button" onPress={() => { if (!reminding.isPending) reminding.mutate(); }}><Bell aria-hidden /> {t(reminding.isPending ? 'rounds.reminding' : 'rounds.remind')}</Button>
          <p role="status">{reminding.isSuccess && (reminding.data.reminded.length > 0 ? t('rounds.haveReminded', { list: list(reminding.data.reminded) }) : t('rounds.remindedOnPage'))}</p>
          {reminding.isError && <Refused error={reminding.error} />}
        </div>
      )}
    </Figure>
  );
}
