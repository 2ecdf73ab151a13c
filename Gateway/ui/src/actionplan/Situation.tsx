import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Form, Label, TextArea, TextField } from 'react-aria-components';
import { actionPlanChanges, planParts, type ActionPlan, type PlanPart } from '../api/actionPlan';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';

/** The lägesbild in the three parts of 4 §. Sentences from the data stand beside each, to be taken over or left. */
export function Situation({ plan, municipality, writing }: { plan: ActionPlan; municipality: string; writing: boolean }) {
  const { t } = useTexts();
  const [texts, write] = useState<Record<PlanPart, string>>({ mapping: plan.mapping ?? '', otherInformation: plan.otherInformation ?? '', analysis: plan.analysis ?? '' });
  const saving = useMutation({ mutationFn: () => actionPlanChanges(municipality).write(texts, plan.revision) });
  const changed = planParts.some(part => texts[part].trim() !== (plan[part] ?? ''));
  const set = (part: PlanPart, text: string) => { saving.reset(); write({ ...texts, [part]: text }); };
  return (
    <section className="page-part situation">
      <h2>{t('actionPlan.situation')}</h2>
      {!writing
        ? planParts.map(part => <div key={part}><h3>{t(`actionPlan.part.${part}`)}</h3><p className="situation-text">{plan[part] || t('actionPlan.partNone')}</p></div>)
        : <>
            <Form className="situation-form" onSubmit={event => { event.preventDefault(); if (!saving.isPending) saving.mutate(); }}>
              {planParts.map(part => (
                <div className="situation-part" key={part}>
                  <TextField className="field" value={texts[part]} onChange={text => set(part, text)} maxLength={20_000}><Label className="situation-label">{t(`actionPlan.part.${part}`)}</Label><TextArea rows={Math.max(6, Math.min(18, Math.ceil(texts[part].length / 70) + 1))} /></TextField>
                  <Suggested sentences={(plan.suggested?.[part] ?? []).filter(one => !texts[part].includes(one))} part={t(`actionPlan.part.${part}`)} take={sentence => set(part, [texts[part].trimEnd(), sentence].filter(Boolean).join(texts[part].trim() ? '\n' : ''))} />
                </div>
              ))}
              {saving.isError && <Refused error={saving.error} />}
              <div className="form-buttons"><Button className="button" type="submit" isDisabled={!changed}>{t(saving.isPending ? 'form.saving' : 'actionPlan.save')}</Button></div>
              <p role="status" className="list-muted">{saving.isSuccess && !changed && t('actionPlan.saved')}</p>
            </Form>
            {/* Paper shows what is written, not the fields it is written in. */}
            <div className="situation-printed">{planParts.map(part => <div key={part}><h3>{t(`actionPlan.part.${part}`)}</h3><p className="situation-text">{texts[part] || t('actionPlan.partNone')}</p></div>)}</div>
          </>}
    </section>
  );
}

function Suggested({ sentences, part, take }: { sentences: readonly string[]; part: string; take(sentence: string): void }) {
  const { t } = useTexts();
  return (
    <section aria-label={t('actionPlan.suggestedFor', { part })}>
      <p className="page-muted">{t(sentences.length > 0 ? 'actionPlan.suggested' : 'actionPlan.suggestedNone')}</p>
      <ul className="situation-suggested">{sentences.map(one => (
        <li key={one}><p>{one}</p><Button className="link-button" aria-label={t('actionPlan.takeOne', { sentence: one })} onPress={() => take(one)}>{t('actionPlan.take')}</Button></li>
      ))}</ul>
    </section>
  );
}
