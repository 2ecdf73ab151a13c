import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { membersQuery, type Member } from '../api/access';
import type { Membership } from '../api/types';
import '../picture/Lists.css';
import { Asked } from '../states/Asked';
import { useTexts, type Texts } from '../texts/texts';
import { MemberForm } from './MemberForm';
import { MemberRow } from './MemberRow';

/** Everyone who may sign in to the kommun's Est, and how to invite another. */
export function Members({ membership }: { membership: Membership }) {
  const texts = useTexts();
  const { t, compare } = texts;
  const query = useQuery(membersQuery(membership.code));
  const [inviting, invite] = useState(false);
  const [invited, tell] = useState<string>();
  return (
    <Asked query={query} membership={membership}>{({ members }) => (
      <>
        <h1>{t('members')}</h1>
        <p className="opening"><strong>{t(members.length === 0 ? 'members.none' : 'members.opening', { count: members.filter(one => one.active).length })}</strong> {waiting(members, texts)}</p>
        {members.length === 0 && <p className="page-text">{t('members.empty')}</p>}
        {inviting
          ? <MemberForm membership={membership} done={email => { invite(false); tell(email || undefined); }} />
          : <Button className="outline-button" onPress={() => { invite(true); tell(undefined); }}>{t('members.invite')}</Button>}
        <p role="status" className="page-text">{invited && t('members.invited', { email: invited })}</p>
        <ul className="list administration-list">
          {members.toSorted((a, b) => Number(b.active) - Number(a.active) || compare(a.name, b.name)).map(one => <MemberRow key={one.id} member={one} membership={membership} />)}
        </ul>
      </>
    )}</Asked>
  );
}

function waiting(members: readonly Member[], { t }: Texts): string {
  const never = members.filter(one => one.active && !one.lastSeenAt).length;
  if (never > 1 && never === members.filter(one => one.active).length) return t('members.openingNone');
  return never > 0 ? t('members.openingNever', { count: never }) : '';
}
