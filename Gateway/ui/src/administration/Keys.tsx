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
      const valid = keys.filter(one => stateOf(one) === 'valid');
      return (
        <>
          <h1>{t('keys')}</h1>
          <p className="opening"><strong>{t(valid.length === 0 ? 'keys.none' : 'keys.opening', { count: valid.length })}</strong> {soon(valid, texts)}</p>
          <p className="page-text">{t('keys.explained')}</p>
          {made && <NewKey made={made} municipality={membership.code} kept={() => keep(undefined)} />}
          {making
            ? <KeyForm membership={membership} made={next => { keep(next); make(false); }} close={() => make(false)} />
            : !made && <p className="list-after"><Button className="outline-button" onPress={() => make(true)}>{t('keys.make')}</Button></p>}
          <ul className="list administration-list">
            {keys.toSorted((a, b) => Number(stateOf(b) === 'valid') - Number(stateOf(a) === 'valid') || b.createdAt.localeCompare(a.createdAt)).map(one => <KeyRow key={one.id} entry={one} municipality={membership.code} />)}
          </ul>
        </>
      );
    }}</Asked>
  );
}

const month = 30 * 86_400_000;

function soon(valid: readonly Key[], { t }: Texts): string {
  const ending = valid.filter(one => one.expiresAt && Date.parse(one.expiresAt) - Date.now() < month).length;
  return ending > 0 ? t('keys.openingSoon', { count: ending }) : '';
}
