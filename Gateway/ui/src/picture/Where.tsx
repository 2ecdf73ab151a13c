import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { areasQuery } from '../api/queries';
import type { Membership, Picture } from '../api/types';
import { go, useView } from '../app/view';
import { AreaMap } from '../map/AreaMap';
import { shownOf, type Layer } from '../map/shown';
import { useTexts } from '../texts/texts';
import { yearAndNumber } from '../time/isoWeek';
import { AreaPanel } from './area/AreaPanel';
import { ByArea } from './ByArea';
import { Legend } from './Legend';
import { TimeSlider } from './TimeSlider';
import { useSource } from './useSource';
import './Where.css';

/** Where: the map, and beside it the areas or the one that is chosen. What is chosen is in the address. */
export function Where({ picture, membership }: { picture: Picture; membership: Membership }) {
  const texts = useTexts();
  const { t } = texts;
  const view = useView();
  const source = useSource(picture);
  const beside = useRef<HTMLDivElement>(null);
  const shapes = useQuery(areasQuery(picture.municipality));
  const layer: Layer = view.query?.['karta'] === 'lage' ? 'level' : 'change';
  const withForecast = view.query?.['visa'] === 'prognos';
  const area = picture.areas.find(one => one.code === view.query?.['omrade'] && one.parent !== null);

  const choose = (choice: Record<string, string | undefined>, how: 'push' | 'replace' = 'push') => go({ ...view, query: { ...view.query, ...choice } }, how);
  const shown = useMemo(() => shapes.data && shownOf(picture, shapes.data, layer, withForecast, texts), [shapes.data, picture, layer, withForecast, texts]);

  // Whoever opens an area reads on in its panel; whoever closes it stands where they were.
  const before = useRef(area?.code);
  useEffect(() => {
    if (before.current === area?.code) return;
    const target = area ? '.area-panel h2' : `[data-area="${CSS.escape(before.current ?? '')}"]`;
    beside.current?.querySelector<HTMLElement>(target)?.focus({ preventScroll: innerWidth > 1200 });
    before.current = area?.code;
  }, [area?.code]);

  return (
    <div className="where" data-mapless={!shown || shown.areas.length === 0 || undefined}>
      {shown && shown.areas.length > 0 && (
        <section className="where-map" aria-label={t('map.label')}>
          <div className="where-controls">
            <ToggleButtonGroup className="switch" aria-label={t('map.colour')} selectionMode="single" disallowEmptySelection selectedKeys={[layer]}
              onSelectionChange={keys => choose({ karta: keys.has('level') ? 'lage' : undefined }, 'replace')}>
              <ToggleButton id="change" className="switch-choice">{t('map.change')}</ToggleButton>
              <ToggleButton id="level" className="switch-choice">{t('map.level')}</ToggleButton>
            </ToggleButtonGroup>
            {picture.forecast && picture.forecast.cells.length > 0 && (
              <ToggleButton className="switch-choice where-forecast" isSelected={withForecast} onChange={on => choose({ visa: on ? 'prognos' : undefined }, 'replace')}>
                {t('map.forecast', { number: yearAndNumber(picture.forecast.week).number })}
              </ToggleButton>
            )}
          </div>
          <AreaMap {...shown} alt={t(layer === 'level' ? 'map.altLevel' : 'map.altChange', { list: shown.areas.map(one => one.text).join('; ') })}
            chosen={area?.code} choose={code => choose({ omrade: code })} />
          <Legend layer={layer} hotSpots={shown.hotSpots.length > 0} forecast={shown.forecast.length > 0} />
          <TimeSlider week={picture.week} choose={detail => go({ ...view, detail }, 'replace')} />
          <p className="figure-source">{source}</p>
        </section>
      )}
      <div className="where-beside" ref={beside}>
        {area && <AreaPanel key={area.code} picture={picture} area={area} membership={membership} close={() => choose({ omrade: undefined })} />}
        <div className="where-areas" data-covered={area ? '' : undefined}><ByArea picture={picture} choose={code => choose({ omrade: code })} /></div>
      </div>
    </div>
  );
}
