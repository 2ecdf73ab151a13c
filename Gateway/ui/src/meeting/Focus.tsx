import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import { pictureChanges } from '../api/changes';
import type { Membership, Picture } from '../api/types';
import { leads } from '../app/roles';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';

/** A few lines that everyone takes along into next week. */
export function Focus({ picture, membership }: { picture: Picture; membership: Membership }) {
  const { t } = useTexts();
  const [text, write] = useState('');
  const focus = picture.focus ?? [];
  const changes = pictureChanges(picture.municipality, picture.week);
  const saving = useMutation({ mutationFn: changes.setFocus, onSuccess: () => write('') });
  const open = leads(membership) && picture.state !== 'agreed';
  return (
    <div className="stage-focus">
      {focus.length === 0 && !open && <p>{t('focus.none')}</p>}
      <ul>{focus.map((one, index) => (
        <li key={one}>
          <span>{one}</span>
          {open && <Button className="link-button" aria-label={t('focus.removeOne', { text: one })} onPress={() => saving.mutate(focus.filter((_, at) => at !== index))}>{t('notes.remove')}</Button>}
        </li>
      ))}</ul>
      {open && (
        <Form className="form" onSubmit={event => { event.preventDefault(); if (text.trim()) saving.mutate([...focus, text.trim()]); }}>
          <TextField className="field" value={text} onChange={write} maxLength={200} autoFocus><Label>{t('focus.write')}</Label><Input /></TextField>
          {saving.isError && <Refused error={saving.error} />}
          <div className="form-buttons"><Button className="outline-button" type="submit" isDisabled={!text.trim()}>{t('focus.add')}</Button></div>
        </Form>
      )}
    </div>
  );
}
