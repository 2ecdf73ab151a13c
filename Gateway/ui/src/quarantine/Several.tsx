import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Checkbox } from 'react-aria-components';
import { quarantineChanges, type Entry } from '../api/quarantine';
import type { Membership } from '../api/types';
import '../settings/Settings.css';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { MotiveForm } from './MotiveForm';

interface Props { membership: Membership; all: readonly Entry[]; marked: readonly Entry[]; mark(ids: ReadonlySet<string>): void }

const most = 200; // what the API takes at a time; the others stay marked

/** The same done to several: tried again, now that what was wrong is mended elsewhere, or thrown away with one motive. What is still wrong stays. */
export function Several({ membership, all, marked, mark }: Props) {
  const { t } = useTexts();
  const [discarding, ask] = useState(false);
  const changes = quarantineChanges(membership.code);
  const doing = useMutation({
    mutationFn: async ({ ids, motive }: { ids: string[]; motive?: string }) => {
      const { results } = await (motive === undefined ? changes.releaseAll(ids) : changes.discardAll(ids, motive));
      const count = (status: string) => results.filter(one => one.status === status).length;
      return { done: count(motive === undefined ? 'released' : 'discarded'), left: count('invalid'), released: motive === undefined };
    },
    onSuccess: (_, { ids: decided }) => { mark(new Set(marked.map(one => one.id).filter(id => !decided.includes(id)))); ask(false); },
  });
  const ids = marked.slice(0, most).map(one => one.id);
  const { data } = doing;
  return (
    <div className="quarantine-several">
      {all.length > 1 && (
        <Checkbox className="checkbox" isSelected={marked.length === all.length} isIndeterminate={marked.length > 0 && marked.length < all.length} onChange={on => mark(new Set(on ? all.map(one => one.id) : []))}>
          {({ isSelected, isIndeterminate }) => <><span className="checkbox-box" aria-hidden>{isSelected ? '✓' : isIndeterminate && '–'}</span> {marked.length > 0 ? t('quarantine.marked', { count: marked.length }) : t('quarantine.markAll')}</>}
        </Checkbox>
      )}
      {marked.length > 0 && !discarding && (
        <div className="form-buttons">
          <Button className="button" onPress={() => { if (!doing.isPending) doing.mutate({ ids }); }}>{t('quarantine.releaseMarked', { count: marked.length })}</Button>
          <Button className="outline-button" onPress={() => ask(true)}>{t('quarantine.discardMarked', { count: marked.length })}</Button>
        </div>
      )}
      {marked.length > 0 && discarding && <MotiveForm action={t('quarantine.discardMarked', { count: marked.length })} pending={doing.isPending} save={motive => doing.mutate({ ids, motive })} cancel={() => ask(false)} />}
      {doing.error && <Refused error={doing.error} />}
      <p role="status">{data && (data.released ? t('quarantine.didRelease', { count: data.done }) : t('quarantine.didDiscard', { count: data.done }))}{data && data.left > 0 && ` ${t('quarantine.stillThere', { count: data.left })}`}</p>
    </div>
  );
}
