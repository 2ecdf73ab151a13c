import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Input, Label, Radio, RadioGroup, TextArea, TextField } from 'react-aria-components';
import { interventionChanges, problemsQuery, type Problem } from '../api/interventions';
import type { Membership } from '../api/types';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';

interface Props { membership: Membership; cause: string | null; area: string; choose(cause: string | null, categories: string[]): void }

/** Which problem, and which of its causes. Either may be written on the way. */
export function CausePicker({ membership, cause, area, choose }: Props) {
  const { t } = useTexts();
  const problems = useQuery(problemsQuery(membership.code));
  const [chosen, choosePlace] = useState<string>();
  const holder = problems.data?.find(one => one.causes.some(other => other.id === cause));
  const at = chosen ?? holder?.id ?? '';
  const problem = problems.data?.find(one => one.id === at);
  const offered = problems.data?.filter(one => one.state === 'open' || one.id === at) ?? [];
  const [writing, write] = useState(false);

  return (
    <fieldset className="plan-part">
      <legend>{t('interventions.part.cause')}</legend>
      <label className="field"><span className="field-label">{t('interventions.problem')}</span>
        <select value={at} onChange={event => { choosePlace(event.target.value); write(false); choose(null, problems.data?.find(one => one.id === event.target.value)?.categories ?? []); }}>
          <option value="">{t('interventions.choose')}</option>
          {offered.map(one => <option key={one.id} value={one.id}>{one.areaName ? `${one.areaName}: ${one.title}` : one.title}</option>)}
          <option value="new">{t('interventions.problemNew')}</option>
        </select>
      </label>
      {problem && (
        <RadioGroup className="field" value={cause} onChange={next => { write(false); choose(next, problem.categories); }}>
          <Label>{t('interventions.causeWhich')}</Label>
          <div className="causes">{problem.causes.map(one => <Radio key={one.id} className="choice cause" value={one.id}><span>{one.text}{one.basis && <small>{t('interventions.basisIs', { basis: one.basis })}</small>}</span></Radio>)}</div>
        </RadioGroup>
      )}
      {problem && !writing && <p><Button className="link-button" onPress={() => write(true)}>{t('interventions.causeNew')}</Button></p>}
      {(at === 'new' || (problem && writing)) && (
        <NewCause key={at} membership={membership} problem={problem} area={area}
          made={(made, place) => { choosePlace(place); write(false); choose(made, problem?.categories ?? []); }} cancel={() => { write(false); if (at === 'new') choosePlace(''); }} />
      )}
      {problems.isError && <Refused error={problems.error} />}
    </fieldset>
  );
}

function NewCause({ membership, problem, area, made, cancel }: { membership: Membership; problem: Problem | undefined; area: string; made(cause: string, problem: string): void; cancel(): void }) {
  const { t } = useTexts();
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [basis, setBasis] = useState('');
  const changes = interventionChanges(membership.code);
  const ready = text.trim() !== '' && (problem !== undefined || title.trim() !== '');
  const saving = useMutation({
    async mutationFn() {
      if (problem) return { cause: (await changes.addCause(problem.id, text.trim(), basis.trim() || null)).id, problem: problem.id };
      const added = await changes.addProblem({ title: title.trim(), area, categories: [], causes: [{ text: text.trim(), basis: basis.trim() || null }] });
      return { cause: added.causes[0]!, problem: added.id };
    },
    onSuccess: added => made(added.cause, added.problem),
  });
  return (
    <div className="form new-cause">
      {!problem && <TextField className="field" value={title} onChange={setTitle} maxLength={200} isRequired autoFocus><Label>{t('interventions.problemTitle')}</Label><Input autoComplete="off" /></TextField>}
      <TextField className="field" value={text} onChange={setText} maxLength={500} isRequired autoFocus={problem !== undefined}><Label>{t('interventions.causeText')}</Label><TextArea rows={2} /></TextField>
      <TextField className="field" value={basis} onChange={setBasis} maxLength={500}><Label>{t('interventions.causeBasis')}</Label><Input autoComplete="off" /></TextField>
      {saving.isError && <Refused error={saving.error} />}
      <div className="form-buttons">
        <Button className="outline-button" isDisabled={!ready} onPress={() => { if (!saving.isPending) saving.mutate(); }}>{t(saving.isPending ? 'form.saving' : problem ? 'interventions.causeSave' : 'interventions.problemSave')}</Button>
        <Button className="quiet-button" onPress={cancel}>{t('form.cancel')}</Button>
      </div>
    </div>
  );
}
