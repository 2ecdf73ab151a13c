import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Checkbox, Form, Input, Label, TextField } from 'react-aria-components';
import { categoriesQuery } from '../api/categories';
import { interventionChanges, type Problem } from '../api/interventions';
import type { Membership } from '../api/types';
import '../settings/Settings.css';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { useAreas } from './choices';

/** A problem as it is written: what, where, and what of it is reported. */
export function ProblemForm({ membership, problem, done }: { membership: Membership; problem?: Problem; done(): void }) {
  const { t } = useTexts();
  const areas = useAreas(membership);
  const known = useQuery(categoriesQuery(membership.code));
  const [title, setTitle] = useState(problem?.title ?? '');
  const [area, setArea] = useState(problem?.area ?? membership.code);
  const [categories, setCategories] = useState<readonly string[]>(problem?.categories ?? []);
  const changes = interventionChanges(membership.code);
  const saving = useMutation<unknown>({
    mutationFn() {
      const written = { title: title.trim(), area, categories: [...categories] };
      return problem ? changes.changeProblem(problem.id, { ...written, state: problem.state }) : changes.addProblem({ ...written, causes: [] });
    },
    onSuccess: done,
  });
  return (
    <Form className="form new-cause" onSubmit={event => { event.preventDefault(); if (title.trim() && !saving.isPending) saving.mutate(); }}>
      <TextField className="field" value={title} onChange={setTitle} maxLength={200} isRequired autoFocus><Label>{t('interventions.problemTitle')}</Label><Input autoComplete="off" /></TextField>
      <label className="field"><span className="field-label">{t('interventions.where')}</span>
        <select value={area} onChange={event => setArea(event.target.value)}>{areas.map(one => <option key={one.code} value={one.code}>{one.name}</option>)}</select>
      </label>
      {known.data && (
        <fieldset className="plain-fieldset"><legend>{t('problems.categories')}</legend>
          <div className="choices">{known.data.filter(one => !one.retired || categories.includes(one.code)).map(one => <Checkbox key={one.code} className="choice" isSelected={categories.includes(one.code)} onChange={on => setCategories(on ? [...categories, one.code] : categories.filter(code => code !== one.code))}>{one.name}</Checkbox>)}</div>
        </fieldset>
      )}
      {saving.isError && <Refused error={saving.error} />}
      <div className="form-buttons">
        <Button className="button" type="submit" isDisabled={!title.trim()}>{t(saving.isPending ? 'form.saving' : 'problems.save')}</Button>
        <Button className="quiet-button" onPress={done}>{t('form.cancel')}</Button>
      </div>
    </Form>
  );
}
