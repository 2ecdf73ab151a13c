import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Button, Form, Input, Label, Radio, RadioGroup, TextField } from 'react-aria-components';
import { reasonsQuery } from '../api/interventions';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';

interface Props { municipality: string; label: string; action: string; save(code: string, text: string | null): Promise<unknown>; cancel(): void }

/** Why something was not done, or will not be: one of the kommun's reasons, and a word if one wants. */
export function WhyNotForm({ municipality, label, action, save, cancel }: Props) {
  const { t } = useTexts();
  const reasons = useQuery(reasonsQuery(municipality));
  const [code, choose] = useState<string | null>(null);
  const [text, write] = useState('');
  const saving = useMutation({ mutationFn: () => save(code!, text.trim() || null) });
  const choices = useRef<HTMLDivElement>(null);
  // Whoever opened it goes on where it is.
  useEffect(() => choices.current?.querySelector('input')?.focus(), [reasons.isSuccess]);
  const ready = code !== null && (code !== 'other' || text.trim() !== '');
  return (
    <Form className="form why-not" onSubmit={event => { event.preventDefault(); if (ready && !saving.isPending) saving.mutate(); }}>
      <RadioGroup className="field" value={code} onChange={choose}>
        <Label>{label}</Label>
        <div className="choices" ref={choices}>{reasons.data?.map(one => <Radio key={one.code} className="choice" value={one.code}>{one.name}</Radio>)}</div>
      </RadioGroup>
      <TextField className="field" value={text} onChange={write} maxLength={500}><Label>{t(code === 'other' ? 'interventions.whyNotText' : 'interventions.whyNotMore')}</Label><Input autoComplete="off" /></TextField>
      {reasons.isError && <Refused error={reasons.error} />}
      {saving.isError && <Refused error={saving.error} />}
      <div className="form-buttons">
        <Button className="button" type="submit" isDisabled={!ready}>{saving.isPending ? t('form.saving') : action}</Button>
        <Button className="quiet-button" onPress={cancel}>{t('form.cancel')}</Button>
      </div>
    </Form>
  );
}
