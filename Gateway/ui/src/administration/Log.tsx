import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import { auditQuery, type AuditEntry } from '../api/access';
import type { Membership } from '../api/types';
import { Asked } from '../states/Asked';
import { Unanswered } from '../states/Unanswered';
import { useTexts, type TextKey, type Texts } from '../texts/texts';

/** Who did what, when and from which session. Nobody can change it, not even an administrator. */
export function Log({ membership }: { membership: Membership }) {
  const texts = useTexts();
  const { t } = texts;
  const [filter, set] = useState({ from: '', to: '', by: '' });
  const query = useInfiniteQuery(auditQuery(membership.code, useDeferredValue(filter)));
  if (query.isError && !query.data) return <Unanswered query={query} membership={membership} />;
  return (
    <>
      <h1>{t('log')}</h1>
      <p className="opening"><strong>{t('log.opening')}</strong></p>
      <p className="page-text">{t('log.explained')}</p>
      <form className="log-filter" role="search" aria-label={t('log.filter')} onSubmit={event => event.preventDefault()}>
        <TextField className="field" type="date" value={filter.from} onChange={from => set({ ...filter, from })}><Label>{t('log.from')}</Label><Input /></TextField>
        <TextField className="field" type="date" value={filter.to} onChange={to => set({ ...filter, to })}><Label>{t('log.to')}</Label><Input /></TextField>
        <TextField className="field" value={filter.by} onChange={by => set({ ...filter, by })} maxLength={200}><Label>{t('log.by')}</Label><Input autoComplete="off" /></TextField>
      </form>
      <Asked query={query} membership={membership}>{({ pages }) => {
        const entries = pages.flatMap(page => page.entries);
        if (entries.length === 0) return <p className="page-text" role="status">{t(filter.from || filter.to || filter.by ? 'log.noneFound' : 'log.none')}</p>;
        return (
          <>
            <div className="page-scroll" tabIndex={0} role="group" aria-label={t('log')}>
              <table className="page-table log-table">
                <thead><tr><th>{t('log.when')}</th><th>{t('log.who')}</th><th>{t('log.what')}</th><th>{t('log.where')}</th><th>{t('log.session')}</th></tr></thead>
                <tbody>{entries.map((entry, index) => <Row key={`${entry.at} ${entry.service} ${index}`} entry={entry} texts={texts} />)}</tbody>
              </table>
            </div>
            {query.hasNextPage && <Button className="link-button" isDisabled={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>{t('feedback.more')}</Button>}
            {query.isFetchNextPageError && <p className="refused" role="alert">{t('states.failed')}</p>}
          </>
        );
      }}</Asked>
    </>
  );
}

function Row({ entry, texts: { t, moment } }: { entry: AuditEntry; texts: Texts }) {
  return (
    <tr>
      <th scope="row">{moment(entry.at)}</th>
      <td>{entry.by}<small>{entry.organisation}</small></td>
      <td>{actionName(entry.action, t)}{entry.status === null && <small>{t('log.unanswered')}</small>}{entry.status !== null && entry.status >= 400 && <small>{t('log.refused')}</small>}</td>
      <td data-label={t('log.where')}><code>{entry.target}</code></td>
      <td data-label={t('log.session')}>{entry.session ? <code title={entry.session}>{entry.session.slice(-8)}</code> : t('log.machine')}</td>
    </tr>
  );
}

/** What was done in plain words; an action that has none is called what its route is called. */
function actionName(action: string, t: Texts['t']): string {
  const key = `action.${action}`;
  const text = t(key as TextKey);
  return text === key ? action : text;
}
