import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Checkbox, CheckboxGroup, Form, Input, Label, TextField } from 'react-aria-components';
import { feedbackChanges, webhookEvents, webhooksQuery, type WebhookEvent } from '../api/feedback';
import type { Membership } from '../api/types';
import { CopyField } from '../app/CopyField';
import '../picture/Lists.css';
import '../settings/Settings.css';
import { Refused } from '../states/Refused';
import { useTexts, type TextKey } from '../texts/texts';
import { WebhookRow } from './WebhookRow';

export const eventTexts: Record<string, TextKey> = {
  'feedback.issued': 'webhooks.event.feedback', 'intervention.changed': 'webhooks.event.intervention', 'picture.agreed': 'webhooks.event.picture', 'areas.prioritized': 'webhooks.event.areas', 'test': 'webhooks.event.test',
};

/** Other systems that are told by themselves. The secret that proves who is calling is shown once. */
export function Webhooks({ membership }: { membership: Membership }) {
  const { t } = useTexts();
  const hooks = useQuery(webhooksQuery(membership.code));
  const [secret, keep] = useState<string>();
  if (!hooks.isSuccess) return null; // not open to every role
  return (
    <section className="page-part">
      <h2>{t('webhooks')}</h2>
      <p className="page-text">{t('webhooks.explained')}</p>
      {hooks.data.webhooks.length > 0 && <ul className="list">{hooks.data.webhooks.map(one => <WebhookRow key={one.id} hook={one} membership={membership} />)}</ul>}
      {secret && (
        <div className="hook-secret" role="status">
          <p><strong>{t('webhooks.secretOnce')}</strong></p>
          <CopyField label={t('webhooks.secret')} value={secret} />
          <p className="form-buttons"><Button className="link-button" onPress={() => keep(undefined)}>{t('webhooks.secretKept')}</Button></p>
        </div>
      )}
      <AddWebhook municipality={membership.code} added={keep} />
    </section>
  );
}

function AddWebhook({ municipality, added }: { municipality: string; added(secret: string): void }) {
  const { t } = useTexts();
  const [adding, add] = useState(false);
  const [url, write] = useState('');
  const [events, choose] = useState<WebhookEvent[]>(['feedback.issued']);
  const saving = useMutation({
    mutationFn: () => feedbackChanges(municipality).addWebhook(url.trim(), events),
    onSuccess({ secret }) { added(secret); write(''); add(false); },
  });
  if (!adding) return <p className="list-after"><Button className="outline-button" onPress={() => add(true)}>{t('webhooks.add')}</Button></p>;
  return (
    <Form className="form list-after" onSubmit={event => { event.preventDefault(); if (!saving.isPending && events.length > 0) saving.mutate(); }}>
      <TextField className="field" type="url" value={url} onChange={next => { saving.reset(); write(next); }} isRequired maxLength={500} autoFocus><Label>{t('webhooks.url')}</Label><Input placeholder="https://" autoComplete="off" /></TextField>
      <CheckboxGroup className="field" value={events} onChange={next => choose(next as WebhookEvent[])}>
        <Label className="field-label">{t('webhooks.events')}</Label>
        {webhookEvents.map(one => <Checkbox key={one} className="checkbox" value={one}>{({ isSelected }) => <><span className="checkbox-box" aria-hidden>{isSelected && '✓'}</span> {t(eventTexts[one]!)}</>}</Checkbox>)}
      </CheckboxGroup>
      {saving.isError && <Refused error={saving.error} />}
      <div className="form-buttons">
        <Button className="button" type="submit" isDisabled={!url.trim() || events.length === 0}>{t(saving.isPending ? 'form.saving' : 'webhooks.save')}</Button>
        <Button className="quiet-button" onPress={() => add(false)}>{t('form.cancel')}</Button>
      </div>
    </Form>
  );
}
