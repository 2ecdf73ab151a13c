import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Checkbox } from 'react-aria-components';
import { Problem } from '../api/client';
import { quarantineChanges, type Entry } from '../api/quarantine';
import type { NewReport } from '../api/reports';
import type { Membership } from '../api/types';
import { useFieldError } from '../report/fieldErrors';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { Mend } from './Mend';
import { MotiveForm } from './MotiveForm';

/** One entry: where it came from, everything that is wrong with it, and the two ways out. */
export function WaitingEntry({ entry, membership, marked, mark }: { entry: Entry; membership: Membership; marked: boolean; mark(on: boolean): void }) {
  const { t, moment } = useTexts();
  const said = useFieldError();
  const [doing, be] = useState<'mend' | 'discard'>();
  const changes = quarantineChanges(membership.code);
  const releasing = useMutation({ mutationFn: (report: NewReport | undefined) => changes.release(entry.id, report) });
  const discarding = useMutation({ mutationFn: (motive: string) => changes.discard(entry.id, motive) });
  const name = `${entry.organisation}, ${moment(entry.receivedAt)}`;
  const stillWrong = releasing.error instanceof Problem ? releasing.error.errors : [];
  const errors = stillWrong.length > 0 ? stillWrong : entry.errors;
  return (
    <article className="quarantine-entry" aria-label={name}>
      <Checkbox className="checkbox" isSelected={marked} onChange={mark} aria-label={t('quarantine.mark', { name })}>{({ isSelected }) => <span className="checkbox-box" aria-hidden>{isSelected && '✓'}</span>}</Checkbox>
      <div className="quarantine-body">
        <h2>{entry.organisation} <span className="list-muted">{t('quarantine.came', { source: entry.source, when: moment(entry.receivedAt) })}</span></h2>
        <ul className="quarantine-reasons">{[...new Set(errors.map(said))].map(text => <li key={text}>{text}</li>)}</ul>
        {entry.raw === null
          ? <p className="list-muted">{t('quarantine.hidden', { organisation: entry.organisation })}</p>
          : <details className="quarantine-raw"><summary aria-label={`${t('quarantine.text')}: ${name}`}>{t('quarantine.text')}</summary><pre tabIndex={0}>{entry.raw}</pre>{entry.length > entry.raw.length * 3 && <p className="list-muted">{t('quarantine.cut')}</p>}</details>}
        {doing === 'mend' ? <Mend entry={entry} membership={membership} errors={errors} pending={releasing.isPending} save={report => releasing.mutate(report)} cancel={() => { be(undefined); releasing.reset(); }} />
          : doing === 'discard' ? <MotiveForm action={t('quarantine.discard')} pending={discarding.isPending} save={motive => discarding.mutate(motive)} cancel={() => be(undefined)} />
          : (
            <div className="form-buttons">
              <Button className="outline-button" aria-label={`${t('quarantine.mend')}: ${name}`} onPress={() => be('mend')}>{t('quarantine.mend')}</Button>
              <Button className="quiet-button" aria-label={`${t('quarantine.again')}: ${name}`} onPress={() => { if (!releasing.isPending) releasing.mutate(undefined); }}>{t('quarantine.again')}</Button>
              <Button className="quiet-button" aria-label={`${t('quarantine.discard')}: ${name}`} onPress={() => be('discard')}>{t('quarantine.discard')}</Button>
            </div>
          )}
        {stillWrong.length > 0 ? <p className="refused" role="alert">{t('quarantine.stillWrong')}</p> : releasing.error && <Refused error={releasing.error} />}
        {discarding.error && <Refused error={discarding.error} />}
      </div>
    </article>
  );
}
