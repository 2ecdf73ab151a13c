import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Checkbox, Form, Input, Label, TextField } from 'react-aria-components';
import { type Category, categoriesQuery, categoryChanges } from '../api/categories';
import type { Membership } from '../api/types';
import { administers } from '../app/roles';
import { FieldErrors } from '../states/FieldErrors';
import { Unanswered } from '../states/Unanswered';
import { useTexts } from '../texts/texts';
import './Categories.css';

/** What a kommun calls its categories, how heavily each weighs and which are not reported under any more. What is reported stays as it was. */
export function CategorySettings({ membership }: { membership: Membership }) {
  const { t } = useTexts();
  const categories = useQuery(categoriesQuery(membership.code));
  if (!categories.data) return <Unanswered query={categories} membership={membership} />;
  const used = categories.data.filter(one => !one.retired);
  return (
    <>
      <h1>{t('categorySettings')}</h1>
      <p className="opening">{t('categorySettings.opening', { count: used.length })} {used.length < categories.data.length && t('categorySettings.retiredCount', { count: categories.data.length - used.length })}</p>
      <p className="page-text">{t(administers(membership) ? 'categorySettings.explained' : 'settings.administratorOnly')}</p>
      <ul className="list category-list">{categories.data.map(one => <Row key={one.code} category={one} membership={membership} />)}</ul>
    </>
  );
}

function Row({ category, membership }: { category: Category; membership: Membership }) {
  const { t, number } = useTexts();
  const [changing, change] = useState(false);
  return (
    <li className="category-row" data-retired={category.retired || undefined}>
      <p><strong>{category.name}</strong> {category.retired && <span className="page-state">{t('categorySettings.retired')}</span>}</p>
      <p className="list-muted">{t('categorySettings.weighs', { weight: number(category.weight) })}</p>
      {administers(membership) && <Button className="link-button" aria-expanded={changing} aria-label={t('members.changeOf', { name: category.name })} onPress={() => change(!changing)}>{t('notes.change')}</Button>}
      {changing && <CategoryForm category={category} municipality={membership.code} done={() => change(false)} />}
    </li>
  );
}

function CategoryForm({ category, municipality, done }: { category: Category; municipality: string; done(): void }) {
  const { t, number } = useTexts();
  const [name, rename] = useState(category.name);
  const [typed, weigh] = useState(number(category.weight));
  const [used, use] = useState(!category.retired);
  const weight = /^\d{1,3}([.,]\d{1,2})?$/.test(typed.trim()) ? Number(typed.trim().replace(',', '.')) : undefined;
  const saving = useMutation({ mutationFn: () => categoryChanges(municipality).set({ ...category, name: name.trim(), weight: weight!, retired: !used }), onSuccess: done });
  return (
    <Form className="form category-form" onSubmit={event => { event.preventDefault(); if (weight !== undefined && !saving.isPending) saving.mutate(); }}>
      <TextField className="field" value={name} onChange={rename} isRequired maxLength={80} autoFocus><Label>{t('categorySettings.name')}</Label><Input autoComplete="off" /></TextField>
      <TextField className="field category-weight" inputMode="decimal" value={typed} onChange={weigh} isRequired isInvalid={weight === undefined}><Label>{t('categorySettings.weight')}</Label><Input autoComplete="off" aria-describedby={`weight-${category.code}`} /></TextField>
      <p className="list-muted" id={`weight-${category.code}`}>{t('categorySettings.weightMeans')}</p>
      <Checkbox className="checkbox" isSelected={used} onChange={use}>{({ isSelected }) => <><span className="checkbox-box" aria-hidden>{isSelected && '✓'}</span> {t('categorySettings.used')}</>}</Checkbox>
      {!used && <p className="list-muted">{t('categorySettings.retiredMeans', { name: category.name })}</p>}
      {saving.isError && <FieldErrors error={saving.error} names={{ name: t('categorySettings.name'), weight: t('categorySettings.weight') }} />}
      <div className="form-buttons">
        <Button className="button" type="submit" isDisabled={!name.trim() || weight === undefined}>{t(saving.isPending ? 'form.saving' : 'plan.save')}</Button>
        <Button className="quiet-button" onPress={done}>{t('form.cancel')}</Button>
      </div>
    </Form>
  );
}
