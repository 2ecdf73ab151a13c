import { useState } from 'react';
import { Button, Input, Label, TextArea, TextField } from 'react-aria-components';
import type { AreaProperties, Feature, Features, Position } from '../api/types';
import { ringsOf } from '../map/geometry';
import { useTexts } from '../texts/texts';

interface Props {
  feature: Feature<AreaProperties>; areas: Features<AreaProperties>; municipality: string;
  change(feature: Feature<AreaProperties>): void; remove(): void; close(): void;
}

/** One area: its name, what it lies in, how many live there, since when, and its border as a list of coordinates, which is the keyboard's way of drawing. */
export function AreaForm({ feature, areas, municipality, change, remove, close }: Props) {
  const { t } = useTexts();
  const { properties } = feature;
  const set = (part: Partial<AreaProperties>) => change({ ...feature, properties: { ...properties, ...part } });
  const border = (ringsOf(feature)[0] ?? []).slice(0, -1).map(([x, y]) => `${x} ${y}`).join('\n');
  const [typed, type] = useState<string>();
  const rings = ringsOf(feature).length;
  return (
    <section className="form area-form" aria-label={properties.name}>
      <TextField className="field" value={properties.name} onChange={name => set({ name })} maxLength={100} autoFocus><Label>{t('areaSettings.name')}</Label><Input /></TextField>
      <TextField className="field" value={properties.code} onChange={code => set({ code })} maxLength={40}><Label>{t('areaSettings.code')}</Label><Input /></TextField>
      {properties.code !== municipality && (
        <label className="field"><span className="field-label">{t('areaSettings.partOf')}</span>
          <select value={properties.parent ?? municipality} onChange={event => set({ parent: event.target.value })}>
            {!areas.features.some(one => one.properties.code === municipality) && <option value={municipality}>{t('decision.wholeMunicipality')}</option>}
            {areas.features.filter(one => one !== feature).map(one => <option key={one.properties.code} value={one.properties.code}>{one.properties.name}</option>)}
          </select>
        </label>
      )}
      <TextField className="field" type="text" inputMode="numeric" value={properties.population == null ? '' : String(properties.population)} onChange={text => set({ population: /^\d+$/.test(text) ? Number(text) : null })}><Label>{t('areaSettings.population')}</Label><Input /></TextField>
      <TextField className="field" type="date" value={properties.validFrom ?? ''} onChange={validFrom => set({ validFrom: validFrom || null })}><Label>{t('areaSettings.validFrom')}</Label><Input /></TextField>
      {rings > 1 ? <p className="list-muted">{t('areaSettings.manyRings', { count: rings })}</p> : (
        <TextField className="field" value={typed ?? border} onChange={text => { type(text); const ring = ringFrom(text); if (ring) change({ ...feature, geometry: { type: 'Polygon', coordinates: [ring] } }); }} onBlur={() => type(undefined)}>
          <Label>{t('areaSettings.border')}</Label><TextArea rows={8} spellCheck={false} />
        </TextField>
      )}
      <div className="form-buttons">
        <Button className="outline-button" onPress={close}>{t('areaSettings.done')}</Button>
        {properties.code !== municipality && <Button className="quiet-button" onPress={remove}>{t('areaSettings.remove')}</Button>}
      </div>
    </section>
  );
}

/** A closed ring of lines such as `14.43 59.24`; undefined while a line is not two numbers, or there are fewer than three. */
export function ringFrom(text: string): Position[] | undefined {
  const lines = text.split('\n').map(line => line.trim()).filter(Boolean).map(line => line.split(/[\s;]+|,\s+/).map(part => Number(part.replace(',', '.'))));
  if (lines.length < 3 || lines.some(line => line.length !== 2 || line.some(Number.isNaN))) return undefined;
  const ring = lines.map(([x, y]): Position => [x!, y!]);
  return [...ring, ring[0]!];
}
