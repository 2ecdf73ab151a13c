import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { areasQuery } from '../api/queries';
import type { Position } from '../api/types';
import { ringsOf } from './geometry';

/** An area's border; the kommun's own has no name. */
export interface Shape { name: string | null; rings: Position[][] }

/** The kommun's outline first, then its areas. Empty until they are here, and where there are none. */
export function useShapes(municipality: string): Shape[] {
  const areas = useQuery(areasQuery(municipality)).data;
  return useMemo(() => (areas?.features ?? [])
    .map(feature => ({ name: feature.properties.code === municipality ? null : feature.properties.name, rings: ringsOf(feature) }))
    .filter(shape => shape.rings.length > 0)
    .toSorted((a, b) => Number(a.name !== null) - Number(b.name !== null)), [areas, municipality]);
}

/** An area by its code, in words. */
export function useAreaName(municipality: string): (code: string | null) => string | null {
  const areas = useQuery(areasQuery(municipality)).data;
  return code => areas?.features.find(one => one.properties.code === code)?.properties.name ?? code;
}
