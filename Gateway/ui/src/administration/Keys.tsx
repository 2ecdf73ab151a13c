import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { keysQuery, type Key } from '../api/access';
import type { Membership } from '../api/types';
import '../picture/Lists.css';
import { Asked } from '../states/Asked';
import { useTexts, type Texts } from '../texts/texts';
import { KeyForm } from './KeyForm';
import { KeyRow, stateOf } from './KeyRow';
import { NewKey, type Made } from './NewKey';

/** The keys by which other systems send reports. Each is shown once, when it is made. */
export function Keys({ membership }: { membership: Membership }) {
  const texts = useTexts();
  const { t } = texts;
  const query = useQuery(keysQuery(membership.code));
  const [making, make] = useState(false);
  const [made, keep] = useState<Made>();
  return (
    <Asked query={query} membership={membership}>{({ keys }) => {
      const [valid, over] = [keys.filter(one => stateOf(one) === 'valid'), keys.filter(one => stateOf(one) !== 'valid')];
      return (
        <>
          <h1>{t('keys')}</h1>
          <p className="opening"><strong>{t(valid.length === 0 ? 'keys.none' : 'keys.opening', { count: valid.length })}</strong> {soon(valid, texts)}</p>
          <p className="page-text">{t('keys.explained')}</p>
          {made && <NewKey made={made} municipality={membership.code} kept={() => keep(undefined)} />}
          {making
            ? <KeyForm membership={membership} made={next => { keep(next); make(false); }} close={() => make(false)} />
            : !made && <p className="list-after"><Button className="outline-button" onPress={() => make(true)}>{t('keys.make')}</Button></p>}
          <KeyList keys={valid} municipality={membership.code} />
          {over.length > 0 && <details className="administration-over"><summary>{t('keys.over', { count: over.length })}</summary><KeyList keys={over} municipality={membership.code} /></details>}
        </>
      );
    }}</Asked>
  );
}

function KeyList({ keys, municipality }: { keys: readonly Key[]; municipality: string }) {
  return <ul className="list administration-list">{keys.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt)).map(one => <KeyRow key={one.id} entry={one} municipality={municipality} />)}</ul>;
}

const month = 30 * 86_400_000;

function soon(valid: readonly Key[], { t }: Texts): string {
  const ending = valid.filter(one => one.expiresAt && Date.parse(one.expiresAt) - Date.now() < month).length;
  return ending > 0 ? t('keys.openingSoon', { count: ending }) : '';
}
