import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Form, Label, TextArea, TextField } from 'react-aria-components';
import { pictureChanges } from '../../api/changes';
import type { AreaCount, Membership, Note, Picture } from '../../api/types';
import { takesPart } from '../../app/roles';
import { Refused } from '../../states/Refused';
import { useTexts } from '../../texts/texts';

interface Props { picture: Picture; area: AreaCount; membership: Membership; onWriting?: ((writing: boolean) => void) | undefined }

/** What the organisations know of the area beside the numbers. Each changes its own. */
export function Notes({ picture, area, membership, onWriting }: Props) {
  const { t } = useTexts();
  const [changing, change] = useState<string>();
  const notes = area.notes ?? [];
  const open = picture.state !== 'agreed' && takesPart(membership);
  const changes = pictureChanges(picture.municipality, picture.week);
  const removing = useMutation({ mutationFn: changes.removeNote });
  if (notes.length === 0 && !open) return null;

  return (
    <section className="area-part">
      <h3>{t('notes')}</h3>
      {notes.length > 0 && (
        <ul className="notes">
          {notes.map(note => (
            <li key={note.id}>
              {changing === note.id
                ? <WriteNote note={note} save={text => changes.changeNote(note.id, text)} done={() => change(undefined)} onWriting={onWriting} />
                : <>
                    <p><strong>{note.organisation}</strong> <span className="area-muted">{note.by}</span></p>
                    <p className="notes-text">{note.text}</p>
                    {open && note.canChange && (
                      <p className="notes-actions">
                        <Button className="link-button" aria-label={t('notes.changeOf', { who: note.organisation })} onPress={() => change(note.id)}>{t('notes.change')}</Button>
                        <Button className="link-button" aria-label={t('notes.removeOf', { who: note.organisation })} onPress={() => removing.mutate(note.id)}>{t('notes.remove')}</Button>
                      </p>
                    )}
                  </>}
            </li>
          ))}
        </ul>
      )}
      {removing.isError && <Refused error={removing.error} />}
      {open && (changing === 'new'
        ? <WriteNote save={text => changes.addNote(area.code, text)} done={() => change(undefined)} onWriting={onWriting} />
        : <Button className="outline-button" onPress={() => change('new')}>{t('notes.add')}</Button>)}
    </section>
  );
}

function WriteNote({ note, save, done, onWriting }: { note?: Note; save(text: string): Promise<void>; done(): void; onWriting?: ((writing: boolean) => void) | undefined }) {
  const { t } = useTexts();
  const [text, write] = useState(note?.text ?? '');
  const saving = useMutation({ mutationFn: save, onSuccess: done });
  return (
    <div onFocus={() => onWriting?.(true)} onBlur={() => onWriting?.(false)}><Form className="form" onSubmit={event => { event.preventDefault(); if (text.trim() && !saving.isPending) saving.mutate(text.trim()); }}>
      <TextField className="field" value={text} onChange={write} autoFocus maxLength={1000}>
        <Label>{t('notes.write')}</Label>
        <TextArea rows={3} />
      </TextField>
      {saving.isError && <Refused error={saving.error} />}
      <div className="form-buttons">
        <Button className="button" type="submit" isDisabled={!text.trim()}>{t(saving.isPending ? 'form.saving' : 'notes.save')}</Button>
        <Button className="quiet-button" onPress={done}>{t('form.cancel')}</Button>
      </div>
    </Form></div>
  );
}
