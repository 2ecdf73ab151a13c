import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import type { Intervention } from '../api/interventions';
import type { Membership } from '../api/types';
import { workChanges, type NewWork } from '../api/work';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { addWeeks, currentWeek, monday } from '../time/isoWeek';

/** Work for an organisation on a day, once or every week. */
export function WorkForm({ one, membership, done }: { one: Intervention; membership: Membership; done(): void }) {
  const { t } = useTexts();
  const organisations = [...new Set([one.owner, ...one.partners, membership.organisation].filter((name): name is string => Boolean(name)))];
  const [values, set] = useState({ what: '', organisation: one.owner ?? membership.organisation, day: monday(addWeeks(currentWeek(), 1)).toISOString().slice(0, 10), at: '', minutes: '', everyWeeks: '', until: one.until ?? '' });
  const saving = useMutation({ mutationFn: (work: NewWork) => workChanges(membership.code).add(one.id, work), onSuccess: done });
  const change = (part: Partial<typeof values>) => { saving.reset(); set({ ...values, ...part }); };
  const ready = values.what.trim() && values.organisation.trim() && values.day && (!values.everyWeeks || values.until >= values.day);

  return (
    <Form className="form plan-part" onSubmit={event => {
      event.preventDefault();
      if (ready && !saving.isPending) {
        saving.mutate({
          what: values.what.trim(), organisation: values.organisation.trim(), day: values.day, at: values.at ? `${values.at}:00` : null, minutes: values.minutes ? Number(values.minutes) : null,
          everyWeeks: values.everyWeeks ? Number(values.everyWeeks) : null, until: values.everyWeeks ? values.until : null,
        });
      }
    }}>
      <TextField className="field" value={values.what} onChange={what => change({ what })} maxLength={300} autoFocus isRequired><Label>{t('interventions.workWhat')}</Label><Input autoComplete="off" /></TextField>
      <label className="field"><span className="field-label">{t('interventions.workWho')}</span>
        <select value={values.organisation} onChange={event => change({ organisation: event.target.value })}>{organisations.map(name => <option key={name}>{name}</option>)}</select>
      </label>
      <div className="field-row">
        <TextField className="field" type="date" value={values.day} onChange={day => change({ day })} isRequired><Label>{t('interventions.workDay')}</Label><Input /></TextField>
        <TextField className="field" type="time" value={values.at} onChange={at => change({ at })}><Label>{t('interventions.workAt')}</Label><Input /></TextField>
        <label className="field"><span className="field-label">{t('interventions.workLength')}</span>
          <select value={values.minutes} onChange={event => change({ minutes: event.target.value })}><option value="">–</option>{[15, 30, 45, 60, 90, 120, 180, 240, 480].map(minutes => <option key={minutes} value={minutes}>{t('meeting.minutes', { count: minutes })}</option>)}</select>
        </label>
      </div>
      <div className="field-row">
        <label className="field"><span className="field-label">{t('interventions.workOften')}</span>
          <select value={values.everyWeeks} onChange={event => change({ everyWeeks: event.target.value })}><option value="">{t('interventions.workOnce')}</option><option value="1">{t('plan.every', { count: 1 })}</option><option value="2">{t('interventions.workEverySecond')}</option></select>
        </label>
        {values.everyWeeks && <TextField className="field" type="date" value={values.until} onChange={until => change({ until })} isRequired><Label>{t('interventions.workUntil')}</Label><Input /></TextField>}
      </div>
      {saving.isError && <Refused error={saving.error} />}
      <div className="form-buttons">
        <Button className="button" type="submit" isDisabled={!ready}>{t(saving.isPending ? 'form.saving' : 'interventions.workSave')}</Button>
        <Button className="quiet-button" onPress={done}>{t('form.cancel')}</Button>
      </div>
    </Form>
  );
}
