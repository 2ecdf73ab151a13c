import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Form, Label, TextArea, TextField } from 'react-aria-components';
import { feedbackChanges, previewQuery } from '../api/feedback';
import { pictureQuery } from '../api/queries';
import type { Membership } from '../api/types';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { currentWeek } from '../time/isoWeek';
import { periodName, periodsBefore } from '../time/period';
import { LetterText } from './LetterText';

/** A letter to each organisation about a period, with a few lines of one's own, seen as one of them will see it before it goes. */
export function Issue({ membership }: { membership: Membership }) {
  const { t, compare } = useTexts();
  const periods = periodsBefore(new Date());
  const [period, choose] = useState(periods.quarters[0]!);
  const [message, write] = useState('');
  const [sure, ask] = useState(false);
  const picture = useQuery(pictureQuery(membership.code, currentWeek()));
  const organisations = (picture.data?.organisations ?? []).map(one => one.name).toSorted(compare);
  const [to, show] = useState<string>();
  const shown = to ?? organisations[0];
  const preview = useQuery({ ...previewQuery(membership.code, period, shown ?? ''), enabled: shown !== undefined });
  const issuing = useMutation({ mutationFn: () => feedbackChanges(membership.code).issue(period, message.trim()) });
  const option = (one: string) => <option key={one} value={one}>{periodName(one, t)}</option>;

  return (
    <>
      <h1>{t('feedback.issue')}</h1>
      <p className="opening"><strong>{t('feedback.issueExplained')}</strong></p>
      <Form className="form" onSubmit={event => { event.preventDefault(); if (!sure) ask(true); else if (!issuing.isPending) issuing.mutate(); }}>
        <label className="field"><span className="field-label">{t('feedback.aboutPeriod')}</span>
          <select value={period} onChange={event => { issuing.reset(); ask(false); choose(event.target.value); }}>
            <optgroup label={t('period.quarters')}>{periods.quarters.map(option)}</optgroup>
            <optgroup label={t('period.tertials')}>{periods.tertials.map(option)}</optgroup>
            <optgroup label={t('period.years')}>{periods.years.map(option)}</optgroup>
          </select>
        </label>
        <TextField className="field" value={message} onChange={next => { issuing.reset(); write(next); }} maxLength={2000}><Label>{t('feedback.message')}</Label><TextArea rows={4} /></TextField>
        {organisations.length > 0 && (
          <label className="field"><span className="field-label">{t('feedback.previewFor')}</span>
            <select value={shown} onChange={event => show(event.target.value)}>{organisations.map(one => <option key={one}>{one}</option>)}</select>
          </label>
        )}
        {sure && !issuing.isSuccess && <p className="page-text">{t('feedback.sure', { period: periodName(period, t) })}</p>}
        {issuing.isError && <Refused error={issuing.error} />}
        <div className="form-buttons">
          <Button className="button" type="submit" isDisabled={issuing.isSuccess}>{t(issuing.isPending ? 'feedback.sending' : sure ? 'feedback.sendSure' : 'feedback.send')}</Button>
          {sure && !issuing.isSuccess && <Button className="quiet-button" onPress={() => ask(false)}>{t('form.cancel')}</Button>}
        </div>
        <p role="status">{issuing.isSuccess && t('feedback.sent', { count: issuing.data.issued })}</p>
      </Form>
      {shown && (
        <section className="issue-preview" aria-label={t('feedback.preview')} aria-busy={preview.isFetching}>
          <p className="page-muted">{t('feedback.previewOf', { organisation: shown, period: periodName(period, t) })}</p>
          {preview.isError ? <Refused error={preview.error} /> : preview.data && <LetterText letter={{ ...preview.data, message: message.trim() || null }} membership={membership} />}
        </section>
      )}
    </>
  );
}
