import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Checkbox, CheckboxGroup, Form, Input, Label, TextArea, TextField } from 'react-aria-components';
import { pledgeChanges, pledgeInterventionsQuery, type Pledge, type PledgeForm as Written } from '../api/pledges';
import { areasQuery, pictureQuery } from '../api/queries';
import type { Membership } from '../api/types';
import '../settings/Settings.css';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { currentWeek } from '../time/isoWeek';

/** A pledge as it is written: what, by whom, where, from which dialogue, for how long, and what is done to keep it. */
export function PledgeForm({ pledge, membership, done }: { pledge?: Pledge; membership: Membership; done(): void }) {
  const { t, compare } = useTexts();
  const year = currentWeek().slice(0, 4);
  const [values, set] = useState<Written>({
    title: pledge?.title ?? '', text: pledge?.text ?? '', organisations: pledge?.organisations ?? [membership.organisation], areas: pledge?.areas.map(one => one.code) ?? [],
    picture: pledge ? pledge.picture : currentWeek(), dialogue: pledge?.dialogue ?? '', from: pledge?.from ?? `${Number(year) + 1}-01-01`, until: pledge?.until ?? `${Number(year) + 1}-12-31`, interventions: pledge?.interventions.map(one => one.id) ?? [],
  });
  const areas = useQuery(areasQuery(membership.code));
  const picture = useQuery(pictureQuery(membership.code, currentWeek()));
  const interventions = useQuery(pledgeInterventionsQuery(membership.code));
  const changes = pledgeChanges(membership.code);
  const saving = useMutation<unknown>({ mutationFn: () => pledge ? changes.change(pledge.id, trimmed(values), pledge.revision) : changes.add(trimmed(values)), onSuccess: done });
  const change = (part: Partial<Written>) => { saving.reset(); set({ ...values, ...part }); };

  const organisations = [...new Set([...values.organisations, ...(picture.data?.organisations ?? []).map(one => one.name)])].toSorted(compare).map(name => ({ value: name, name }));
  const places = (areas.data?.features ?? []).map(one => ({ value: one.properties.code, name: one.properties.name })).toSorted((a, b) => compare(a.name, b.name));
  const work = (interventions.data?.interventions ?? pledge?.interventions ?? []).map(one => ({ value: one.id, name: `${one.number} ${one.what}` }));
  return (
    <Form className="form pledge-form" onSubmit={event => { event.preventDefault(); if (!saving.isPending) saving.mutate(); }}>
      <TextField className="field" value={values.title} onChange={title => change({ title })} isRequired maxLength={200} autoFocus><Label>{t('pledges.title')}</Label><Input autoComplete="off" /></TextField>
      <TextField className="field" value={values.text} onChange={text => change({ text })} isRequired maxLength={2000}><Label>{t('pledges.text')}</Label><TextArea rows={3} /></TextField>
      <Several label={t('pledges.organisations')} options={organisations} chosen={values.organisations} choose={chosen => change({ organisations: chosen })} />
      <Several label={t('pledges.areas')} options={places} chosen={values.areas} choose={chosen => change({ areas: chosen })} />
      <TextField className="field" value={values.dialogue ?? ''} onChange={dialogue => change({ dialogue })} maxLength={1000}><Label>{t('pledges.dialogue')}</Label><TextArea rows={2} /></TextField>
      <div className="pledge-days">
        <TextField className="field" type="date" value={values.from} onChange={from => change({ from })} isRequired><Label>{t('plan.from')}</Label><Input /></TextField>
        <TextField className="field" type="date" value={values.until} onChange={until => change({ until })} isRequired><Label>{t('pledges.until')}</Label><Input /></TextField>
      </div>
      <Several label={t('pledges.interventionsFor')} options={work} chosen={values.interventions} choose={chosen => change({ interventions: chosen })} />
      {saving.isError && <Refused error={saving.error} />}
      <div className="form-buttons">
        <Button className="button" type="submit" isDisabled={!values.title.trim() || !values.text.trim() || values.organisations.length === 0}>{t(saving.isPending ? 'form.saving' : 'pledges.save')}</Button>
        <Button className="quiet-button" onPress={done}>{t('form.cancel')}</Button>
      </div>
    </Form>
  );
}

function Several({ label, options, chosen, choose }: { label: string; options: readonly { value: string; name: string }[]; chosen: string[]; choose(chosen: string[]): void }) {
  if (options.length === 0) return null;
  return (
    <CheckboxGroup className="field" value={chosen} onChange={choose}>
      <Label className="field-label">{label}</Label>
      <div className="pledge-choices">{options.map(one => <Checkbox key={one.value} className="checkbox" value={one.value}>{({ isSelected }) => <><span className="checkbox-box" aria-hidden>{isSelected && '✓'}</span> {one.name}</>}</Checkbox>)}</div>
    </CheckboxGroup>
  );
}

function trimmed(values: Written): Written {
  return { ...values, title: values.title.trim(), text: values.text.trim(), dialogue: values.dialogue?.trim() || null };
}
