import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Membership } from '../api/types';
import { walkChanges, type Proposal, type Walk } from '../api/walks';
import { leads } from '../app/roles';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { ProposalForm } from './ProposalForm';
import { becameOf } from './sayings';
import { useAreaName } from '../map/useShapes';

/** What is proposed, who is to do it and by when, and what became of it. */
export function Proposals({ walk, membership, writing }: { walk: Walk; membership: Membership; writing: boolean }) {
  const { t } = useTexts();
  const [open, show] = useState<string>();
  const close = () => show(undefined);
  const answering = leads(membership) && walk.state === 'published';
  return (
    <section className="page-part walk-part">
      <h2>{t('walks.proposalsTitle')}</h2>
      {walk.proposals.length === 0 && <p className="page-text">{t('walks.proposalsEmpty')}</p>}
      <ol className="list walk-numbered">
        {walk.proposals.map((one, index) => (
          <li key={one.id}>
            {open === one.id
              ? <ProposalForm walk={walk} membership={membership} proposal={one} done={close} />
              : <Proposed number={index + 1} proposal={one} walk={walk} municipality={membership.code} writing={writing} change={writing || (answering && !one.became?.doneOn) ? () => show(one.id) : undefined} />}
          </li>
        ))}
      </ol>
      {writing && (open === 'new'
        ? <ProposalForm walk={walk} membership={membership} done={close} />
        : <p className="list-after"><Button className="outline-button" onPress={() => show('new')}>{t('walks.propose')}</Button></p>)}
    </section>
  );
}

function Proposed({ number, proposal, walk, municipality, writing, change }: { number: number; proposal: Proposal; walk: Walk; municipality: string; writing: boolean; change: (() => void) | undefined }) {
  const texts = useTexts();
  const { t, fullDate } = texts;
  const areaName = useAreaName(municipality);
  const removing = useMutation({ mutationFn: () => walkChanges(municipality).removeProposal(walk.id, proposal.id) });
  return (
    <div className="walk-item">
      <span className="walk-number" data-proposal>{number}</span>
      <div>
        <p>{proposal.what}</p>
        <p className="list-muted">{[proposal.responsible ?? t('walks.nobody'), ...proposal.until ? [t('walks.until', { date: fullDate(proposal.until) })] : [], ...proposal.area ? [areaName(proposal.area)] : []].join(' · ')}</p>
        <p className="walk-became" data-decision={proposal.decision} data-timing={proposal.timing ?? undefined}>{becameOf({ ...proposal, state: proposal.became?.state ?? null, doneOn: proposal.became?.doneOn ?? null }, walk.target, texts)}</p>
        {change && (
          <p className="walk-item-buttons">
            <Button className="link-button" aria-label={t(writing ? 'walks.changeProposal' : 'walks.answerProposal', { number })} onPress={change}>{t(writing ? 'notes.change' : 'walks.answer')}</Button>
            {writing && <Button className="link-button" aria-label={t('walks.removeProposal', { number })} onPress={() => { if (!removing.isPending) removing.mutate(); }}>{t('notes.remove')}</Button>}
          </p>
        )}
        {removing.isError && <Refused error={removing.error} />}
      </div>
    </div>
  );
}
