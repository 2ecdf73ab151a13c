import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Form, Input, Label, Radio, RadioGroup, TextArea, TextField } from 'react-aria-components';
import type { Membership, Position } from '../api/types';
import { walkChanges, type Light, type Walk, type WalkForm as Written } from '../api/walks';
import { PageHead } from '../app/PageHead';
import { go } from '../app/view';
import { useAreas } from '../interventions/choices';
import { FieldErrors } from '../states/FieldErrors';
import { useTexts } from '../texts/texts';
import { today } from '../time/isoWeek';
import { ParticipantFields } from './ParticipantFields';
import { RouteField } from './RouteField';

/** A walk as it is planned: when, in which light, where, and who is asked to come. Numbers of those who came, never names. */
export function WalkForm({ membership, walk }: { membership: Membership; walk?: Walk }) {
  const { t } = useTexts();
  const areas = useAreas(membership);
  const [values, set] = useState<Written>(walk ?? { title: '', date: today(), time: '18:00', light: 'dark', route: null, area: null, invited: [], participants: [] });
  const [invited, invite] = useState(values.invited.join('\n'));
  const change = (part: Partial<Written>) => { saving.reset(); set({ ...values, ...part }); };
  const back = (id?: string) => go({ municipality: membership.code, page: 'vandringar', detail: id ?? walk?.id });
  const route = values.route?.coordinates ?? [];
  const { title, date, time, light, area, participants } = values;
  const saving = useMutation({
    mutationFn: () => {
      const whole: Written = { title: title.trim(), date, time: time || null, light, area, route: route.length > 1 ? values.route : null, participants: participants.filter(one => one.organisation.trim() && one.count > 0), invited: invited.split('\n').map(line => line.trim()).filter(Boolean) };
      return walk ? walkChanges(membership.code).change(walk.id, walk.revision, whole) : walkChanges(membership.code).plan(whole);
    },
    onSuccess: saved => back(saved.id),
  });
  return (
    <article className="page walks">
      <PageHead title={t(walk ? 'walks.changing' : 'walks.planning')} />
      <p className="opening"><strong>{t('walks.formOpening')}</strong></p>
      <Form className="form walk-form" onSubmit={event => { event.preventDefault(); if (!saving.isPending) saving.mutate(); }}>
        <TextField className="field" value={title} onChange={next => change({ title: next })} isRequired maxLength={200} autoFocus={!walk}><Label>{t('walks.title')}</Label><Input autoComplete="off" /></TextField>
        <div className="walk-when">
          <TextField className="field" type="date" value={date} onChange={next => change({ date: next })} isRequired><Label>{t('walks.date')}</Label><Input /></TextField>
          <TextField className="field" type="time" value={time ?? ''} onChange={next => change({ time: next || null })}><Label>{t('walks.time')}</Label><Input /></TextField>
        </div>
        <RadioGroup className="field" value={light} onChange={next => change({ light: next as Light })}>
          <Label className="field-label">{t('walks.light')}</Label>
          <div className="choices">{(['dark', 'day'] as const).map(one => <Radio key={one} className="choice" value={one}>{t(`walks.light.${one}.choice`)}</Radio>)}</div>
        </RadioGroup>
        <label className="field"><span className="field-label">{t('walks.area')}</span>
          <select value={area ?? ''} onChange={event => change({ area: event.target.value || null })}>
            <option value="">{t('walks.areaNone')}</option>
            {areas.slice(1).map(one => <option key={one.code} value={one.code}>{one.name}</option>)}
          </select>
        </label>
        <RouteField municipality={membership.code} route={route} change={(points: Position[]) => change({ route: points.length > 0 ? { type: 'LineString', coordinates: points } : null })} />
        <TextField className="field" value={invited} onChange={invite} maxLength={5000}><Label>{t('walks.invited')}</Label><TextArea rows={4} placeholder={t('walks.invitedExample')} /></TextField>
        {walk && <ParticipantFields participants={participants} change={next => change({ participants: next })} />}
        {saving.isError && <FieldErrors error={saving.error} names={{ title: t('walks.title'), date: t('walks.date'), time: t('walks.time'), route: t('walks.route'), invited: t('walks.invited'), participants: t('walks.participants') }} />}
        <div className="form-buttons">
          <Button className="button" type="submit" isDisabled={!title.trim() || !date}>{t(saving.isPending ? 'form.saving' : 'plan.save')}</Button>
          <Button className="quiet-button" onPress={() => back()}>{t('form.cancel')}</Button>
        </div>
      </Form>
    </article>
  );
}
