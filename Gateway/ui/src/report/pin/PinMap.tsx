import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { areasQuery } from '../../api/queries';
import type { Membership, Position } from '../../api/types';
import { ringsOf } from '../../map/geometry';
import '../../map/Map.css';
import { hasWebGl } from '../../map/webGl';
import { SvgPin } from './SvgPin';

export interface Pinned {
  /** The kommun's outline first, then its areas. */
  shapes: { name: string | null; rings: Position[][] }[];
  point: Position | null;
  put(point: Position): void;
}

// Where the large map cannot be had, as without a net, the drawing does.
const GlPin = lazy(() => import('./GlPin').catch(() => ({ default: SvgPin })));

/** Where it happened, as a pin on the kommun's areas. The list of areas and the address are its keyboard. */
export default function PinMap({ membership, point, put }: { membership: Membership; point: Position | null; put(point: Position): void }) {
  const areas = useQuery(areasQuery(membership.code));
  const movable = useMemo(hasWebGl, []);
  const shapes = useMemo(() => (areas.data?.features ?? [])
    .map(feature => ({ name: feature.properties.code === membership.code ? null : feature.properties.name, rings: ringsOf(feature) }))
    .toSorted((a, b) => Number(a.name !== null) - Number(b.name !== null)), [areas.data, membership.code]);
  if (areas.isPending || shapes.length === 0) return <div className="map pin-map" />;
  const pinned = { shapes, point, put };
  return (
    <div className="map pin-map">
      {movable ? <Suspense fallback={<SvgPin {...pinned} />}><GlPin {...pinned} /></Suspense> : <SvgPin {...pinned} />}
    </div>
  );
}
