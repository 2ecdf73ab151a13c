import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Checkbox, CheckboxGroup, Form, Input, Label, Switch, TextField } from 'react-aria-components';
import { councilChanges, type Council } from '../api/council';
import { sessionQuery } from '../api/queries';
import type { Membership } from '../api/types';
import '../picture/Lists.css';
import '../settings/Settings.css';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';

/** Which kommuner the council is of, and whether the covered numbers are open data. */
export function CouncilSettings({ council, membership }: { council: Council; membership: Membership }) {
  const { t } = useTexts();
  const now = council.council;
  const waiting = now?.municipalities.filter(one => !one.agreed) ?? [];
  return (
    <>
      <h1 className="council-name">{t('council.settings')}</h1>
      <p className="opening"><strong>{!now ? t('council.notSet') : waiting.length > 0 ? t('council.waitsFor', { list: waiting.map(one => one.name).join(', ') }) : t('council.isOf', { name: now.name, list: now.municipalities.map(one => one.name).join(', ') })}</strong></p>
      <div className="page-columns">
        <CouncilForm council={council} membership={membership} />
        <OpenData council={council} membership={membership} />
      </div>
    </>
  );
}

function CouncilForm({ council, membership }: { council: Council; membership: Membership }) {
  const { t, compare } = useTexts();
  const session = useQuery(sessionQuery);
  const now = council.council;
  const [name, write] = useState(now?.name ?? '');
  const [chosen, choose] = useState<string[]>(now?.municipalities.map(one => one.code) ?? [membership.code]);
  const [more, add] = useState('');
  const saving = useMutation({ mutationFn: () => councilChanges(membership.code).set(name.trim(), [...new Set([membership.code, ...chosen, ...more.match(/\d{4}/g) ?? []])]), onSuccess: () => add('') });
  const known = new Map([...session.data?.municipalities ?? [], ...now?.municipalities ?? []].map(one => [one.code, one.name]));
  const agreed = new Map(now?.municipalities.map(one => [one.code, one.agreed]));
  return (
    <Form className="form" onSubmit={event => { event.preventDefault(); if (!saving.isPending) saving.mutate(); }}>
      <TextField className="field" value={name} onChange={next => { saving.reset(); write(next); }} isRequired maxLength={200}><Label>{t('council.name')}</Label><Input autoComplete="off" /></TextField>
      <CheckboxGroup className="field" value={chosen} onChange={next => { saving.reset(); choose(next); }}>
        <Label className="field-label">{t('council.municipalities')}</Label>
        {[...known].toSorted((a, b) => compare(a[1], b[1])).map(([code, place]) => (
          <Checkbox key={code} className="checkbox" value={code} isDisabled={code === membership.code}>{({ isSelected }) => <><span className="checkbox-box" aria-hidden>{isSelected && '✓'}</span> {place} {agreed.has(code) && <span className="list-muted">{t(agreed.get(code) ? 'council.agreed' : 'council.notAgreed')}</span>}</>}</Checkbox>
        ))}
      </CheckboxGroup>
      <TextField className="field" value={more} onChange={next => { saving.reset(); add(next); }} maxLength={100}><Label>{t('council.more')}</Label><Input inputMode="numeric" autoComplete="off" placeholder="1885" /></TextField>
      <p className="page-muted">{t('council.eachAgrees')}</p>
      {saving.isError && <Refused error={saving.error} />}
      <div className="form-buttons"><Button className="button" type="submit" isDisabled={!name.trim()}>{t(saving.isPending ? 'form.saving' : 'plan.save')}</Button></div>
      <p role="status">{saving.isSuccess && t('council.saved')}</p>
    </Form>
  );
}

function OpenData({ council, membership }: { council: Council; membership: Membership }) {
  const { t } = useTexts();
  const switching = useMutation({ mutationFn: (on: boolean) => councilChanges(membership.code).openData(on) });
  const at = `/open-data/${membership.code}`;
  return (
    <section className="page-part">
      <h2>{t('council.openData')}</h2>
      <p className="page-text">{t('council.openDataExplained')}</p>
      <Switch className="toggle" isSelected={council.openData} isDisabled={switching.isPending} onChange={on => switching.mutate(on)}><span className="toggle-track" aria-hidden /> {t(council.openData ? 'council.openDataOn' : 'council.openDataOff')}</Switch>
      {switching.isError && <Refused error={switching.error} />}
      {council.openData && (
        <ul className="list">
          <li><a href={`${at}/catalog.jsonld`}>{t('council.catalogue')}</a></li>
          {council.reports.map(one => <li key={one.period}><span>{one.period}</span> <a href={`${at}/${one.period}.csv`}>CSV</a> <a href={`${at}/${one.period}.json`}>JSON</a></li>)}
        </ul>
      )}
    </section>
  );
}
