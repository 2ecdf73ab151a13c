import { useQuery } from '@tanstack/react-query';
import { LocateFixed } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Button, Input, Label, Radio, RadioGroup, TextField } from 'react-aria-components';
import { areasQuery } from '../api/queries';
import { useTexts } from '../texts/texts';
import type { Draft } from './draft';
import type { PartProps } from './EventForm';
import { useMyPosition } from './useMyPosition';
import { Wrong } from './Wrong';

const PinMap = lazy(() => import('./pin/PinMap'));

/** Where it happened: a pin on the map, an area from the list or a place in words. One's own position is the quickest pin. */
export function Where({ draft: { where }, change, membership, wrong }: PartProps) {
  const { t, compare } = useTexts();
  const areas = useQuery(areasQuery(membership.code));
  const calm = useCalm();
  const set = (part: Partial<Draft['where']>) => change({ where: { ...where, ...part } });
  const position = useMyPosition(membership.code, point => set({ how: 'map', point }));
  const inside = (areas.data?.features ?? []).filter(one => one.properties.code !== membership.code).toSorted((a, b) => compare(a.properties.name, b.properties.name));
  const within = inside.find(one => one.properties.code === where.area);
  return (
    <div className="report-part">
      <RadioGroup value={where.how} onChange={how => set({ how: how as Draft['where']['how'] })} isInvalid={wrong !== undefined}>
        <Label className="report-label">{t('report.where')}</Label>
        <div className="choices">{(['map', 'area', 'address'] as const).map(how => <Radio key={how} className="choice" value={how}>{t(`report.where.${how}`)}</Radio>)}</div>
      </RadioGroup>
      {where.how === 'map' && (
        <>
          <Button className="outline-button report-position" onPress={position.ask}><LocateFixed aria-hidden /> {t(position.state === 'asking' ? 'report.position.asking' : 'report.position')}</Button>
          <p role="status" className={position.refused ? 'report-refusal' : 'list-muted'}>{position.said}</p>
          {calm ? <Suspense fallback={<div className="map pin-map" />}><PinMap membership={membership} point={where.point} put={point => { position.clear(); set({ point }); }} /></Suspense> : <div className="map pin-map" />}
        </>
      )}
      {where.how !== 'map' && (
        <label className="field"><span className="field-label">{t('report.area')}</span>
          <select value={within || where.area === membership.code ? where.area : ''} onChange={event => set({ area: event.target.value })}>
            <option value="">{t('report.areaChoose')}</option>
            {inside.map(one => <option key={one.properties.code} value={one.properties.code}>{one.properties.name}</option>)}
            <option value={membership.code}>{t('report.areaUnknown')}</option>
          </select>
        </label>
      )}
      {where.how !== 'area' && <TextField className="field report-address" value={where.address} onChange={address => set({ address })} maxLength={200}><Label>{t(where.how === 'address' ? 'report.address' : 'report.addressMore')}</Label><Input autoComplete="off" /></TextField>}
      <Wrong text={wrong} />
    </div>
  );
}

// The map waits until the form has been drawn and answers: nobody waits for the map.
function useCalm(): boolean {
  const [calm, be] = useState(false);
  useEffect(() => {
    const idle = 'requestIdleCallback' in window ? requestIdleCallback(() => be(true), { timeout: 3000 }) : undefined;
    const later = idle === undefined ? setTimeout(() => be(true), 500) : undefined;
    return () => { if (idle !== undefined) cancelIdleCallback(idle); clearTimeout(later); };
  }, []);
  return calm;
}
