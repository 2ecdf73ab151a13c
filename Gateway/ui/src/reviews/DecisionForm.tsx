import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Checkbox, Form, Input, Label, TextArea, TextField } from 'react-aria-components';
import { kindsQuery, type Outcome } from '../api/interventions';
import { decideReview, type Review, type ReviewDecision } from '../api/reviews';
import type { Membership } from '../api/types';
import { useAreas } from '../interventions/choices';
import '../settings/Settings.css';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { addWeeks, currentWeek, monday } from '../time/isoWeek';

/** What an outcome needs to be said: always why, and what follows from it. */
export function DecisionForm({ review, outcome, membership, cancel }: { review: Review; outcome: Outcome; membership: Membership; cancel(): void }) {
  const { t } = useTexts();
  const [motive, write] = useState('');
  const [nextReview, setNext] = useState(monday(addWeeks(currentWeek(), review.tier === 'week' ? 2 : 13)).toISOString().slice(0, 10));
  const [until, setUntil] = useState('');
  const [areas, setAreas] = useState<readonly string[]>(review.intervention.areas.map(area => area.code));
  const [what, setWhat] = useState('');
  const [kind, setKind] = useState('');
  const deciding = useMutation({ mutationFn: (decision: ReviewDecision) => decideReview(membership.code, review.id, decision) });
  const goesOn = outcome === 'continue' || outcome === 'extend';
  const more = areas.some(code => !review.intervention.areas.some(area => area.code === code));
  const ready = motive.trim() !== '' && (outcome !== 'extend' || until !== '' || more) && (outcome !== 'replace' || what.trim() !== '');

  return (
    <Form className="form review-form" onSubmit={event => {
      event.preventDefault();
      if (!ready || deciding.isPending) return;
      deciding.mutate({
        outcome, motive: motive.trim(), nextReview: goesOn && nextReview ? nextReview : undefined, until: outcome === 'extend' && until ? until : undefined,
        areas: outcome === 'extend' && more ? [...areas] : undefined, successor: outcome === 'replace' ? { what: what.trim(), kind: kind || null } : undefined,
      });
    }}>
      {outcome === 'extend' && <>
        <TextField className="field" type="date" value={until} onChange={setUntil}><Label>{t('reviews.until')}</Label><Input /></TextField>
        <Areas membership={membership} areas={areas} change={setAreas} />
      </>}
      {outcome === 'replace' && <>
        <TextField className="field" value={what} onChange={setWhat} maxLength={300} isRequired><Label>{t('reviews.successor')}</Label><Input autoComplete="off" /></TextField>
        <Kinds municipality={membership.code} kind={kind} choose={setKind} />
      </>}
      <TextField className="field" value={motive} onChange={write} maxLength={1000} isRequired><Label>{t(`reviews.why.${outcome}`)}</Label><TextArea rows={3} /></TextField>
      {goesOn && <TextField className="field" type="date" value={nextReview} onChange={setNext}><Label>{t('reviews.next')}</Label><Input /></TextField>}
      {deciding.isError && <Refused error={deciding.error} />}
      <div className="form-buttons">
        <Button className="button" type="submit" isDisabled={!ready}>{t(deciding.isPending ? 'form.saving' : `reviews.do.${outcome}`)}</Button>
        <Button className="quiet-button" onPress={cancel}>{t('form.cancel')}</Button>
      </div>
    </Form>
  );
}

function Areas({ membership, areas, change }: { membership: Membership; areas: readonly string[]; change(areas: readonly string[]): void }) {
  const { t } = useTexts();
  return (
    <fieldset className="plain-fieldset"><legend>{t('reviews.areas')}</legend>
      <div className="choices">{useAreas(membership).map(area => <Checkbox key={area.code} className="choice" isSelected={areas.includes(area.code)} onChange={on => change(on ? [...areas, area.code] : areas.filter(code => code !== area.code))}>{area.name}</Checkbox>)}</div>
    </fieldset>
  );
}

function Kinds({ municipality, kind, choose }: { municipality: string; kind: string; choose(kind: string): void }) {
  const { t } = useTexts();
  const kinds = useQuery(kindsQuery(municipality));
  return (
    <label className="field"><span className="field-label">{t('interventions.kind')}</span>
      <select value={kind} onChange={event => choose(event.target.value)}><option value="">{t('interventions.choose')}</option>{kinds.data?.filter(one => !one.retired).map(one => <option key={one.code} value={one.code}>{one.name}</option>)}</select>
    </label>
  );
}
