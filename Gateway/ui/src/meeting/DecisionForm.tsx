import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import type { NewDecision } from '../api/changes';
import type { Decision, Picture } from '../api/types';
import { areasOf } from '../picture/change';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';

interface Props {
  picture: Picture; startsAt: string; area: string | null;
  decision?: Decision | undefined;
  save(decision: NewDecision): Promise<void>;
  done?: (() => void) | undefined;
}

/** What, who, until when: three times Enter. Where is the area being discussed, and is changed when it is another. */
export function DecisionForm({ picture, startsAt, area, decision, save, done }: Props) {
  const { t, compare } = useTexts();
  const organisations = useId();
  const steps = useRef<HTMLDivElement>(null);
  const [what, setWhat] = useState(decision?.what ?? '');
  const [where, setWhere] = useState('');
  const [who, setWho] = useState(decision?.who ?? '');
  const [until, setUntil] = useState(decision?.until ?? weekAfter(startsAt));
  const here = areasOf(picture).some(one => one.code === area) ? area! : '';
  // The meeting's next area becomes the form's, but not under the hands of somebody who is writing.
  useEffect(() => { if (!what) setWhere(decision?.area ?? here); }, [area]);
  const saving = useMutation({
    mutationFn: save,
    onSuccess() { setWhat(''); setWho(''); setWhere(here); step(0)?.focus(); done?.(); },
  });
  const step = (index: number) => steps.current?.querySelectorAll<HTMLInputElement>('[data-step]')[index];

  const submit = () => { if (what.trim() && who.trim() && until && !saving.isPending) saving.mutate({ what: what.trim(), area: where || null, who: who.trim(), until }); };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    const all = [...steps.current!.querySelectorAll<HTMLInputElement>('[data-step]')];
    const empty = all.find((input, index) => index > all.indexOf(event.target as HTMLInputElement) || !input.value.trim());
    if (event.target.value.trim() && empty && empty !== event.target) empty.focus();
    else submit();
  };

  return (
    <Form className="form decision-form" onSubmit={event => { event.preventDefault(); submit(); }}>
      <div className="form" ref={steps} onKeyDown={onKeyDown}>
        <TextField className="field" value={what} onChange={setWhat} maxLength={300} autoFocus={decision !== undefined}><Label>{t('decision.what')}</Label><Input data-step autoComplete="off" /></TextField>
        <label className="field">
          <span className="field-label">{t('decision.where')}</span>
          <select value={where} onChange={event => setWhere(event.target.value)}>
            <option value="">{t('decision.wholeMunicipality')}</option>
            {areasOf(picture).toSorted((a, b) => compare(a.name, b.name)).map(one => <option key={one.code} value={one.code}>{one.name}</option>)}
          </select>
        </label>
        <TextField className="field" value={who} onChange={setWho} maxLength={100}><Label>{t('decision.who')}</Label><Input data-step list={organisations} autoComplete="off" /></TextField>
        <datalist id={organisations}>{picture.organisations.map(one => <option key={one.name} value={one.name} />)}</datalist>
        <TextField className="field" value={until} onChange={setUntil} type="date"><Label>{t('decision.untilWhen')}</Label><Input data-step /></TextField>
      </div>
      {saving.isError && <Refused error={saving.error} />}
      <div className="form-buttons">
        <Button className="outline-button" type="submit" isDisabled={!what.trim() || !who.trim() || !until}>{t(saving.isPending ? 'form.saving' : 'decision.save')}</Button>
        {done && <Button className="quiet-button" onPress={done}>{t('form.cancel')}</Button>}
      </div>
    </Form>
  );
}

// The next meeting asks whether it was done.
function weekAfter(startsAt: string): string {
  return new Date(new Date(startsAt).getTime() + 7 * 86_400_000).toISOString().slice(0, 10);
}
