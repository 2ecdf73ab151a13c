import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import { addressQuery, feedbackChanges, linksQuery } from '../api/feedback';
import type { Membership } from '../api/types';
import { CopyField } from '../app/CopyField';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { Webhooks } from './Webhooks';

/** How the letters reach an organisation besides the inbox: by e-mail, by feed, and straight into its own system. */
export function FeedbackSettings({ membership }: { membership: Membership }) {
  const { t } = useTexts();
  const address = useQuery(addressQuery(membership.code));
  const links = useQuery(linksQuery(membership.code));
  return (
    <>
      <h1>{t('feedback.settings')}</h1>
      <p className="opening"><strong>{t('feedback.settingsOpening', { organisation: membership.organisation })}</strong></p>
      {address.isSuccess && <MailAddress municipality={membership.code} email={address.data.email ?? ''} />}
      {links.data?.atom && (
        <section className="page-part">
          <h2>{t('feedback.atom')}</h2>
          <p className="page-text">{t('feedback.atomExplained')}</p>
          <CopyField label={t('feedback.atomAddress')} value={new URL(links.data.atom, location.origin).href} />
        </section>
      )}
      <Webhooks membership={membership} />
    </>
  );
}

function MailAddress({ municipality, email }: { municipality: string; email: string }) {
  const { t } = useTexts();
  const [address, write] = useState(email);
  const saving = useMutation({ mutationFn: (next: string) => feedbackChanges(municipality).setAddress(next) });
  return (
    <section className="page-part">
      <h2>{t('feedback.mail')}</h2>
      <p className="page-text">{t('feedback.mailExplained')}</p>
      <Form className="form" onSubmit={event => { event.preventDefault(); if (!saving.isPending) saving.mutate(address.trim()); }}>
        <TextField className="field" type="email" value={address} onChange={next => { saving.reset(); write(next); }} maxLength={254}><Label>{t('feedback.mailAddress')}</Label><Input autoComplete="email" /></TextField>
        {saving.isError && <Refused error={saving.error} />}
        <div className="form-buttons"><Button className="outline-button" type="submit" isDisabled={address.trim() === email}>{t(saving.isPending ? 'form.saving' : 'mail.save')}</Button></div>
        <p role="status">{saving.isSuccess && t(address.trim() ? 'feedback.mailSaved' : 'mail.none')}</p>
      </Form>
    </section>
  );
}
