import { useMutation, useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleDashed } from 'lucide-react';
import { useState } from 'react';
import { Button, Checkbox, Form, Input, Label, Radio, RadioGroup, TextField } from 'react-aria-components';
import { interventionChanges, kindsQuery, type Intervention, type Missing, type Plan } from '../api/interventions';
import type { Membership } from '../api/types';
import '../settings/Settings.css';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { CausePicker } from './CausePicker';
import { GoalFields } from './GoalFields';
import { Partners } from './Partners';
import { useAreas, useOrganisations } from './choices';

const parts: readonly Missing[] = ['cause', 'goal', 'kind', 'owner', 'from', 'reviewAt'];
const blank: Plan = { what: '', kind: null, areas: [], categories: [], cause: null, goal: null, owner: null, partners: [], contact: null, from: null, until: null, reviewAt: null, isOrdinary: false };

/** From problem to review in one form, which says what is still missing. It can be kept as a proposal at any time. */
export function PlanForm({ membership, one, begin, done }: { membership: Membership; one?: Intervention; begin?: Partial<Plan> | undefined; done(id: string): void }) {
  const { t } = useTexts();
  const [plan, set] = useState<Plan>(() => one ? { ...one, areas: one.areas.map(area => area.code), cause: one.cause?.id ?? null } : { ...blank, ...begin });
  const kinds = useQuery(kindsQuery(membership.code));
  const areas = useAreas(membership);
  const organisations = useOrganisations(membership);
  const changes = interventionChanges(membership.code);
  const saving = useMutation({
    async mutationFn(next: Plan) {
      if (!one) return (await changes.propose(next)).id;
      await changes.change(one.id, next, one.revision);
      return one.id;
    },
    onSuccess: done,
  });
  const change = (part: Partial<Plan>) => { saving.reset(); set({ ...plan, ...part }); };
  const has: Record<Missing, boolean> = { cause: plan.cause !== null, goal: Boolean(plan.goal?.text.trim() && plan.goal.by && (plan.goal.measure !== 'reports' || plan.goal.target !== null)), kind: plan.kind !== null, owner: Boolean(plan.owner?.trim()), from: Boolean(plan.from), reviewAt: Boolean(plan.reviewAt) };
  const ready = plan.what.trim() !== '' && plan.areas.length > 0;

  return (
    <Form className="plan" onSubmit={event => { event.preventDefault(); if (ready && !saving.isPending) saving.mutate(planOf(plan)); }}>
      <div className="form plan-fields">
        <fieldset className="plan-part">
          <legend>{t('interventions.part.what')}</legend>
          <TextField className="field" value={plan.what} onChange={what => change({ what })} maxLength={300} isRequired autoFocus={!one}><Label>{t('interventions.what')}</Label><Input autoComplete="off" /></TextField>
          <label className="field"><span className="field-label">{t('interventions.kind')}</span>
            <select value={plan.kind ?? ''} onChange={event => change({ kind: event.target.value || null })}><option value="">{t('interventions.choose')}</option>{kinds.data?.filter(kind => !kind.retired || kind.code === plan.kind).map(kind => <option key={kind.code} value={kind.code}>{kind.name}</option>)}</select>
          </label>
          <fieldset className="plain-fieldset"><legend>{t('interventions.where')}</legend>
            <div className="choices">{areas.map(area => <Checkbox key={area.code} className="choice" isSelected={plan.areas.includes(area.code)} onChange={on => change({ areas: on ? [...plan.areas, area.code] : plan.areas.filter(code => code !== area.code) })}>{area.name}</Checkbox>)}</div>
          </fieldset>
        </fieldset>
        <CausePicker membership={membership} cause={plan.cause} area={plan.areas[0] ?? membership.code} choose={(cause, categories) => change({ cause, categories })} />
        <GoalFields goal={plan.goal} categories={plan.categories} membership={membership} change={change} />
        <fieldset className="plan-part">
          <legend>{t('interventions.part.who')}</legend>
          <label className="field"><span className="field-label">{t('interventions.owner')}</span>
            <select value={plan.owner ?? ''} onChange={event => change({ owner: event.target.value || null })}><option value="">{t('interventions.choose')}</option>{[...new Set([...organisations, ...plan.owner ? [plan.owner] : []])].map(name => <option key={name}>{name}</option>)}</select>
          </label>
          <Partners organisations={organisations.filter(name => name !== plan.owner)} partners={plan.partners} change={partners => change({ partners })} />
          <TextField className="field" value={plan.contact ?? ''} onChange={contact => change({ contact })} maxLength={200}><Label>{t('interventions.contact')}</Label><Input autoComplete="off" /></TextField>
          <RadioGroup className="field" value={String(plan.isOrdinary)} onChange={value => change({ isOrdinary: value === 'true' })}><Label>{t('interventions.isOrdinary')}</Label>
            <div className="choices"><Radio className="choice" value="false">{t('interventions.point')}</Radio><Radio className="choice" value="true">{t('interventions.ordinary')}</Radio></div>
          </RadioGroup>
        </fieldset>
        <fieldset className="plan-part">
          <legend>{t('interventions.part.time')}</legend>
          <div className="field-row">
            <TextField className="field" type="date" value={plan.from ?? ''} onChange={from => change({ from })}><Label>{t('interventions.from')}</Label><Input /></TextField>
            <TextField className="field" type="date" value={plan.until ?? ''} onChange={until => change({ until })}><Label>{t('interventions.until')}</Label><Input /></TextField>
            <TextField className="field" type="date" value={plan.reviewAt ?? ''} onChange={reviewAt => change({ reviewAt })}><Label>{t('interventions.reviewAt')}</Label><Input /></TextField>
          </div>
        </fieldset>
        {saving.isError && <Refused error={saving.error} />}
        <div className="form-buttons">
          <Button className="button" type="submit" isDisabled={!ready}>{t(saving.isPending ? 'form.saving' : one ? 'interventions.save' : 'interventions.propose')}</Button>
          {one && <Button className="quiet-button" onPress={() => done(one.id)}>{t('form.cancel')}</Button>}
        </div>
      </div>
      <aside className="plan-missing" aria-label={t('interventions.toPlan')}>
        <h2>{t(parts.every(part => has[part]) ? 'interventions.whole' : 'interventions.toPlan')}</h2>
        <ul>{parts.map(part => <li key={part} data-has={has[part] || undefined}>{has[part] ? <CircleCheck aria-hidden /> : <CircleDashed aria-hidden />} {t(`interventions.part.of.${part}`)}<span className="unseen">: {t(has[part] ? 'interventions.there' : 'interventions.notThere')}</span></li>)}</ul>
        <p className="list-muted">{t('interventions.toPlanWhy')}</p>
      </aside>
    </Form>
  );
}

/** As it is sent: what is empty is null, and a goal without words is no goal. */
function planOf(plan: Plan): Plan {
  return {
    what: plan.what.trim(), kind: plan.kind, areas: plan.areas, categories: plan.categories, cause: plan.cause, owner: plan.owner?.trim() || null, partners: plan.partners, contact: plan.contact?.trim() || null,
    from: plan.from || null, until: plan.until || null, reviewAt: plan.reviewAt || null, isOrdinary: plan.isOrdinary,
    goal: plan.goal?.text.trim() ? { text: plan.goal.text.trim(), measure: plan.goal.measure, baseline: plan.goal.baseline, target: plan.goal.target, by: plan.goal.by || null } : null,
  };
}
