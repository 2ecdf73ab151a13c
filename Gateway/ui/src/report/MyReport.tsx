import { useMutation } from '@tanstack/react-query';
import { Pencil, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Button, Form, Label, TextArea, TextField } from 'react-aria-components';
import { Problem } from '../api/client';
import { type Category } from '../api/categories';
import { numberOf, reportChanges, type Report } from '../api/reports';
import type { Membership } from '../api/types';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { draftOf, missing, reportOf, type Draft } from './draft';
import { EventForm } from './EventForm';
import { useMasked } from './masked';
import { OutcomeOf } from './OutcomeOf';
import { useSaying } from './sayings';

interface Props { report: Report; categories: readonly Category[]; membership: Membership }

/** A report of one's own: what was written, and the way to change it or take it back. */
export function MyReport({ report, categories, membership }: Props) {
  const { t, span } = useTexts();
  const { what, where } = useSaying(membership, categories);
  const masked = useMasked();
  const [doing, be] = useState<'edit' | 'retract'>();
  const name = what(report.category);
  const done = () => be(undefined);
  return (
    <article className="my-report" data-retracted={report.retractedAt ? true : undefined} aria-label={`${name} ${numberOf(report.id)}`}>
      <h2>{name}</h2>
      <p className="list-muted">{[where(report.place), span(report.occurredFrom, report.occurredTo), t(`severity.${report.severity}`), numberOf(report.id)].join(' · ')}</p>
      {report.description && <p>{report.description}</p>}
      {masked(report.masked) && <p className="list-muted">{masked(report.masked)}</p>}
      {report.retractedAt
        ? <p className="list-muted">{t('mine.retracted')}{report.retractionReason && ` ${t('mine.because', { reason: report.retractionReason })}`}</p>
        : doing === 'edit' ? <Edit report={report} categories={categories} membership={membership} done={done} />
        : doing === 'retract' ? <Retract report={report} membership={membership} done={done} />
        : <>
            <OutcomeOf report={report} membership={membership} name={name} />
            <div className="form-buttons">
              <Button className="link-button" aria-label={`${t('report.change')}: ${name}`} onPress={() => be('edit')}><Pencil aria-hidden /> {t('report.change')}</Button>
              <Button className="link-button" aria-label={`${t('mine.retract')}: ${name}`} onPress={() => be('retract')}><Undo2 aria-hidden /> {t('mine.retract')}</Button>
            </div>
          </>}
    </article>
  );
}

function Edit({ report, categories, membership, done }: Props & { done(): void }) {
  const { t } = useTexts();
  const [draft, write] = useState<Draft>(() => draftOf(report, membership.code));
  const saving = useMutation({ mutationFn: () => reportChanges(membership.code).edit(report.id, reportOf(draft, membership.code)), onSuccess: done });
  const lacks = missing(draft);
  const errors = saving.error instanceof Problem ? saving.error.errors : [];
  return (
    <Form validationBehavior="aria" onSubmit={event => { event.preventDefault(); if (lacks.length === 0 && !saving.isPending) saving.mutate(); }}>
      <EventForm draft={draft} change={part => { saving.reset(); write({ ...draft, ...part }); }} membership={membership} categories={categories} missing={lacks} errors={errors} />
      {saving.error && errors.length === 0 && <Refused error={saving.error} />}
      <div className="form-buttons">
        <Button className="button" type="submit">{t(saving.isPending ? 'form.saving' : 'mine.save')}</Button>
        <Button className="quiet-button" onPress={done}>{t('form.cancel')}</Button>
      </div>
    </Form>
  );
}

function Retract({ report, membership, done }: { report: Report; membership: Membership; done(): void }) {
  const { t } = useTexts();
  const [reason, write] = useState('');
  const saving = useMutation({ mutationFn: () => reportChanges(membership.code).retract(report.id, reason.trim()), onSuccess: done });
  return (
    <Form className="form" onSubmit={event => { event.preventDefault(); if (reason.trim() && !saving.isPending) saving.mutate(); }}>
      <TextField className="field" value={reason} onChange={write} maxLength={500} autoFocus><Label>{t('mine.why')}</Label><TextArea rows={2} /></TextField>
      {saving.error && <Refused error={saving.error} />}
      <div className="form-buttons">
        <Button className="button" type="submit" isDisabled={!reason.trim()}>{t(saving.isPending ? 'form.saving' : 'mine.retract')}</Button>
        <Button className="quiet-button" onPress={done}>{t('form.cancel')}</Button>
      </div>
    </Form>
  );
}
