import { useId } from 'react';
import { Patterns, patternOf } from '../map/Patterns';
import type { Fill, Layer } from '../map/shown';
import { useTexts } from '../texts/texts';

const fills: Record<Layer, readonly Fill[]> = { change: ['more', 'usual', 'fewer', 'unknown'], level: ['red', 'yellow', 'green', 'unknown'] };

/** What the map's colours and patterns mean, in words. */
export function Legend({ layer, hotSpots, forecast }: { layer: Layer; hotSpots: boolean; forecast: boolean }) {
  const { t } = useTexts();
  const id = useId();
  return (
    <ul className="legend" aria-label={t('map.legend')}>
      {fills[layer].map(fill => (
        <li key={fill}>
          <svg aria-hidden>
            <defs><Patterns id={id} /></defs>
            <rect className={`map-fill map-${fill}`} width="100%" height="100%" /><rect width="100%" height="100%" fill={patternOf(id, fill)} />
          </svg>
          {t(fill === 'unknown' ? `map.legend.unknown.${layer}` : `map.legend.${fill}`)}
        </li>
      ))}
      {hotSpots && <li><svg aria-hidden viewBox="0 0 20 16"><circle className="map-spot" cx="10" cy="8" r="6" /></svg>{t('map.legend.hotSpot')}</li>}
      {forecast && <li><svg aria-hidden viewBox="0 0 20 16"><rect className="map-forecast" x="3" y="2" width="13" height="12" /></svg>{t('map.legend.forecast')}</li>}
    </ul>
  );
}
