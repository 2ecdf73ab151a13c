import { lazy, Suspense, useMemo } from 'react';
import './Map.css';
import { useTexts } from '../texts/texts';
import { busiestPart, type Shown } from './shown';
import { SvgMap } from './SvgMap';
import { hasWebGl } from './webGl';

interface Props extends Shown {
  alt: string;
  chosen?: string | undefined;
  choose(area: string): void;
}

// The first paint does not wait for it: the drawing stands there until it has come.
const GlMap = lazy(() => import('./GlMap'));

/** The map. Where the browser has WebGL it can be moved and drawn nearer; elsewhere, and on paper, it is a drawing. The table beside it is its keyboard. */
export function AreaMap(props: Props) {
  const movable = useMemo(hasWebGl, []);
  const { t } = useTexts();
  if (props.areas.length === 0 && props.outline.length === 0) return null;
  const part = busiestPart(props.areas);
  const outside = movable ? props.areas.filter(area => !part.includes(area)) : [];
  return (
    <>
    <div className="map" data-movable={movable || undefined}>
      {movable && <div className="map-screen"><Suspense fallback={<SvgMap {...props} />}><GlMap {...props} /></Suspense></div>}
      <div className={movable ? 'map-paper' : 'map-drawing'}><SvgMap {...props} choose={movable ? undefined : props.choose} /></div>
    </div>
    {outside.length > 0 && <p className="figure-source map-outside">{t('map.outside', { list: outside.map(area => area.name).join(', ') })}</p>}
    </>
  );
}
