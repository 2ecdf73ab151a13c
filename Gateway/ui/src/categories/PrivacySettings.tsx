import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Form, Label, Radio, RadioGroup } from 'react-aria-components';
import { categoryChanges, privacyModes, privacyQuery, type PrivacyMode } from '../api/categories';
import type { Membership } from '../api/types';
import { administers } from '../app/roles';
import { Refused } from '../states/Refused';
import { Unanswered } from '../states/Unanswered';
import { useTexts } from '../texts/texts';
import './Categories.css';

/** What happens when somebody writes about a person although Est is about places. */
export function PrivacySettings({ membership }: { membership: Membership }) {
  const { t } = useTexts();
  const query = useQuery(privacyQuery(membership.code));
  if (!query.data) return <Unanswered query={query} membership={membership} />;
  return (
    <>
      <h1>{t('privacy')}</h1>
      <p className="opening">{t(`privacy.opening.${query.data.mode}`)}</p>
      <p className="page-text">{t('privacy.explained')}</p>
      {administers(membership) ? <PrivacyForm key={query.data.mode} mode={query.data.mode} municipality={membership.code} /> : <p className="page-text">{t('settings.administratorOnly')}</p>}
    </>
  );
}

function PrivacyForm({ mode, municipality }: { mode: PrivacyMode; municipality: string }) {
  const { t } = useTexts();
  const [chosen, choose] = useState(mode);
  const saving = useMutation({ mutationFn: () => categoryChanges(municipality).setPrivacy(chosen) });
  return (
    <Form className="form privacy-form" onSubmit={event => { event.preventDefault(); if (!saving.isPending) saving.mutate(); }}>
      <RadioGroup className="privacy-choices" value={chosen} onChange={next => choose(next as PrivacyMode)}>
        <Label className="unseen">{t('privacy.choose')}</Label>
        {privacyModes.map(one => (
          <Radio key={one} className="privacy-choice" value={one}>
            <strong>{t(`privacy.${one}`)}</strong>
            <span>{t(`privacy.${one}.means`)}</span>
            <span className="privacy-example"><span className="list-muted">{t('privacy.written')}</span><span>{t('privacy.example')}</span><span className="list-muted">{t('privacy.happens')}</span><span>{t(`privacy.${one}.example`)}</span></span>
          </Radio>
        ))}
      </RadioGroup>
      {saving.isError && <Refused error={saving.error} />}
      <div className="form-buttons"><Button className="button" type="submit" isDisabled={chosen === mode}>{t(saving.isPending ? 'form.saving' : 'plan.save')}</Button></div>
      <p role="status" className="list-muted">{t('privacy.change')}</p>
    </Form>
  );
}
