import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import { actionPlanChanges, planParts, type ActionPlan } from '../api/actionPlan';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { today } from '../time/isoWeek';

/** The plan is decided elsewhere, by those who may; here it is noted, and kept as it then was. */
export function Decide({ plan, municipality }: { plan: ActionPlan; municipality: string }) {
  const { t, list } = useTexts();
  const [on, choose] = useState(today);
  const [reference, write] = useState('');
  const [sure, ask] = useState(false);
  const missing = [...planParts.filter(part => !plan[part]).map(part => t(`actionPlan.part.${part}`)), ...plan.rows.length === 0 ? [t('actionPlan.rows')] : []];
  const deciding = useMutation({ mutationFn: () => actionPlanChanges(municipality).decide(on, reference.trim(), plan.revision) });
  if (missing.length > 0) return <section className="page-part plan-decide"><h2>{t('actionPlan.decide')}</h2><p className="page-text">{t('actionPlan.missing', { list: list(missing) })}</p></section>;
  return (
    <section className="page-part plan-decide">
      <h2>{t('actionPlan.decide')}</h2>
      <p className="page-text">{t('actionPlan.decideExplained')}</p>
      <Form className="form" onSubmit={event => { event.preventDefault(); if (!sure) ask(true); else if (!deciding.isPending) deciding.mutate(); }}>
        <TextField className="field" type="date" value={on} onChange={choose} isRequired><Label>{t('actionPlan.decidedDay')}</Label><Input /></TextField>
        <TextField className="field" value={reference} onChange={write} maxLength={100}><Label>{t('actionPlan.reference')}</Label><Input autoComplete="off" placeholder="KS 2026/123 § 45" /></TextField>
        {sure && <p className="page-text">{t('actionPlan.sure')}</p>}
        {deciding.isError && <Refused error={deciding.error} />}
        <div className="form-buttons">
          <Button className={sure ? 'button' : 'outline-button'} type="submit" isDisabled={!on}>{t(deciding.isPending ? 'form.saving' : sure ? 'actionPlan.decideSure' : 'actionPlan.decideDo')}</Button>
          {sure && <Button className="quiet-button" onPress={() => ask(false)}>{t('form.cancel')}</Button>}
        </div>
        <p role="status">{deciding.isSuccess && t('actionPlan.isDecided')}</p>
      </Form>
    </section>
  );
}
