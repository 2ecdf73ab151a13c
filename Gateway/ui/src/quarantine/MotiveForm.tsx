import { useState } from 'react';
import { Button, Form, Label, TextArea, TextField } from 'react-aria-components';
import { useTexts } from '../texts/texts';

/** Why something is thrown away. It is kept with it. */
export function MotiveForm({ action, pending, save, cancel }: { action: string; pending: boolean; save(motive: string): void; cancel(): void }) {
  const { t } = useTexts();
  const [motive, write] = useState('');
  return (
    <Form className="form" onSubmit={event => { event.preventDefault(); if (motive.trim() && !pending) save(motive.trim()); }}>
      <TextField className="field" value={motive} onChange={write} maxLength={500} autoFocus><Label>{t('quarantine.motive')}</Label><TextArea rows={2} /></TextField>
      <div className="form-buttons">
        <Button className="button" type="submit" isDisabled={!motive.trim()}>{pending ? t('form.saving') : action}</Button>
        <Button className="quiet-button" onPress={cancel}>{t('form.cancel')}</Button>
      </div>
    </Form>
  );
}
