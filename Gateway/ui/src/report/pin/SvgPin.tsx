import { Minus, Plus, Scan } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { percent } from '../../charts/scale';
import { boundsOf, centreOf, frame, pathOf, projection } from '../../map/geometry';
import { useTexts } from '../../texts/texts';
import type { Pinned } from './PinMap';

const nearest = 64;

/** The pin on a drawing: press where it was, draw nearer, press again. It weighs nothing and needs no net. */
export function SvgPin({ shapes, point, put }: Pinned) {
  const { t } = useTexts();
  const surface = useRef<SVGSVGElement>(null);
  const [zoom, draw] = useState(1);
  const bounds = boundsOf(shapes.flatMap(shape => shape.rings.flat()))!;
  const { to, from } = projection(bounds);
  const [x, y] = point ? to(point) : [frame.width / 2, frame.height / 2];
  // Drawn nearer around the pin, and never beyond the frame.
  const [width, height] = [frame.width / zoom, frame.height / zoom];
  const [left, top] = [Math.min(Math.max(x - width / 2, 0), frame.width - width), Math.min(Math.max(y - height / 2, 0), frame.height - height)];
  const at = ([px, py]: readonly [number, number]) => [percent(px - left, width), percent(py - top, height)] as const;

  const press = (event: React.MouseEvent) => {
    const box = surface.current!.getBoundingClientRect();
    const [lon, lat] = from([left + (event.clientX - box.left) / box.width * width, top + (event.clientY - box.top) / box.height * height]);
    put([Number(lon.toFixed(6)), Number(lat.toFixed(6))]);
    draw(zoom === 1 ? 4 : zoom);
  };
  const [pinX, pinY] = at([x, y]);
  return (
    <>
      <svg className="map-svg pin-svg" ref={surface} role="img" aria-label={t(point ? 'report.mapPinned' : 'report.map')} onClick={press}>
        <svg viewBox={`${left} ${top} ${width} ${height}`}>
          {shapes.map((shape, index) => <path key={index} className={shape.name === null ? 'map-outline' : 'map-fill map-usual'} d={pathOf(shape.rings, to)} />)}
        </svg>
        {shapes.map((shape, index) => {
          const centre = shape.name !== null && centreOf(shape.rings);
          if (!centre) return null;
          const [textX, textY] = at(to(centre));
          return <text key={index} className="map-name" x={textX} y={textY} textAnchor="middle">{shape.name}</text>;
        })}
        {point && <><circle className="pin-ring" cx={pinX} cy={pinY} r="14" /><circle className="pin-dot" cx={pinX} cy={pinY} r="5" /></>}
      </svg>
      <div className="map-zoom" role="group" aria-label={t('map.zoom')}>
        <Button className="icon-button" aria-label={t('map.nearer')} isDisabled={zoom >= nearest} onPress={() => draw(zoom * 2)}><Plus aria-hidden /></Button>
        <Button className="icon-button" aria-label={t('map.farther')} isDisabled={zoom <= 1} onPress={() => draw(zoom / 2)}><Minus aria-hidden /></Button>
        <Button className="icon-button" aria-label={t('map.whole')} onPress={() => draw(1)}><Scan aria-hidden /></Button>
      </div>
    </>
  );
}
