import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { interventionChanges, type Card, type Cause, type Problem } from '../api/interventions';
import type { Membership } from '../api/types';
import { Link } from '../app/Link';
import { takesPart } from '../app/roles';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { CauseForm } from './CauseForm';
import { ProblemForm } from './ProblemForm';
import { StateMark } from './StateMark';

interface Props { problem: Problem; all: readonly Card[]; names: ReadonlyMap<string, string>; membership: Membership }

/** One problem: its causes, and what is done against each. A cause that nothing is done against says so. */
export function ProblemPart({ problem, all, names, membership }: Props) {
  const { t, fullDate, list } = useTexts();
  const [writing, write] = useState<'problem' | 'cause'>();
  const changes = interventionChanges(membership.code);
  const { title, area, categories, state } = problem;
  const turning = useMutation({ mutationFn: () => changes.changeProblem(problem.id, { title, area, categories, state: state === 'open' ? 'closed' : 'open' }) });
  const close = () => write(undefined);
  if (writing === 'problem') return <li className="problem"><ProblemForm membership={membership} problem={problem} done={close} /></li>;
  return (
    <li className="problem" data-state={state}>
      <h3>{title}</h3>
      <p className="list-muted">{[state === 'closed' ? t('problems.closed') : '', categories.length > 0 ? list(categories.map(code => (names.get(code) ?? code).toLocaleLowerCase())) : '', t('problems.since', { date: fullDate(problem.createdAt) })].filter(Boolean).join(' · ')}</p>
      {problem.causes.length === 0 && <p className="intervention-missing">{t('problems.causeNone')}</p>}
      <ul className="list">{problem.causes.map(cause => <CauseRow key={cause.id} cause={cause} problem={problem} against={all.filter(one => one.cause?.id === cause.id)} membership={membership} />)}</ul>
      {writing === 'cause' && <CauseForm municipality={membership.code} problem={problem.id} done={close} />}
      {takesPart(membership) && writing === undefined && (
        <p className="form-buttons">
          {state === 'open' && <Button className="link-button" aria-label={t('problems.causeAddTo', { title })} onPress={() => write('cause')}>{t('problems.causeAdd')}</Button>}
          <Button className="link-button" aria-label={t('problems.changeOf', { title })} onPress={() => write('problem')}>{t('problems.change')}</Button>
          <Button className="link-button" aria-label={t(state === 'open' ? 'problems.closeOf' : 'problems.openOf', { title })} onPress={() => { if (!turning.isPending) turning.mutate(); }}>{t(state === 'open' ? 'problems.close' : 'problems.open')}</Button>
        </p>
      )}
      {turning.isError && <Refused error={turning.error} />}
    </li>
  );
}

function CauseRow({ cause, problem, against, membership }: { cause: Cause; problem: Problem; against: readonly Card[]; membership: Membership }) {
  const { t } = useTexts();
  const [writing, write] = useState(false);
  if (writing) return <li><CauseForm municipality={membership.code} problem={problem.id} cause={cause} done={() => write(false)} /></li>;
  const may = takesPart(membership) && problem.state === 'open';
  return (
    <li className="problem-cause">
      <div>
        <p>{cause.text}</p>
        {cause.basis && <p className="list-muted">{t('interventions.basisIs', { basis: cause.basis })}</p>}
        {may && <Button className="link-button" aria-label={t('problems.causeChangeOf', { text: cause.text })} onPress={() => write(true)}>{t('problems.causeChange')}</Button>}
      </div>
      <div>
        {against.length === 0 ? problem.state === 'open' && <p className="intervention-missing">{t('problems.gap')}</p>
          : <ul>{against.map(one => <li key={one.id}><Link to={{ municipality: membership.code, page: 'insatser', detail: one.id }}>{one.what}</Link> <StateMark state={one.state} /></li>)}</ul>}
        {may && <Link className="problem-new" aria-label={t('problems.interventionAgainst', { text: cause.text })} to={{ municipality: membership.code, page: 'insatser', detail: 'ny', query: { orsak: cause.id } }}>{t('interventions.new')}</Link>}
      </div>
    </li>
  );
}
