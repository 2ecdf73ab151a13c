import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { quarantineQuery } from '../api/quarantine';
import { PageHead } from '../app/PageHead';
import type { PageProps } from '../app/pages';
import { Parts } from '../app/Parts';
import { useTitle } from '../app/useTitle';
import '../picture/Lists.css';
import { Message } from '../states/Message';
import { Unanswered } from '../states/Unanswered';
import { useTexts } from '../texts/texts';
import { Decided } from './Decided';
import { Filters, noFilter } from './Filters';
import { Several } from './Several';
import { WaitingEntry } from './WaitingEntry';
import './Quarantine.css';

/** What could not be taken in, with the reasons, until somebody mends it or says why it is thrown away. */
export default function QuarantinePage({ membership, detail }: PageProps) {
  const { t } = useTexts();
  useTitle(t('page.quarantine'), membership.name);
  const to = { municipality: membership.code, page: 'karantan' };
  if (detail && detail !== 'avgjorda') return <Message title={t('states.notFound')} text={t('states.notFoundExplained')} action={{ text: t('page.quarantine'), to }} />;
  return (
    <div className="page">
      <PageHead title={t('quarantine.of', { place: membership.name })} />
      <Parts label={t('page.quarantine')} membership={membership} page="karantan" current={detail || undefined}
        parts={[{ detail: undefined, title: t('quarantine.waiting') }, { detail: 'avgjorda', title: t('quarantine.decided') }]} />
      {detail === 'avgjorda' ? <Decided membership={membership} /> : <Waiting key={membership.code} membership={membership} />}
    </div>
  );
}

function Waiting({ membership }: Pick<PageProps, 'membership'>) {
  const { t } = useTexts();
  const [filter, choose] = useState(noFilter);
  const [chosen, mark] = useState<ReadonlySet<string>>(new Set());
  const all = useInfiniteQuery(quarantineQuery(membership.code, noFilter));
  const shown = useInfiniteQuery(quarantineQuery(membership.code, filter));
  if (!all.data) return <Unanswered query={all} membership={membership} />;
  const known = all.data.pages.flatMap(page => page.entries);
  const entries = shown.data?.pages.flatMap(page => page.entries) ?? [];
  const marked = entries.filter(one => chosen.has(one.id));
  const more = all.hasNextPage;
  return (
    <>
      <p className="opening"><strong>{known.length === 0 ? t('quarantine.none') : t(more ? 'quarantine.openingMore' : 'quarantine.opening', { count: known.length })}</strong></p>
      {known.length > 0 && <Filters filter={filter} choose={next => { choose(next); mark(new Set()); }} known={known} />}
      <Several membership={membership} all={entries} marked={marked} mark={mark} />
      {shown.isError && <Unanswered query={shown} membership={membership} />}
      {known.length > 0 && shown.isSuccess && entries.length === 0 && <p>{t('quarantine.noneSuch')}</p>}
      <ul className="list">
        {entries.map(one => (
          <li key={one.id}>
            <WaitingEntry entry={one} membership={membership} marked={chosen.has(one.id)} mark={on => { const next = new Set(chosen); if (on) next.add(one.id); else next.delete(one.id); mark(next); }} />
          </li>
        ))}
      </ul>
      {shown.hasNextPage && <p className="list-after"><Button className="outline-button" onPress={() => void shown.fetchNextPage()}>{t('quarantine.more')}</Button></p>}
    </>
  );
}
