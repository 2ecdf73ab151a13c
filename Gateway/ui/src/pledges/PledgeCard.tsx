import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { pledgeChanges, type Pledge } from '../api/pledges';
import type { Membership } from '../api/types';
import { Link } from '../app/Link';
import { leads } from '../app/roles';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { today } from '../time/isoWeek';
import { periodName } from '../time/period';
import { PledgeForm } from './PledgeForm';
import { PledgeMark } from './PledgeMark';
import { StatusForm } from './StatusForm';

/** One pledge: what was promised and from where it came, what is done for it, and how it stood each half-year. */
export function PledgeCard({ pledge, membership }: { pledge: Pledge; membership: Membership }) {
  const { t, fullDate } = useTexts();
  const [open, show] = useState<'change' | 'status' | 'remove'>();
  const removing = useMutation({ mutationFn: () => pledgeChanges(membership.code).remove(pledge.id) });
  const statuses = pledge.statuses.toSorted((a, b) => b.half.localeCompare(a.half));
  const close = () => show(undefined);
  const head = `pledge-${pledge.id}`;
  return (
    <li className="pledge">
      <header className="pledge-head">
        <h2 id={head}>{pledge.title}</h2>
        {statuses[0] && <PledgeMark status={statuses[0].status} />}
      </header>
      <p className="page-text">{pledge.text}</p>
      <p className="page-muted">{[pledge.organisations.join(', '), pledge.areas.map(one => one.name).join(', '), t('pledges.days', { from: fullDate(pledge.from), until: fullDate(pledge.until) })].filter(Boolean).join(' · ')}</p>
      {(pledge.dialogue || pledge.picture) && <p className="page-muted">{t('pledges.cameFrom', { list: [...pledge.picture ? [t('pledges.fromPicture', { period: periodName(pledge.picture, t) })] : [], ...pledge.dialogue ? [pledge.dialogue] : []].join('; ') })}</p>}
      <div className="pledge-columns">
        <div>
          <h3>{t('pledges.interventions')}</h3>
          {pledge.interventions.length === 0 ? <p className="list-muted">{t('pledges.interventionsNone')}</p>
            : <ul className="list">{pledge.interventions.map(one => <li key={one.id}><Link to={{ municipality: membership.code, page: 'insatser', detail: one.id }}>{one.what}</Link></li>)}</ul>}
        </div>
        <div>
          <h3>{t('pledges.statuses')}</h3>
          {pledge.due && <p className={pledge.due < today() ? 'late' : 'list-muted'}>{t(pledge.due < today() ? 'pledges.late' : 'pledges.due', { date: fullDate(pledge.due) })}</p>}
          <ul className="list">{statuses.map(one => (
            <li key={one.half} className="pledge-status">
              <PledgeMark status={one.status} />
              <div><p>{one.text}</p><p className="list-muted">{t('pledges.statusOf', { half: periodName(one.half, t), who: one.by })}</p></div>
            </li>
          ))}</ul>
        </div>
      </div>
      {leads(membership) && open === undefined && (
        <p className="pledge-buttons">
          <Button className="outline-button" aria-label={t('pledges.setStatusOf', { title: pledge.title })} onPress={() => show('status')}>{t('pledges.setStatus')}</Button>
          <Button className="link-button" aria-label={t('pledges.changeOf', { title: pledge.title })} onPress={() => show('change')}>{t('notes.change')}</Button>
          {statuses.length === 0 && <Button className="link-button" aria-label={t('pledges.removeOf', { title: pledge.title })} onPress={() => show('remove')}>{t('notes.remove')}</Button>}
        </p>
      )}
      {open === 'status' && <StatusForm pledge={pledge} membership={membership} done={close} />}
      {open === 'change' && <PledgeForm pledge={pledge} membership={membership} done={close} />}
      {open === 'remove' && (
        <p className="pledge-buttons">
          <Button className="button" onPress={() => { if (!removing.isPending) removing.mutate(); }}>{t('pledges.removeSure')}</Button>
          <Button className="quiet-button" onPress={close}>{t('form.cancel')}</Button>
        </p>
      )}
      {removing.isError && <Refused error={removing.error} />}
    </li>
  );
}
