import { useMutation, useQuery } from '@tanstack/react-query';
import { LocateFixed } from 'lucide-react';
import { useState } from 'react';
import { Button, Form, Label, Radio, RadioGroup, TextArea, TextField } from 'react-aria-components';
import { categoriesQuery } from '../api/categories';
import type { Membership, Position } from '../api/types';
import { newId, walkChanges, type Observation, type ObservationForm as Written, type Walk } from '../api/walks';
import { FieldErrors } from '../states/FieldErrors';
import { useTexts } from '../texts/texts';
import { useShapes } from '../map/useShapes';
import { WalkMap } from './WalkMap';

/** One thing that is seen, noted where one stands: good or bad, what, and where on the map. What could not be sent yet is sent when the net is back. */
export function ObservationForm({ walk, membership, observation, done }: { walk: Walk; membership: Membership; observation?: Observation; done(): void }) {
  const { t } = useTexts();
  const shapes = useShapes(membership.code);
  const categories = useQuery(categoriesQuery(membership.code));
  const [id] = useState(observation?.id ?? newId);
  const [values, set] = useState<Written>(observation ?? { what: '', category: null, severity: 1, positive: false, lon: null, lat: null });
  const [lost, lose] = useState(false);
  const saving = useMutation({ mutationFn: () => walkChanges(membership.code).observe(walk.id, id, { ...values, what: values.what.trim(), category: values.positive && !observation ? null : values.category }), onSuccess: done });
  const change = (part: Partial<Written>) => { saving.reset(); set({ ...values, ...part }); };
  const put = ([lon, lat]: Position) => change({ lon, lat });
  const where: Position | undefined = values.lon !== null && values.lat !== null ? [values.lon, values.lat] : undefined;
  const here = () => navigator.geolocation.getCurrentPosition(({ coords }) => { lose(false); put([Number(coords.longitude.toFixed(6)), Number(coords.latitude.toFixed(6))]); }, () => lose(true), { enableHighAccuracy: true, timeout: 10_000 });
  const ready = values.what.trim() && (values.positive || values.category);
  return (
    <Form className="form walk-note" onSubmit={event => { event.preventDefault(); if (ready && !saving.isPending) saving.mutate(); }}>
      <RadioGroup className="field" value={values.positive ? 'positive' : 'negative'} onChange={next => change({ positive: next === 'positive' })}>
        <Label className="field-label">{t('walks.whatKind')}</Label>
        <div className="choices"><Radio className="choice" value="negative">{t('walks.negative')}</Radio><Radio className="choice" value="positive">{t('walks.positive')}</Radio></div>
      </RadioGroup>
      <TextField className="field" value={values.what} onChange={what => change({ what })} isRequired maxLength={1000} autoFocus><Label>{t('walks.what')}</Label><TextArea rows={3} /></TextField>
      {!values.positive && (
        <>
          <label className="field"><span className="field-label">{t('walks.category')}</span>
            <select value={values.category ?? ''} onChange={event => change({ category: event.target.value || null })} required>
              <option value="" disabled>{t('walks.categoryChoose')}</option>
              {categories.data?.filter(one => (!one.retired && one.code !== 'lugnt') || one.code === values.category).map(one => <option key={one.code} value={one.code}>{one.name}</option>)}
            </select>
          </label>
          <RadioGroup className="field" value={String(values.severity)} onChange={next => change({ severity: Number(next) })}>
            <Label className="field-label">{t('walks.severity')}</Label>
            <div className="choices">{([1, 2, 3] as const).map(one => <Radio key={one} className="choice" value={String(one)}>{t(`walks.severity.${one}`)}</Radio>)}</div>
          </RadioGroup>
        </>
      )}
      <section aria-labelledby={`where-${id}`}>
        <h3 className="walk-label" id={`where-${id}`}>{t('walks.whereSeen')}</h3>
        {'geolocation' in navigator && <p><Button className="outline-button" onPress={here}><LocateFixed aria-hidden /> {t('walks.here')}</Button></p>}
        <p className="list-muted" role="status">{t(lost ? 'walks.hereLost' : where ? 'walks.placed' : 'walks.placeHelp')}</p>
        {shapes.length > 0 && <WalkMap key={where ? 'placed' : 'open'} shapes={shapes} route={walk.route?.coordinates ?? []} marks={where ? [{ position: where, text: '•', positive: values.positive }] : []} alt={t('walks.placeMap')} put={put} undo={() => change({ lon: null, lat: null })} />}
      </section>
      {saving.isError && <FieldErrors error={saving.error} names={{ what: t('walks.what'), category: t('walks.category'), lon: t('walks.whereSeen'), lat: t('walks.whereSeen') }} />}
      {saving.isPaused && <p role="status">{t('walks.offline')}</p>}
      <div className="form-buttons">
        <Button className="button walk-add" type="submit" isDisabled={!ready}>{t(saving.isPending ? 'form.saving' : 'walks.note')}</Button>
        <Button className="quiet-button" onPress={done}>{t('form.cancel')}</Button>
      </div>
    </Form>
  );
}
