import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { areasQuery } from '../../api/queries';
import type { Membership, Position } from '../../api/types';
import '../../map/Map.css';
import { useShapes, type Shape } from '../../map/useShapes';
import { hasWebGl } from '../../map/webGl';
import { useTexts } from '../../texts/texts';
import { SvgPin } from './SvgPin';

export interface Pinned {
  shapes: readonly Shape[];
  point: Position | null;
  put(point: Position): void;
}

// Where the large map cannot be had, as without a net, the drawing does.
const GlPin = lazy(() => import('./GlPin').catch(() => ({ default: SvgPin })));

/** Where it happened, as a pin on the kommun's areas. The list of areas and the address are its keyboard. */
export default function PinMap({ membership, point, put }: { membership: Membership; point: Position | null; put(point: Position): void }) {
  const { t } = useTexts();
  const { isPending } = useQuery(areasQuery(membership.code));
  const movable = useMemo(hasWebGl, []);
  const shapes = useShapes(membership.code);
  if (isPending) return <div className="map pin-map" />;
  if (shapes.length === 0) return <p className="page-text">{t('report.noMap')}</p>;
  const pinned = { shapes, point, put };
  return (
    <>
      <div className="map pin-map">
        {movable ? <Suspense fallback={<SvgPin {...pinned} />}><GlPin {...pinned} /></Suspense> : <SvgPin {...pinned} />}
      </div>
      <p className="list-muted">{t(point ? 'report.mapPinned' : 'report.mapHelp')}</p>
    </>
  );
}
