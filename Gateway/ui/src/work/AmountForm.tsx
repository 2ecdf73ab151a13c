import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import { units, workChanges, type Unit, type Work } from '../api/work';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';

/** How much was done. Nobody has to say. */
export function AmountForm({ item, municipality, done }: { item: Work; municipality: string; done(): void }) {
  const { t, number } = useTexts();
  const [amount, write] = useState(item.amount === null ? '' : number(item.amount));
  const [unit, choose] = useState<Unit>(item.unit ?? 'timmar');
  const value = Number(amount.replace(',', '.'));
  const ready = amount.trim() !== '' && !Number.isNaN(value) && value >= 0;
  const saving = useMutation({ mutationFn: () => workChanges(municipality).done(item.id, value, unit), onSuccess: done });
  return (
    <Form className="amount" onSubmit={event => { event.preventDefault(); if (ready && !saving.isPending) saving.mutate(); }}>
      <TextField className="field" value={amount} onChange={write}><Label>{t('work.amount')}</Label><Input inputMode="decimal" autoComplete="off" /></TextField>
      <label className="field"><span className="field-label">{t('work.unit')}</span>
        <select value={unit} onChange={event => choose(event.target.value as Unit)}>{units.map(one => <option key={one}>{one}</option>)}</select>
      </label>
      <Button className="outline-button" type="submit" isDisabled={!ready}>{t(saving.isPending ? 'form.saving' : 'work.saveAmount')}</Button>
      <Button className="quiet-button" onPress={done}>{t('work.noAmount')}</Button>
      {saving.isError && <Refused error={saving.error} />}
    </Form>
  );
}
