import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Checkbox, Form, Input, Label, TextField } from 'react-aria-components';
import { interventionChanges, kindsQuery, type Kind } from '../api/interventions';
import type { Membership } from '../api/types';
import { Refused } from '../states/Refused';
import { Unanswered } from '../states/Unanswered';
import { useTexts } from '../texts/texts';
import './Interventions.css';

/** The kommun's own names for its kinds of interventions, and those it adds. One that is not used is not offered; what has it keeps it. */
export function KindSettings({ membership }: { membership: Membership }) {
  const { t } = useTexts();
  const kinds = useQuery(kindsQuery(membership.code));
  if (!kinds.data) return <Unanswered query={kinds} membership={membership} />;
  return (
    <>
      <h1>{t('interventions.kinds')}</h1>
      <p className="opening">{t('interventions.kindsOpening', { count: kinds.data.filter(one => !one.retired).length })}</p>
      <ul className="kinds">
        {kinds.data.map(kind => <li key={kind.code}><KindForm key={`${kind.name} ${kind.retired}`} kind={kind} municipality={membership.code} /></li>)}
        <li><KindForm key={kinds.data.length} municipality={membership.code} /></li>
      </ul>
    </>
  );
}

function KindForm({ kind, municipality }: { kind?: Kind; municipality: string }) {
  const { t } = useTexts();
  const [name, rename] = useState(kind?.name ?? '');
  const [used, use] = useState(!kind?.retired);
  const saving = useMutation({ mutationFn: () => interventionChanges(municipality).setKind(kind?.code ?? codeOf(name), name.trim(), !used) });
  const changed = name.trim() !== (kind?.name ?? '') || (kind !== undefined && used === kind.retired);
  const ready = changed && codeOf(name).length >= 2;
  return (
    <Form className="kind" onSubmit={event => { event.preventDefault(); if (ready && !saving.isPending) saving.mutate(); }}>
      <TextField className="field" value={name} onChange={rename} maxLength={80}><Label>{t(kind ? 'interventions.kindName' : 'interventions.kindNew')}</Label><Input autoComplete="off" /></TextField>
      {kind && <Checkbox className="checkbox" isSelected={used} onChange={use}>{({ isSelected }) => <><span className="checkbox-box" aria-hidden>{isSelected && '✓'}</span> {t('interventions.kindUsed')}<span className="unseen">: {kind.name}</span></>}</Checkbox>}
      {(changed || !kind) && <Button className="outline-button" type="submit" isDisabled={!ready}>{t(saving.isPending ? 'form.saving' : kind ? 'interventions.save' : 'interventions.kindAdd')}</Button>}
      {saving.isError && <Refused error={saving.error} />}
    </Form>
  );
}

/** `Lås och skydd` is `las-och-skydd`. */
function codeOf(name: string): string {
  return name.trim().toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 40);
}
