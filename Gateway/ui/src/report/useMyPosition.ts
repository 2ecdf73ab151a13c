import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { areasQuery } from '../api/queries';
import type { Position } from '../api/types';
import { boundsOf, ringsOf } from '../map/geometry';
import { useTexts } from '../texts/texts';

type State = 'silent' | 'asking' | 'found' | 'denied' | 'unknown' | 'outside';

const patience = 10_000;
const margin = 0.1; // degrees, some ten kilometres: the API's own limit is the kommun's

/** The phone's own position, and in plain words why there is none. */
export function useMyPosition(municipality: string, found: (point: Position) => void) {
  const { t, number } = useTexts();
  const areas = useQuery(areasQuery(municipality));
  const [state, be] = useState<State>('silent');
  const [metres, say] = useState(0);

  const ask = () => {
    if (!('geolocation' in navigator)) { be('unknown'); return; }
    be('asking');
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      const point: Position = [Number(coords.longitude.toFixed(6)), Number(coords.latitude.toFixed(6))];
      const box = boundsOf((areas.data?.features ?? []).flatMap(ringsOf).flat());
      if (box && (point[0] < box.west - margin || point[0] > box.east + margin || point[1] < box.south - margin || point[1] > box.north + margin)) { be('outside'); return; }
      say(Math.round(coords.accuracy));
      be('found');
      found(point);
    }, error => be(error.code === error.PERMISSION_DENIED ? 'denied' : 'unknown'), { enableHighAccuracy: true, timeout: patience, maximumAge: 0 });
  };
  const refused = state === 'denied' || state === 'unknown' || state === 'outside';
  return { ask, state, refused, said: state === 'found' ? t('report.position.found', { metres: number(metres) }) : refused ? t(`report.position.${state}`) : '', clear: () => be('silent') };
}
