import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import { quarantineQuery, type Entry } from '../api/quarantine';
import type { Membership } from '../api/types';
import { useFieldError } from '../report/fieldErrors';
import { Unanswered } from '../states/Unanswered';
import { useTexts } from '../texts/texts';
import { noFilter } from './Filters';

/** What was decided: taken in after all, or thrown away and why. */
export function Decided({ membership }: { membership: Membership }) {
  const { t } = useTexts();
  const released = useInfiniteQuery(quarantineQuery(membership.code, { ...noFilter, state: 'released' }));
  const discarded = useInfiniteQuery(quarantineQuery(membership.code, { ...noFilter, state: 'discarded' }));
  if (!released.data || !discarded.data) return <Unanswered query={released.data ? discarded : released} membership={membership} />;
  const [taken, thrown] = [released, discarded].map(one => one.data!.pages.flatMap(page => page.entries)) as [Entry[], Entry[]];
  const entries = [...taken, ...thrown].toSorted((a, b) => (b.decidedAt ?? '').localeCompare(a.decidedAt ?? ''));
  return (
    <>
      <p className="opening">{entries.length === 0 ? t('quarantine.nothingDecided') : <strong>{t('quarantine.decidedOpening', { released: taken.length, discarded: thrown.length })}</strong>}</p>
      <ul className="list">{entries.map(one => <li key={one.id}><DecidedEntry entry={one} /></li>)}</ul>
      {(released.hasNextPage || discarded.hasNextPage) && <p className="list-after"><Button className="outline-button" onPress={() => { if (released.hasNextPage) void released.fetchNextPage(); if (discarded.hasNextPage) void discarded.fetchNextPage(); }}>{t('quarantine.more')}</Button></p>}
    </>
  );
}

function DecidedEntry({ entry }: { entry: Entry }) {
  const { t, moment } = useTexts();
  const said = useFieldError();
  return (
    <>
      <p><strong>{t(entry.state === 'released' ? 'quarantine.wasReleased' : 'quarantine.wasDiscarded')}</strong>{entry.reason && ` ${t('mine.because', { reason: entry.reason })}`}</p>
      <p className="list-muted">{[entry.organisation, entry.source, entry.decidedAt && moment(entry.decidedAt)].filter(Boolean).join(' · ')}</p>
      <p className="list-muted">{t('quarantine.wasWrong', { list: entry.errors.map(said).join(' ') })}</p>
    </>
  );
}
