import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Form, Label, Radio, RadioGroup, TextArea, TextField } from 'react-aria-components';
import { pledgeChanges, pledgeStatuses, type Pledge, type PledgeStatus } from '../api/pledges';
import type { Membership } from '../api/types';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { periodsUntil, periodName } from '../time/period';
import { pledgeMarks } from './PledgeMark';

/** How the pledge stands this half-year, or one of those before. */
export function StatusForm({ pledge, membership, done }: { pledge: Pledge; membership: Membership; done(): void }) {
  const { t } = useTexts();
  const halves = periodsUntil(new Date(), 1).halves.filter(one => isInForce(pledge, one));
  const [half, choose] = useState(halves[0] ?? '');
  const before = pledge.statuses.find(one => one.half === half);
  const [status, set] = useState<PledgeStatus | undefined>(before?.status);
  const [text, write] = useState(before?.text ?? '');
  const saving = useMutation({ mutationFn: (next: PledgeStatus) => pledgeChanges(membership.code).setStatus(pledge.id, half, next, text.trim()), onSuccess: done });
  if (halves.length === 0) return <p className="form-buttons">{t('pledges.notInForce')} <Button className="quiet-button" onPress={done}>{t('form.cancel')}</Button></p>;
  return (
    <Form className="form pledge-form" onSubmit={event => { event.preventDefault(); if (status && !saving.isPending) saving.mutate(status); }}>
      <label className="field"><span className="field-label">{t('pledges.half')}</span>
        <select value={half} onChange={event => choose(event.target.value)}>{halves.map(one => <option key={one} value={one}>{periodName(one, t)}</option>)}</select>
      </label>
      <RadioGroup className="field" value={status ?? null} onChange={next => set(next as PledgeStatus)}>
        <Label className="field-label">{t('pledges.status')}</Label>
        <div className="choices">{pledgeStatuses.map(one => <Radio key={one} className="choice" value={one}>{t(pledgeMarks[one]!.text)}</Radio>)}</div>
      </RadioGroup>
      <TextField className="field" value={text} onChange={write} maxLength={2000}><Label>{t('pledges.statusText')}</Label><TextArea rows={3} /></TextField>
      {saving.isError && <Refused error={saving.error} />}
      <div className="form-buttons">
        <Button className="button" type="submit" isDisabled={!status}>{t(saving.isPending ? 'form.saving' : 'plan.save')}</Button>
        <Button className="quiet-button" onPress={done}>{t('form.cancel')}</Button>
      </div>
    </Form>
  );
}

function isInForce({ from, until }: Pledge, half: string): boolean {
  const [year, number] = half.split('-H');
  return from <= `${year}-${number === '1' ? '06-30' : '12-31'}` && until >= `${year}-${number === '1' ? '01-01' : '07-01'}`;
}
