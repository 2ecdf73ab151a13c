import { useMutation, useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import { type Category, categoriesQuery, categoryChanges, sourceCodesQuery } from '../api/categories';
import type { Membership } from '../api/types';
import { FieldErrors } from '../states/FieldErrors';
import { Unanswered } from '../states/Unanswered';
import { useTexts } from '../texts/texts';
import './Categories.css';

/** Which of the kommun's categories each word of another system stands for. */
export function SourceSettings({ membership }: { membership: Membership }) {
  const { t } = useTexts();
  const categories = useQuery(categoriesQuery(membership.code));
  const [typed, type] = useState('');
  const [source, choose] = useState<string>();
  if (!categories.data) return <Unanswered query={categories} membership={membership} />;
  return (
    <>
      <h1>{t('sources')}</h1>
      <p className="opening">{t('sources.opening')}</p>
      <p className="page-text">{t('sources.explained')}</p>
      <Form className="source-choice" onSubmit={event => { event.preventDefault(); if (typed.trim()) choose(typed.trim()); }}>
        <TextField className="field" value={typed} onChange={type} maxLength={200}><Label>{t('keys.source')}</Label><Input autoComplete="off" placeholder="felanmalan" /></TextField>
        <Button className="outline-button" type="submit" isDisabled={!typed.trim()}>{t('sources.show')}</Button>
      </Form>
      {source && <Codes key={source} source={source} membership={membership} categories={categories.data} />}
    </>
  );
}

function Codes({ source, membership, categories }: { source: string; membership: Membership; categories: readonly Category[] }) {
  const query = useQuery(sourceCodesQuery(membership.code, source));
  if (!query.data) return <Unanswered query={query} membership={membership} />;
  return <CodesForm key={query.dataUpdatedAt} source={source} municipality={membership.code} categories={categories} codes={query.data} />;
}

function CodesForm({ source, municipality, categories, codes }: { source: string; municipality: string; categories: readonly Category[]; codes: Record<string, string> }) {
  const { t } = useTexts();
  const [rows, set] = useState(() => [...Object.entries(codes), ...Object.keys(codes).length === 0 ? [['', ''] as [string, string]] : []]);
  const [stored, tell] = useState(false);
  const saving = useMutation({ mutationFn: () => categoryChanges(municipality).setCodes(source, Object.fromEntries(rows.map(([theirs, ours]) => [theirs.trim(), ours] as const).filter(([theirs, ours]) => theirs && ours))), onSuccess: () => tell(true) });
  const change = (next: [string, string][]) => { saving.reset(); tell(false); set(next); };
  return (
    <Form className="form source-codes" onSubmit={event => { event.preventDefault(); if (!saving.isPending) saving.mutate(); }}>
      <h2>{t('sources.of', { source })}</h2>
      {Object.keys(codes).length === 0 && <p className="page-text">{t('sources.none')}</p>}
      <ul className="form">
        {rows.map(([theirs, ours], index) => (
          <li key={index} className="source-row">
            <TextField className="field" value={theirs} onChange={text => change(rows.with(index, [text, ours]))} maxLength={200}><Label>{t('sources.theirs')}</Label><Input autoComplete="off" /></TextField>
            <label className="field"><span className="field-label">{t('sources.ours')}</span>
              <select value={ours} onChange={event => change(rows.with(index, [theirs, event.target.value]))}>
                <option value="">{t('walks.categoryChoose')}</option>
                {categories.filter(one => !one.retired || one.code === ours).map(one => <option key={one.code} value={one.code}>{one.name}</option>)}
              </select>
            </label>
            <Button className="icon-button" aria-label={t('sources.remove', { code: theirs })} onPress={() => change(rows.filter((_, other) => other !== index))}><X aria-hidden /></Button>
          </li>
        ))}
      </ul>
      <p><Button className="link-button" onPress={() => change([...rows, ['', '']])}><Plus aria-hidden /> {t('sources.add')}</Button></p>
      {saving.isError && <FieldErrors error={saving.error} names={{ codes: t('sources.theirs') }} />}
      <div className="form-buttons"><Button className="button" type="submit">{t(saving.isPending ? 'form.saving' : 'plan.save')}</Button></div>
      <p role="status">{stored && t('sources.saved')}</p>
    </Form>
  );
}
