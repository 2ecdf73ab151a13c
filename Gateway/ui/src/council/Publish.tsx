import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Form, Label, TextArea, TextField } from 'react-aria-components';
import { councilChanges, councilReportQuery, type Council } from '../api/council';
import { Problem } from '../api/client';
import type { Membership } from '../api/types';
import { Failed } from '../states/Failed';
import { Refused } from '../states/Refused';
import { Skeleton } from '../states/Skeleton';
import { useTexts } from '../texts/texts';
import { periodName, periodsBefore } from '../time/period';
import { Report } from './Report';

/** The report seen as the council will see it, with a text of one's own, before it is published for good. */
export function Publish({ council, membership }: { council: Council; membership: Membership }) {
  const { t } = useTexts();
  const periods = periodsBefore(new Date());
  const out = new Set(council.reports.map(one => one.period));
  const [period, choose] = useState(() => periods.quarters.find(one => !out.has(one)) ?? periods.quarters[0]!);
  const [text, write] = useState('');
  const [sure, ask] = useState(false);
  const preview = useQuery(councilReportQuery(membership.code, period, true));
  const publishing = useMutation({ mutationFn: () => councilChanges(membership.code).publish(period, text.trim()) });
  const option = (one: string) => <option key={one} value={one} disabled={out.has(one)}>{periodName(one, t)}{out.has(one) ? ` (${t('council.published').toLocaleLowerCase()})` : ''}</option>;

  const published = publishing.isSuccess || out.has(period);
  return (
    <>
      <section className="council-publish" aria-labelledby="publish">
        <h1 className="council-name" id="publish">{t('council.publishing')}</h1>
        <p className="opening"><strong>{t('council.publishExplained')}</strong></p>
        <Form className="form" onSubmit={event => { event.preventDefault(); if (!sure) ask(true); else if (!publishing.isPending) publishing.mutate(); }}>
          <label className="field"><span className="field-label">{t('feedback.aboutPeriod')}</span>
            <select value={period} onChange={event => { publishing.reset(); ask(false); choose(event.target.value); }}>
              <optgroup label={t('period.quarters')}>{periods.quarters.map(option)}</optgroup>
              <optgroup label={t('period.tertials')}>{periods.tertials.map(option)}</optgroup>
              <optgroup label={t('period.years')}>{periods.years.map(option)}</optgroup>
            </select>
          </label>
          <TextField className="field" value={text} onChange={write} maxLength={4000}><Label>{t('council.text')}</Label><TextArea rows={4} /></TextField>
          {sure && !published && <p className="page-text">{t('council.sure', { period: periodName(period, t) })}</p>}
          {publishing.isError && <Refused error={publishing.error} />}
          <div className="form-buttons">
            <Button className="button" type="submit" isDisabled={published || !preview.isSuccess}>{t(publishing.isPending ? 'form.saving' : sure ? 'council.publishSure' : 'council.publish')}</Button>
            {sure && !published && <Button className="quiet-button" onPress={() => ask(false)}>{t('form.cancel')}</Button>}
          </div>
          <p role="status">{publishing.isSuccess && t('council.isPublished')}</p>
        </Form>
      </section>
      {preview.isPending ? <Skeleton />
        : preview.isError ? preview.error instanceof Problem && preview.error.status < 500 && preview.error.status > 0 ? <Refused error={preview.error} /> : <Failed error={preview.error} retry={() => void preview.refetch()} />
        : <Report report={{ ...preview.data, text: text.trim() || null }} />}
    </>
  );
}
