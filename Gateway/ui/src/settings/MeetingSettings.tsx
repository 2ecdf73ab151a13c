import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Checkbox, Form, Input, Label, TextField } from 'react-aria-components';
import { setPlan } from '../api/changes';
import { meetingsQuery, planQuery } from '../api/queries';
import type { MeetingPlan, Membership } from '../api/types';
import '../picture/Lists.css';
import { Failed } from '../states/Failed';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { addWeeks, currentWeek, monday, sunday } from '../time/isoWeek';
import { CalendarLink } from './CalendarLink';

const iso = (date: Date) => date.toISOString().slice(0, 10);

/** When the meetings are: weekday, time, how often, and not on holidays. */
export function MeetingSettings({ membership }: { membership: Membership }) {
  const { t, moment } = useTexts();
  const plan = useQuery(planQuery(membership.code));
  const week = currentWeek();
  const meetings = useQuery(meetingsQuery(membership.code, iso(monday(week)), iso(sunday(addWeeks(week, 8)))));
  const coming = meetings.data?.meetings.filter(one => new Date(one.endsAt) > new Date()) ?? [];
  const next = coming.find(one => !one.cancelled);
  if (plan.isError) return <Failed error={plan.error} retry={() => void plan.refetch()} />;
  if (plan.isPending) return null;
  return (
    <>
      <h1>{t('settings.meetings')}</h1>
      <p className="opening">{next ? t('plan.opening', { when: moment(next.startsAt) }) : t('plan.openingNone')}</p>
      <div className="settings-columns">
        <PlanForm municipality={membership.code} plan={plan.data} />
        <div>
          {coming.length > 0 && (
            <section className="settings-part">
              <h2>{t('plan.coming')}</h2>
              <ul className="list">{coming.map(one => <li key={one.week}><p>{moment(one.startsAt)}{one.cancelled && <span className="list-muted"> {t('plan.cancelled', { why: one.cancelled })}</span>}</p></li>)}</ul>
            </section>
          )}
          <CalendarLink municipality={membership.code} />
        </div>
      </div>
    </>
  );
}

function PlanForm({ municipality, plan }: { municipality: string; plan: MeetingPlan | null }) {
  const { t, weekday } = useTexts();
  const [values, set] = useState<MeetingPlan>(plan ?? { weekday: 3, time: '09:00', minutes: 30, everyWeeks: 1, from: iso(monday(addWeeks(currentWeek(), 1))), place: '', skipHolidays: true });
  const saving = useMutation({ mutationFn: (next: MeetingPlan) => setPlan(municipality, next) });
  const change = (part: Partial<MeetingPlan>) => { saving.reset(); set({ ...values, ...part }); };
  return (
    <Form className="form settings-part" onSubmit={event => { event.preventDefault(); if (!saving.isPending) saving.mutate(values); }}>
      <label className="field"><span className="field-label">{t('plan.weekday')}</span>
        <select value={values.weekday} onChange={event => change({ weekday: Number(event.target.value) })}>{[1, 2, 3, 4, 5].map(day => <option key={day} value={day}>{weekday(day - 1)}</option>)}</select>
      </label>
      <TextField className="field" type="time" value={values.time} onChange={time => change({ time })} isRequired><Label>{t('plan.time')}</Label><Input /></TextField>
      <label className="field"><span className="field-label">{t('plan.length')}</span>
        <select value={values.minutes} onChange={event => change({ minutes: Number(event.target.value) })}>{[...new Set([15, 20, 30, 45, 60, values.minutes])].sort((a, b) => a - b).map(minutes => <option key={minutes} value={minutes}>{t('meeting.minutes', { count: minutes })}</option>)}</select>
      </label>
      <label className="field"><span className="field-label">{t('plan.often')}</span>
        <select value={values.everyWeeks} onChange={event => change({ everyWeeks: Number(event.target.value) })}>{[1, 2, 4].map(weeks => <option key={weeks} value={weeks}>{t('plan.every', { count: weeks })}</option>)}</select>
      </label>
      <TextField className="field" type="date" value={values.from} onChange={from => change({ from })} isRequired><Label>{t('plan.from')}</Label><Input /></TextField>
      <TextField className="field" value={values.place} onChange={place => change({ place })} maxLength={200}><Label>{t('plan.place')}</Label><Input /></TextField>
      <Checkbox className="checkbox" isSelected={values.skipHolidays} onChange={skipHolidays => change({ skipHolidays })}>{({ isSelected }) => <><span className="checkbox-box" aria-hidden>{isSelected && '✓'}</span> {t('plan.skipHolidays')}</>}</Checkbox>
      {saving.isError && <Refused error={saving.error} />}
      <div className="form-buttons"><Button className="button" type="submit">{t(saving.isPending ? 'form.saving' : 'plan.save')}</Button></div>
      <p role="status">{saving.isSuccess && t('plan.saved')}</p>
    </Form>
  );
}
