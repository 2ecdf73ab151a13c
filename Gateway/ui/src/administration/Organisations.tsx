import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Checkbox, Form, Input, Label, TextField } from 'react-aria-components';
import { accessChanges, organisationKinds, organisationsQuery, type Organisation, type OrganisationForm as Written, type OrganisationKind } from '../api/access';
import type { Membership } from '../api/types';
import '../picture/Lists.css';
import { Asked } from '../states/Asked';
import { FieldErrors } from '../states/FieldErrors';
import { useTexts, type Texts } from '../texts/texts';

/** The organisations that take part. One that has stopped is switched off, and what it reported stays. */
export function Organisations({ membership }: { membership: Membership }) {
  const { t, compare } = useTexts();
  const query = useQuery(organisationsQuery(membership.code));
  const [adding, add] = useState(false);
  return (
    <Asked query={query} membership={membership}>{({ organisations }) => (
      <>
        <h1>{t('organisations')}</h1>
        <p className="opening"><strong>{t('organisations.opening', { count: organisations.filter(one => one.active).length })}</strong></p>
        <p className="page-text">{t('organisations.explained')}</p>
        {adding
          ? <OrganisationForm municipality={membership.code} done={() => add(false)} />
          : <p className="list-after"><Button className="outline-button" onPress={() => add(true)}>{t('organisations.add')}</Button></p>}
        <ul className="list administration-list">
          {organisations.toSorted((a, b) => Number(b.active) - Number(a.active) || compare(a.name, b.name)).map(one => <Row key={one.id} organisation={one} municipality={membership.code} />)}
        </ul>
      </>
    )}</Asked>
  );
}

function Row({ organisation, municipality }: { organisation: Organisation; municipality: string }) {
  const { t } = useTexts();
  const [changing, change] = useState(false);
  return (
    <li className="administration-row" data-off={!organisation.active || undefined}>
      <p><strong>{organisation.name}</strong> {!organisation.active && <span className="page-state">{t('organisations.off')}</span>}</p>
      <p className="list-muted">{kindName(organisation.kind, t)}</p>
      <p className="administration-buttons"><Button className="link-button" aria-expanded={changing} aria-label={t('members.changeOf', { name: organisation.name })} onPress={() => change(!changing)}>{t('notes.change')}</Button></p>
      {changing && <OrganisationForm organisation={organisation} municipality={municipality} done={() => change(false)} />}
    </li>
  );
}

function OrganisationForm({ organisation, municipality, done }: { organisation?: Organisation; municipality: string; done(): void }) {
  const { t } = useTexts();
  const [values, set] = useState<Written>({ name: organisation?.name ?? '', kind: organisation?.kind ?? 'fastighetsbolag', active: organisation?.active ?? true });
  const changes = accessChanges(municipality);
  const whole = { ...values, name: values.name.trim() };
  const saving = useMutation<unknown>({ mutationFn: () => organisation ? changes.changeOrganisation(organisation.id, whole) : changes.addOrganisation(whole), onSuccess: done });
  const change = (part: Partial<Written>) => { saving.reset(); set({ ...values, ...part }); };
  return (
    <Form className="form administration-form" onSubmit={event => { event.preventDefault(); if (!saving.isPending) saving.mutate(); }}>
      <TextField className="field" value={values.name} onChange={name => change({ name })} isRequired maxLength={200} autoFocus><Label>{t('organisations.name')}</Label><Input autoComplete="off" /></TextField>
      <label className="field"><span className="field-label">{t('organisations.kind')}</span>
        <select value={values.kind} onChange={event => change({ kind: event.target.value })}>{organisationKinds.map(kind => <option key={kind} value={kind}>{t(`organisationKind.${kind}`)}</option>)}</select>
      </label>
      {organisation && <Checkbox className="checkbox" isSelected={values.active} onChange={active => change({ active })}>{({ isSelected }) => <><span className="checkbox-box" aria-hidden>{isSelected && '✓'}</span> {t('organisations.active')}</>}</Checkbox>}
      {organisation && !values.active && <p className="list-muted">{t('organisations.offMeans')}</p>}
      {saving.isError && <FieldErrors error={saving.error} names={{ name: t('organisations.name'), kind: t('organisations.kind') }} />}
      <div className="form-buttons">
        <Button className="button" type="submit" isDisabled={!whole.name}>{t(saving.isPending ? 'form.saving' : organisation ? 'plan.save' : 'organisations.save')}</Button>
        <Button className="quiet-button" onPress={done}>{t('form.cancel')}</Button>
      </div>
    </Form>
  );
}

export function kindName(kind: string, t: Texts['t']): string {
  return organisationKinds.includes(kind as OrganisationKind) ? t(`organisationKind.${kind as OrganisationKind}`) : kind;
}
