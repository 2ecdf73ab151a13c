import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Checkbox, CheckboxGroup, Form, Input, Label, TextField } from 'react-aria-components';
import { accessChanges, organisationsQuery, roles, type Member, type MemberForm as Written } from '../api/access';
import type { Membership } from '../api/types';
import { Link } from '../app/Link';
import { FieldErrors } from '../states/FieldErrors';
import { useTexts } from '../texts/texts';

/** A person as they are invited or changed. Each role says what it opens, so that nobody is given more than their work asks for. */
export function MemberForm({ member, membership, done }: { member?: Member; membership: Membership; done(email: string): void }) {
  const { t, compare } = useTexts();
  const [values, set] = useState<Written>({ name: member?.name ?? '', email: member?.email ?? '', title: member?.title ?? '', organisation: member?.organisation ?? '', roles: member?.roles ?? ['rapportor'], active: member?.active ?? true });
  const organisations = useQuery(organisationsQuery(membership.code));
  const changes = accessChanges(membership.code);
  const whole = { ...values, name: values.name.trim(), email: values.email.trim(), title: values.title.trim() };
  const saving = useMutation<unknown>({ mutationFn: () => member ? changes.changeMember(member.id, whole) : changes.invite(whole), onSuccess: () => done(whole.email) });
  const change = (part: Partial<Written>) => { saving.reset(); set({ ...values, ...part }); };
  const names = [...new Set([...organisations.data?.organisations.filter(one => one.active).map(one => one.name) ?? [], ...member ? [member.organisation] : []])].toSorted(compare);
  const ready = whole.name && whole.email && values.organisation && values.roles.length > 0;
  return (
    <Form className="form administration-form" onSubmit={event => { event.preventDefault(); if (ready && !saving.isPending) saving.mutate(); }}>
      <TextField className="field" type="email" value={values.email} onChange={email => change({ email })} isRequired maxLength={254} autoFocus={!member}><Label>{t('members.email')}</Label><Input autoComplete="off" /></TextField>
      <TextField className="field" value={values.name} onChange={name => change({ name })} isRequired maxLength={200} autoFocus={member !== undefined}><Label>{t('members.name')}</Label><Input autoComplete="off" /></TextField>
      <TextField className="field" value={values.title} onChange={title => change({ title })} maxLength={200}><Label>{t('members.title')}</Label><Input autoComplete="off" /></TextField>
      <label className="field"><span className="field-label">{t('members.organisation')}</span>
        <select value={values.organisation} onChange={event => change({ organisation: event.target.value })} required>
          <option value="" disabled>{t('members.chooseOrganisation')}</option>
          {names.map(name => <option key={name} value={name}>{name}</option>)}
        </select>
      </label>
      <p className="list-muted">{t('members.organisationMissing')} <Link to={{ municipality: membership.code, page: 'administration', detail: 'aktorer' }}>{t('organisations')}</Link></p>
      <CheckboxGroup className="field" value={values.roles} onChange={chosen => change({ roles: chosen })}>
        <Label className="field-label">{t('members.roles')}</Label>
        {roles.map(role => (
          <Checkbox key={role} className="checkbox role-choice" value={role}>{({ isSelected }) => (
            <><span className="checkbox-box" aria-hidden>{isSelected && '✓'}</span> <span>{t(`role.${role}`)}<span className="list-muted"> {t(`role.${role}.may`)}</span></span></>
          )}</Checkbox>
        ))}
      </CheckboxGroup>
      {member && <Checkbox className="checkbox" isSelected={values.active} onChange={active => change({ active })}>{({ isSelected }) => <><span className="checkbox-box" aria-hidden>{isSelected && '✓'}</span> {t('members.active')}</>}</Checkbox>}
      {member && !values.active && <p className="list-muted">{t('members.offMeans')}</p>}
      {saving.isError && <FieldErrors error={saving.error} names={{ email: t('members.email'), name: t('members.name'), organisation: t('members.organisation'), roles: t('members.roles'), title: t('members.title') }} />}
      <div className="form-buttons">
        <Button className="button" type="submit" isDisabled={!ready}>{t(saving.isPending ? 'form.saving' : member ? 'plan.save' : 'members.send')}</Button>
        <Button className="quiet-button" onPress={() => done('')}>{t('form.cancel')}</Button>
      </div>
    </Form>
  );
}
