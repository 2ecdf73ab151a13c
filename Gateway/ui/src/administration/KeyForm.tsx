import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import { accessChanges, organisationsQuery, roles } from '../api/access';
import type { Membership } from '../api/types';
import { FieldErrors } from '../states/FieldErrors';
import { useTexts } from '../texts/texts';
import type { Made } from './NewKey';

const year = 365 * 86_400_000;

/** A key for another system: whose it is, what it sends, what it may, and until when. A year unless said otherwise. */
export function KeyForm({ membership, made, close }: { membership: Membership; made(key: Made): void; close(): void }) {
  const { t, compare } = useTexts();
  const organisations = useQuery(organisationsQuery(membership.code));
  const [organisation, belong] = useState('');
  const [source, name] = useState('');
  const [role, choose] = useState('rapportor');
  const [until, end] = useState(() => new Date(Date.now() + year).toISOString().slice(0, 10));
  const owner = organisations.data?.organisations.find(one => one.id === organisation);
  const saving = useMutation({
    mutationFn: () => accessChanges(membership.code).makeKey({ organisation: owner!.name, kind: owner!.kind, source: source.trim(), roles: [role], expiresAt: until ? new Date(`${until}T23:59:59`).toISOString() : null }),
    onSuccess: ({ key }) => made({ key, organisation: owner!.name, source: source.trim(), role }),
  });
  const ready = owner && source.trim();
  return (
    <Form className="form administration-form" onSubmit={event => { event.preventDefault(); if (ready && !saving.isPending) saving.mutate(); }}>
      <label className="field"><span className="field-label">{t('members.organisation')}</span>
        <select value={organisation} onChange={event => belong(event.target.value)} required>
          <option value="" disabled>{t('members.chooseOrganisation')}</option>
          {organisations.data?.organisations.filter(one => one.active).toSorted((a, b) => compare(a.name, b.name)).map(one => <option key={one.id} value={one.id}>{one.name}</option>)}
        </select>
      </label>
      <div className="field">
        <TextField className="field" value={source} onChange={name} isRequired maxLength={200}><Label>{t('keys.source')}</Label><Input autoComplete="off" aria-describedby="key-source" /></TextField>
        <p className="list-muted" id="key-source">{t('keys.sourceExplained')}</p>
      </div>
      <label className="field"><span className="field-label">{t('keys.role')}</span>
        <select value={role} onChange={event => choose(event.target.value)}>{roles.filter(one => one !== 'admin').map(one => <option key={one} value={one}>{t(`role.${one}`)}</option>)}</select>
      </label>
      <p className="list-muted">{t(`role.${role as 'rapportor'}.may`)}</p>
      <TextField className="field" type="date" value={until} onChange={end}><Label>{t('keys.expires')}</Label><Input /></TextField>
      {!until && <p className="list-muted">{t('keys.foreverMeans')}</p>}
      {saving.isError && <FieldErrors error={saving.error} names={{ organisation: t('members.organisation'), source: t('keys.source'), expiresAt: t('keys.expires') }} />}
      <div className="form-buttons">
        <Button className="button" type="submit" isDisabled={!ready}>{t(saving.isPending ? 'form.saving' : 'keys.make')}</Button>
        <Button className="quiet-button" onPress={close}>{t('form.cancel')}</Button>
      </div>
    </Form>
  );
}
