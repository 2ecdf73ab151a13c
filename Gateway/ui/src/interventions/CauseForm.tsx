import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Form, Input, Label, TextArea, TextField } from 'react-aria-components';
import { interventionChanges, type Cause } from '../api/interventions';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';

/** Why a problem is there, and what says so. */
export function CauseForm({ municipality, problem, cause, done }: { municipality: string; problem: string; cause?: Cause; done(): void }) {
  const { t } = useTexts();
  const [text, setText] = useState(cause?.text ?? '');
  const [basis, setBasis] = useState(cause?.basis ?? '');
  const changes = interventionChanges(municipality);
  const saving = useMutation<unknown>({ mutationFn: () => cause ? changes.changeCause(problem, cause.id, text.trim(), basis.trim() || null) : changes.addCause(problem, text.trim(), basis.trim() || null), onSuccess: done });
  return (
    <Form className="form new-cause" onSubmit={event => { event.preventDefault(); if (text.trim() && !saving.isPending) saving.mutate(); }}>
      <TextField className="field" value={text} onChange={setText} maxLength={500} isRequired autoFocus><Label>{t('interventions.causeText')}</Label><TextArea rows={2} /></TextField>
      <TextField className="field" value={basis} onChange={setBasis} maxLength={500}><Label>{t('interventions.causeBasis')}</Label><Input autoComplete="off" /></TextField>
      {saving.isError && <Refused error={saving.error} />}
      <div className="form-buttons">
        <Button className="outline-button" type="submit" isDisabled={!text.trim()}>{t(saving.isPending ? 'form.saving' : 'interventions.causeSave')}</Button>
        <Button className="quiet-button" onPress={done}>{t('form.cancel')}</Button>
      </div>
    </Form>
  );
}
