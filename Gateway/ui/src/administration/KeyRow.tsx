import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { accessChanges, type Key } from '../api/access';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { roleName } from './roleNames';

export function stateOf(key: Key): 'valid' | 'revoked' | 'expired' {
  return key.revokedAt ? 'revoked' : key.expiresAt && Date.parse(key.expiresAt) <= Date.now() ? 'expired' : 'valid';
}

/** One key: whose, what it sends, what it may, how long, and when it was last used. */
export function KeyRow({ entry, municipality }: { entry: Key; municipality: string }) {
  const { t, fullDate } = useTexts();
  const [sure, ask] = useState(false);
  const revoking = useMutation({ mutationFn: () => accessChanges(municipality).revokeKey(entry.id) });
  const state = stateOf(entry);
  const name = `${entry.organisation}, ${entry.source}`;
  return (
    <li className="administration-row" data-off={state !== 'valid' || undefined}>
      <div>
        <p><strong>{entry.organisation}</strong> {state !== 'valid' && <span className="page-state">{t(`keys.${state}`)}</span>}</p>
        <p className="list-muted">{t('keys.sourceIs', { source: entry.source })}</p>
      </div>
      <div>
        <p><code>est_{entry.prefix}_…</code></p>
        <p className="list-muted">{[...entry.roles.map(role => roleName(role, t)), ...entry.scopes].join(', ')}</p>
      </div>
      <div className="list-muted">
        <p>{entry.lastUsedAt ? t('keys.used', { when: fullDate(entry.lastUsedAt) }) : t('keys.unused')}</p>
        <p>{entry.revokedAt ? t('keys.revokedAt', { when: fullDate(entry.revokedAt) }) : entry.expiresAt ? t('keys.until', { when: fullDate(entry.expiresAt) }) : t('keys.forever')}</p>
      </div>
      {state === 'valid' && (
        <p className="administration-buttons">
          {!sure && <Button className="link-button" aria-label={t('keys.revokeOf', { name })} onPress={() => ask(true)}>{t('keys.revoke')}</Button>}
        </p>
      )}
      {sure && state === 'valid' && (
        <div className="administration-sure" role="group" aria-label={t('keys.revokeOf', { name })}>
          <p>{t('keys.revokeMeans', { name })}</p>
          <div className="form-buttons">
            <Button className="button" autoFocus onPress={() => { if (!revoking.isPending) revoking.mutate(); }}>{t(revoking.isPending ? 'form.saving' : 'keys.revokeSure')}</Button>
            <Button className="quiet-button" onPress={() => ask(false)}>{t('form.cancel')}</Button>
          </div>
        </div>
      )}
      {revoking.isError && <Refused error={revoking.error} />}
    </li>
  );
}
