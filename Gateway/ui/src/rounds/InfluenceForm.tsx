import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Form, Label, Radio, RadioGroup, TextArea, TextField } from 'react-aria-components';
import { roundChanges, type Judgement, type Round } from '../api/rounds';
import type { Membership } from '../api/types';
import { Figure } from '../charts/Figure';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';

const questions = ['mandate', 'owners', 'measures', 'time'] as const;
type Draft = Partial<Judgement> & { area: string };

/** What one's own organisation can do about each area: four questions from 1 to 5, one area at a time. */
export function InfluenceForm({ round, membership }: { round: Round; membership: Membership }) {
  const { t, compare } = useTexts();
  const areas = round.areas.toSorted((a, b) => compare(a.name, b.name));
  const judged = new Map(round.myJudgement.map(one => [one.area, one]));
  const [at, goTo] = useState(() => areas.find(one => !judged.has(one.area))?.area ?? areas[0]?.area);
  const area = areas.find(one => one.area === at);
  const next = areas.find((one, index) => index > areas.findIndex(other => other.area === at) && !judged.has(one.area)) ?? areas.find(one => one.area !== at && !judged.has(one.area));
  if (!area) return null;

  return (
    <div id="bedomning" className="influence">
      <Figure label={t('rounds.influence')} title={judged.size < areas.length ? t('rounds.judgedSome', { count: judged.size, of: areas.length }) : t('rounds.judgedAll', { count: areas.length })} note={t('rounds.influenceNote', { organisation: membership.organisation })}>
        <div className="influence-columns">
          <ul className="influence-areas">
            {areas.map(one => (
              <li key={one.area}><Button className="influence-area" aria-current={one.area === at ? 'true' : undefined} onPress={() => goTo(one.area)}>{one.name} <span className="list-muted">{t(judged.has(one.area) ? 'rounds.judged' : 'rounds.notJudgedShort')}</span></Button></li>
            ))}
          </ul>
          <OneArea key={area.area} name={area.name} given={judged.get(area.area) ?? { area: area.area }} last={!next}
            save={async judgement => {
              await roundChanges(membership.code, round.period).judge([...round.myJudgement.filter(one => one.area !== judgement.area), judgement]);
              if (next) goTo(next.area);
            }} />
        </div>
      </Figure>
    </div>
  );
}

function OneArea({ name, given, last, save }: { name: string; given: Draft; last: boolean; save(judgement: Judgement): Promise<void> }) {
  const { t } = useTexts();
  const [draft, change] = useState(given);
  const saving = useMutation({ mutationFn: save });
  const whole = questions.every(question => draft[question] !== undefined) && draft.motive?.trim();
  return (
    <Form className="form influence-form" onSubmit={event => { event.preventDefault(); if (whole && !saving.isPending) saving.mutate(draft as Judgement); }}>
      <h3>{name}</h3>
      {questions.map(question => (
        <RadioGroup key={question} className="scale" value={draft[question]?.toString() ?? null} onChange={value => { saving.reset(); change({ ...draft, [question]: Number(value) }); }}>
          <Label>{t(`rounds.question.${question}`)}</Label>
          <div className="scale-steps">{[1, 2, 3, 4, 5].map(step => <Radio key={step} className="choice scale-step" value={String(step)}>{step}</Radio>)}</div>
          <p className="scale-ends" aria-hidden><span>1 {t(`rounds.question.${question}.from`)}</span><span>5 {t(`rounds.question.${question}.to`)}</span></p>
        </RadioGroup>
      ))}
      <TextField className="field" value={draft.motive ?? ''} onChange={motive => { saving.reset(); change({ ...draft, motive }); }} maxLength={500} isRequired><Label>{t('rounds.motive')}</Label><TextArea rows={2} /></TextField>
      {saving.isError && <Refused error={saving.error} />}
      <div className="form-buttons">
        <Button className="button" type="submit" isDisabled={!whole}>{t(saving.isPending ? 'form.saving' : last ? 'rounds.save' : 'rounds.saveNext')}</Button>
      </div>
      <p role="status">{saving.isSuccess && t('rounds.saved')}</p>
    </Form>
  );
}
