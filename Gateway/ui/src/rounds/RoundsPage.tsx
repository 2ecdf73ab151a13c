import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import { beginRound, roundQuery, roundsQuery } from '../api/rounds';
import type { PageProps } from '../app/pages';
import { decides } from '../app/roles';
import { Message } from '../states/Message';
import { Refused } from '../states/Refused';
import { Unanswered } from '../states/Unanswered';
import { useTexts } from '../texts/texts';
import { periodName } from '../time/period';
import { Round } from './Round';
import './Rounds.css';

/** The quarter's prioritisation: the round in the address, else the one that is open, else the last. */
export default function RoundsPage({ membership, detail }: PageProps) {
  const { t } = useTexts();
  const rounds = useQuery(roundsQuery(membership.code));
  const period = detail || rounds.data?.rounds.find(one => one.state === 'open')?.period || rounds.data?.rounds[0]?.period;
  const round = useQuery({ ...roundQuery(membership.code, period ?? ''), enabled: period !== undefined });
  useEffect(() => { document.title = `${t('page.rounds')}${period ? ` ${periodName(period, t)}` : ''} – ${membership.name} – ${t('app.name')}`; }, [t, membership.name, period]);

  if (!rounds.data) return <Unanswered query={rounds} membership={membership} />;
  if (!period) {
    return (
      <Message title={t('rounds.none')} text={t('rounds.noneExplained')}>
        {decides(membership) && <Begin municipality={membership.code} period={rounds.data.next} />}
      </Message>
    );
  }
  if (!round.data) return <Unanswered query={round} membership={membership} />;
  return (
    <Round key={period} round={round.data} rounds={rounds.data.rounds} membership={membership}
      begin={decides(membership) && rounds.data.rounds.every(one => one.state === 'decided') && <Begin municipality={membership.code} period={rounds.data.next} />} />
  );
}

function Begin({ municipality, period }: { municipality: string; period: string }) {
  const { t } = useTexts();
  const beginning = useMutation({ mutationFn: () => beginRound(municipality, period) });
  return (
    <>
      <p><Button className="button" onPress={() => { if (!beginning.isPending) beginning.mutate(); }}>{t('rounds.begin', { period: periodName(period, t) })}</Button></p>
      {beginning.isError && <Refused error={beginning.error} />}
    </>
  );
}
