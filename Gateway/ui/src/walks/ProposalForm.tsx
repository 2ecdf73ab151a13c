import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button, Form, Input, Label, Radio, RadioGroup, TextArea, TextField } from 'react-aria-components';
import { kindsQuery } from '../api/interventions';
import type { Membership } from '../api/types';
import { newId, walkChanges, type Proposal, type ProposalForm as Written, type Walk, type WalkDecision } from '../api/walks';
import { useAreas, useOrganisations } from '../interventions/choices';
import { FieldErrors } from '../states/FieldErrors';
import { useTexts } from '../texts/texts';

/** A proposal, who is to do it and by when. Once it is published only the answer to it changes: will it be done, and if not, why. */
export function ProposalForm({ walk, membership, proposal, done }: { walk: Walk; membership: Membership; proposal?: Proposal; done(): void }) {
  const { t, fullDate } = useTexts();
  const kinds = useQuery(kindsQuery(membership.code));
  const areas = useAreas(membership);
  const organisations = useOrganisations(membership);
  const names = useId();
  const [id] = useState(proposal?.id ?? newId);
  const [{ what, kind, area, responsible, until, decision, reason }, set] = useState<Written>(proposal ?? { what: '', kind: '', area: walk.area, responsible: null, until: null, decision: 'unknown', reason: null });
  const answering = walk.state === 'published';
  const whole: Written = { what: what.trim(), kind, area, responsible: answering ? responsible : responsible?.trim() || null, until, decision, reason: decision === 'will-not' ? reason?.trim() || null : null };
  const saving = useMutation({ mutationFn: () => walkChanges(membership.code).propose(walk.id, id, whole), onSuccess: done });
  const change = (part: Partial<Written>) => { saving.reset(); set(now => ({ ...now, ...part })); };
  const ready = whole.what && kind && (decision !== 'will-not' || whole.reason);
  return (
    <Form className="form walk-note" onSubmit={event => { event.preventDefault(); if (ready && !saving.isPending) saving.mutate(); }}>
      {answering ? <p><strong>{what}</strong></p> : (
        <>
          <TextField className="field" value={what} onChange={next => change({ what: next })} isRequired maxLength={500} autoFocus><Label>{t('walks.proposal')}</Label><TextArea rows={2} /></TextField>
          <label className="field"><span className="field-label">{t('walks.kind')}</span>
            <select value={kind} onChange={event => change({ kind: event.target.value })} required>
              <option value="" disabled>{t('walks.kindChoose')}</option>
              {kinds.data?.filter(one => !one.retired || one.code === kind).map(one => <option key={one.code} value={one.code}>{one.name}</option>)}
            </select>
          </label>
          <label className="field"><span className="field-label">{t('walks.area')}</span>
            <select value={area ?? ''} onChange={event => change({ area: event.target.value || null })}>
              <option value="">{t('walks.areaOfWalk')}</option>
              {areas.slice(1).map(one => <option key={one.code} value={one.code}>{one.name}</option>)}
            </select>
          </label>
          <TextField className="field" value={responsible ?? ''} onChange={next => change({ responsible: next })} maxLength={100}><Label>{t('walks.responsible')}</Label><Input list={names} autoComplete="off" /></TextField>
          <datalist id={names}>{organisations.map(one => <option key={one} value={one} />)}</datalist>
          <TextField className="field" type="date" value={until ?? ''} onChange={next => change({ until: next || null })}><Label>{t('walks.untilLabel')}</Label><Input /></TextField>
          <p className="list-muted">{t('walks.untilHelp', { date: fullDate(walk.target) })}</p>
        </>
      )}
      <RadioGroup className="field" value={decision} onChange={next => change({ decision: next as WalkDecision })}>
        <Label className="field-label">{t('walks.decision')}</Label>
        <div className="choices">{(['will', 'will-not', 'unknown'] as const).map(one => <Radio key={one} className="choice" value={one}>{t(`walks.decision.${one}`)}</Radio>)}</div>
      </RadioGroup>
      {decision === 'will-not' && <TextField className="field" value={reason ?? ''} onChange={next => change({ reason: next })} isRequired maxLength={500}><Label>{t('walks.reason')}</Label><TextArea rows={2} /></TextField>}
      {saving.isError && <FieldErrors error={saving.error} names={{ what: t('walks.proposal'), kind: t('walks.kind'), area: t('walks.area'), responsible: t('walks.responsible'), until: t('walks.untilLabel'), reason: t('walks.reason') }} />}
      {saving.isPaused && <p role="status">{t('walks.offline')}</p>}
      <div className="form-buttons">
        <Button className="button" type="submit" isDisabled={!ready}>{t(saving.isPending ? 'form.saving' : 'plan.save')}</Button>
        <Button className="quiet-button" onPress={done}>{t('form.cancel')}</Button>
      </div>
    </Form>
  );
}
