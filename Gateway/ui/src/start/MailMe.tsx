import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import { setDigestAddress } from '../api/changes';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';

/** An e-mail with a link when a picture is agreed, for whoever wants one. */
export function MailMe({ municipality, email }: { municipality: string; email: string | null }) {
  const { t } = useTexts();
  const [address, write] = useState(email ?? '');
  const saving = useMutation({ mutationFn: (next: string) => setDigestAddress(municipality, next) });
  return (
    <section className="start-mail">
      <h2>{t('mail.title')}</h2>
      <p>{t('mail.explained')}</p>
      <Form className="start-mail-form" onSubmit={event => { event.preventDefault(); if (!saving.isPending) saving.mutate(address.trim()); }}>
        <TextField className="field" type="email" value={address} onChange={next => { saving.reset(); write(next); }} maxLength={254}><Label>{t('mail.address')}</Label><Input autoComplete="email" /></TextField>
        <Button className="outline-button" type="submit" isDisabled={address.trim() === (email ?? '')}>{t(saving.isPending ? 'form.saving' : 'mail.save')}</Button>
      </Form>
      {saving.isError && <Refused error={saving.error} />}
      <p role="status">{saving.isSuccess && t(email ? 'mail.saved' : 'mail.none')}</p>
    </section>
  );
}
