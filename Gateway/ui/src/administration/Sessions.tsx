import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { accessChanges, sessionsQuery, type OpenSession } from '../api/access';
import type { Membership } from '../api/types';
import '../picture/Lists.css';
import { Asked } from '../states/Asked';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';

/** Who is signed in now, and on how many devices. Each can be signed out from here. */
export function Sessions({ membership }: { membership: Membership }) {
  const { t } = useTexts();
  const query = useQuery(sessionsQuery(membership.code));
  const [left, tell] = useState<string>();
  return (
    <Asked query={query} membership={membership}>{({ sessions }) => (
      <>
        <h1>{t('sessions')}</h1>
        <p className="opening"><strong>{t('sessions.opening', { count: sessions.length })}</strong></p>
        <p className="page-text">{t('sessions.explained')}</p>
        <p role="status" className="page-text">{left && t('sessions.signedOut', { name: left })}</p>
        <ul className="list administration-list">{sessions.map(one => <Row key={one.id} session={one} municipality={membership.code} left={tell} />)}</ul>
      </>
    )}</Asked>
  );
}

function Row({ session, municipality, left }: { session: OpenSession; municipality: string; left(name: string): void }) {
  const { t, span } = useTexts();
  const [sure, ask] = useState(false);
  const { name } = session;
  const leaving = useMutation({ mutationFn: () => accessChanges(municipality).signOutSession(session.id), onSuccess: () => left(name) });
  return (
    <li className="administration-row">
      <div><p><strong>{name}</strong></p><p className="list-muted">{session.organisation}</p></div>
      <div><p>{t('sessions.since', { when: span(session.signedInAt, null) })}</p><p className="list-muted">{t('sessions.until', { when: span(session.endsAt, null) })}</p></div>
      <p className="list-muted">{t('members.seen', { when: span(session.lastSeenAt, null) })}<br /><code title={session.id}>{session.id.slice(-8)}</code></p>
      <p className="administration-buttons">
        {sure
          ? <><Button className="link-button" onPress={() => { if (!leaving.isPending) leaving.mutate(); }}>{t('members.signOutSure')}</Button><Button className="link-button" onPress={() => ask(false)}>{t('form.cancel')}</Button></>
          : <Button className="link-button" aria-label={t('sessions.signOutOf', { name })} onPress={() => ask(true)}>{t('sessions.signOut')}</Button>}
      </p>
      {leaving.isError && <Refused error={leaving.error} />}
    </li>
  );
}
