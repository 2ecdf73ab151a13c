import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { accessChanges, type Member } from '../api/access';
import type { Membership } from '../api/types';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { MemberForm } from './MemberForm';
import { roleName } from './roleNames';

/** One person: who, for whom, what they may do, and when they were last here. */
export function MemberRow({ member, membership }: { member: Member; membership: Membership }) {
  const { t, moment } = useTexts();
  const [changing, change] = useState(false);
  const [sure, ask] = useState(false);
  const leaving = useMutation({ mutationFn: () => accessChanges(membership.code).signOutMember(member.id), onSuccess: () => ask(false) });
  return (
    <li className="administration-row" data-off={!member.active || undefined}>
      <div>
        <p><strong>{member.name}</strong> {!member.active && <span className="page-state">{t('members.off')}</span>}</p>
        <p className="list-muted">{member.email}</p>
      </div>
      <div>
        <p>{member.organisation}</p>
        <p className="list-muted">{member.roles.map(role => roleName(role, t)).join(', ')}</p>
      </div>
      <p className="list-muted">{member.lastSeenAt ? t('members.seen', { when: moment(member.lastSeenAt) }) : member.active && t('members.never')}</p>
      <p className="administration-buttons">
        <Button className="link-button" aria-expanded={changing} aria-label={t('members.changeOf', { name: member.name })} onPress={() => change(!changing)}>{t('notes.change')}</Button>
        {sure
          ? <><Button className="link-button" onPress={() => { if (!leaving.isPending) leaving.mutate(); }}>{t('members.signOutSure')}</Button><Button className="link-button" onPress={() => ask(false)}>{t('form.cancel')}</Button></>
          : member.lastSeenAt && <Button className="link-button" aria-label={t('members.signOutOf', { name: member.name })} onPress={() => { leaving.reset(); ask(true); }}>{t('members.signOut')}</Button>}
      </p>
      {leaving.isError && <Refused error={leaving.error} />}
      <p role="status" className="list-muted">{leaving.isSuccess && t('members.signedOut', { name: member.name })}</p>
      {changing && <MemberForm member={member} membership={membership} done={() => change(false)} />}
    </li>
  );
}
