import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import { roundSettingsQuery, setRoundSettings, type Criterion, type RoundSettings as Settings } from '../api/rounds';
import type { Membership } from '../api/types';
import { Refused } from '../states/Refused';
import { Unanswered } from '../states/Unanswered';
import { useTexts } from '../texts/texts';
import './Rounds.css';

/** How often areas are prioritised, how many, and what counts from the start of a round. */
export function RoundSettings({ membership }: { membership: Membership }) {
  const { t } = useTexts();
  const settings = useQuery(roundSettingsQuery(membership.code));
  if (!settings.data) return <Unanswered query={settings} membership={membership} />;
  return (
    <>
      <h1>{t('rounds.settings')}</h1>
      <p className="opening">{t(`rounds.settings.opening.${settings.data.cadence}`, { count: settings.data.chosen })}</p>
      <SettingsForm municipality={membership.code} settings={settings.data} />
    </>
  );
}

function SettingsForm({ municipality, settings }: { municipality: string; settings: Settings }) {
  const { t, share } = useTexts();
  const [changed, set] = useState<Partial<Settings>>({});
  const [motive, write] = useState('');
  const values = { ...settings, ...changed };
  const saving = useMutation({ mutationFn: () => setRoundSettings(municipality, values, motive.trim()), onSuccess() { set({}); write(''); } });
  const change = (part: Partial<Settings>) => { saving.reset(); set({ ...changed, ...part }); };
  const sum = Object.values(values.weights).reduce((total, one) => total + one, 0);
  const ready = sum > 0 && (changed.weights === undefined || motive.trim() !== '');

  return (
    <Form className="form settings-part" onSubmit={event => { event.preventDefault(); if (ready && !saving.isPending) saving.mutate(); }}>
      <label className="field"><span className="field-label">{t('rounds.settings.cadence')}</span>
        <select value={values.cadence} onChange={event => change({ cadence: event.target.value as Settings['cadence'] })}><option value="quarter">{t('rounds.settings.quarter')}</option><option value="tertial">{t('rounds.settings.tertial')}</option></select>
      </label>
      <label className="field"><span className="field-label">{t('rounds.settings.chosen')}</span>
        <select value={values.chosen} onChange={event => change({ chosen: Number(event.target.value) })}>{[...new Set([1, 2, 3, 4, 5, 6, 8, 10, values.chosen])].sort((a, b) => a - b).map(count => <option key={count}>{count}</option>)}</select>
      </label>
      <fieldset className="plain-fieldset">
        <legend className="field-label">{t('rounds.settings.weights')}</legend>
        <ul className="weights">
          {(Object.entries(values.weights) as [Criterion, number][]).map(([criterion, weight]) => (
            <li key={criterion}>
              <label htmlFor={`default-${criterion}`}>{t(`rounds.criterion.${criterion}`)}</label>
              <input id={`default-${criterion}`} type="range" min="0" max="100" step="5" value={Math.round(weight * 100)} aria-valuetext={share(sum > 0 ? weight / sum : 0)}
                onChange={event => change({ weights: { ...values.weights, [criterion]: Number(event.target.value) / 100 } })} />
              <b>{share(sum > 0 ? weight / sum : 0)}</b>
            </li>
          ))}
        </ul>
      </fieldset>
      {changed.weights && <TextField className="field" value={motive} onChange={write} maxLength={500} isRequired><Label>{t('rounds.settings.motive')}</Label><Input autoComplete="off" /></TextField>}
      {saving.isError && <Refused error={saving.error} />}
      <div className="form-buttons"><Button className="button" type="submit" isDisabled={!ready}>{t(saving.isPending ? 'form.saving' : 'plan.save')}</Button></div>
      <p role="status">{saving.isSuccess && t('rounds.settings.saved')}</p>
    </Form>
  );
}
