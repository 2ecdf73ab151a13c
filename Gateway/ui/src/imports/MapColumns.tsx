import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Checkbox, Input, Label, TextField } from 'react-aria-components';
import { Problem } from '../api/client';
import { importChanges, type Column, type Import, type Mapping, type Target } from '../api/imports';
import { categoriesQuery } from '../api/categories';
import type { Membership } from '../api/types';
import { go } from '../app/view';
import '../settings/Settings.css';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { CategoryWords } from './CategoryWords';
import { ColumnTable } from './ColumnTable';
import { Preview } from './Preview';

/** Which column is what. Each change shows at once how the rows would become. */
export function MapColumns({ membership, one }: { membership: Membership; one: Import & { columns: Column[] } }) {
  const { t } = useTexts();
  const categories = useQuery(categoriesQuery(membership.code)).data ?? [];
  const changes = importChanges(membership.code);
  const [mapping, edit] = useState<Mapping>(() => ({
    columns: Object.fromEntries(one.columns.map(({ index, suggested }) => [String(index), one.mapping?.columns?.[String(index)] ?? suggested])),
    fixed: one.mapping?.fixed ?? {}, categories: one.mapping?.categories ?? {}, source: named(one.mapping?.source) ?? slug(withoutWeek(one.name)),
  }));
  const [save, remember] = useState(true);
  const trying = useMutation({ mutationFn: (next: Mapping) => changes.map(one.id, { ...next, save: false }) });
  const running = useMutation({ mutationFn: async () => { await changes.map(one.id, { ...mapping, save }); await changes.run(one.id); } });
  const removing = useMutation({ mutationFn: () => changes.remove(one.id), onSuccess: () => go({ municipality: membership.code, page: 'filer' }) });
  const has = (target: Target, of = mapping) => Object.values(of.columns).includes(target);
  const isTimed = (of: Mapping) => has('occurredFrom', of) || has('date', of);
  const isKinded = (of: Mapping) => has('category', of) || !!of.fixed?.['category'];
  const [timed, kinded] = [isTimed(mapping), isKinded(mapping)];
  const change = (part: Partial<Mapping>) => { const next = { ...mapping, ...part }; edit(next); if (isTimed(next) && isKinded(next)) trying.mutate(next); };
  const error = running.error ?? trying.error ?? removing.error;
  const taken = error instanceof Problem && error.errors.some(one => one.code === 'taken-source');
  return (
    <>
      <section className="page-part">
        <h2>{t('files.columns')}</h2>
        <p className="page-text">{t('files.columnsExplained')}</p>
        <ColumnTable columns={one.columns} chosen={mapping.columns} choose={(index, target) => change({ columns: { ...mapping.columns, [index]: target } })} />
        <div className="files-more">
          {!has('category') && (
            <label className="field"><span className="field-label">{t('files.sameCategory')}</span>
              <select value={mapping.fixed?.['category'] ?? ''} onChange={event => { const { category: _, ...fixed } = mapping.fixed ?? {}; change({ fixed: event.target.value ? { ...fixed, category: event.target.value } : fixed }); }}>
                <option value="">{t('files.chooseCategory')}</option>
                {categories.filter(category => !category.retired).map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
              </select>
            </label>
          )}
          <CategoryWords columns={one.columns} mapping={mapping} categories={categories} change={next => change({ categories: next })} />
        </div>
      </section>
      <Preview rows={one.preview ?? []} membership={membership} categories={categories} />
      <section className="page-part files-run">
        <TextField className="field" value={mapping.source ?? ''} onChange={source => edit({ ...mapping, source: slug(source) })} maxLength={50}><Label>{t('files.source')}</Label><Input autoComplete="off" /></TextField>
        <Checkbox className="checkbox" isSelected={save} onChange={remember}>{({ isSelected }) => <><span className="checkbox-box" aria-hidden>{isSelected && '✓'}</span> {t('files.save')}</>}</Checkbox>
        {!timed && <p className="field-error" role="status">{t('files.needsTime')}</p>}
        {!kinded && <p className="field-error" role="status">{t('files.needsCategory')}</p>}
        {taken ? <p className="refused" role="alert">{t('files.takenSource')}</p> : error && <Refused error={error} />}
        <div className="form-buttons">
          <Button className="button" isDisabled={!timed || !kinded || !mapping.source?.trim() || running.isPending} onPress={() => running.mutate()}>{running.isPending ? t('files.starting') : one.found?.rows != null ? t('files.run', { count: one.found.rows }) : t('files.runAll')}</Button>
          <Button className="quiet-button" onPress={() => removing.mutate()}>{t('files.remove')}</Button>
        </div>
      </section>
    </>
  );
}

// Nothing is saved for such a file yet: the API calls its source by the word for any file.
function named(source: string | null | undefined): string | undefined {
  return source && source !== 'fil' ? source : undefined;
}

// `Vaktrapport v47.xlsx` comes again next week as v48: its source is `vaktrapport`.
function withoutWeek(name: string | null | undefined): string {
  return (name ?? '').replace(/\.\w+$/, '').replace(/[\s_-]*(v|vecka)?[\s_.-]*\d[\d\s_.-]*/gi, ' ').trim();
}

// A source is written as in an address: small letters, digits and hyphens.
function slug(text: string): string {
  return text.toLocaleLowerCase('sv').replace(/[^a-zåäö0-9-]+/g, '-').replace(/^-+/, '');
}
