import { useId } from 'react';
import { percent } from '../charts/scale';
import { boundsOf, frame, pathOf, projection } from './geometry';
import { Patterns, patternOf } from './Patterns';
import type { Shown } from './shown';

interface Props extends Shown {
  alt: string;
  chosen?: string | undefined;
  choose?: ((area: string) => void) | undefined;
}

/** The map as a drawing: on paper, and where the browser has no WebGL. Names stand in percentages, so that they keep their size. */
export function SvgMap({ areas, outline, hotSpots, forecast, alt, chosen, choose }: Props) {
  const id = useId();
  const bounds = boundsOf([...outline.flat(), ...areas.flatMap(area => area.rings.flat())]);
  if (!bounds) return null;
  const { to, unitsPerMetre } = projection(bounds);
  const most = Math.max(1, ...hotSpots.map(spot => spot.count));

  return (
    <svg className="map-svg" role="img" aria-label={alt}>
      <svg viewBox={`0 0 ${frame.width} ${frame.height}`}>
        <defs><Patterns id={id} /></defs>
        <path className="map-outline" d={pathOf(outline, to)} />
        {areas.map(area => {
          const path = pathOf(area.rings, to);
          return (
            <g key={area.code} className="map-area" data-inner={area.inner || undefined} onClick={() => choose?.(area.code)}>
              <title>{area.text}</title>
              <path className={`map-fill map-${area.fill}`} d={path} />
              <path className="map-pattern" d={path} fill={patternOf(id, area.fill)} />
            </g>
          );
        })}
        {areas.filter(area => area.code === chosen).map(area => <path key={area.code} className="map-chosen" d={pathOf(area.rings, to)} />)}
        {forecast.map((cell, index) => {
          const [x, y] = to([cell.lon, cell.lat]);
          const half = Math.max(2.5, 125 * unitsPerMetre);
          return <rect key={index} className="map-forecast" x={x - half} y={y - half} width={2 * half} height={2 * half} />;
        })}
      </svg>
      {hotSpots.map((spot, index) => {
        const [x, y] = to([spot.lon, spot.lat]);
        return <circle key={index} className="map-spot" cx={percent(x, frame.width)} cy={percent(y, frame.height)} r={6 + 8 * Math.sqrt(spot.count / most)} />;
      })}
      {areas.map(area => {
        const [x, y] = to(area.centre);
        const box = boundsOf(area.rings.flat().map(to))!;
        const fits = (box.east - box.west) / frame.width > area.name.length * 0.0135; // in the widest place the map is given
        return (
          <text key={area.code} className="map-name" x={percent(x, frame.width)} y={percent(y, frame.height)} textAnchor="middle" data-small={!fits || undefined}>
            <tspan className="map-name-text" x={percent(x, frame.width)} dy="-0.2em">{area.name}</tspan>
            <tspan className="map-name-mark" x={percent(x, frame.width)} dy="1.15em">{area.mark}</tspan>
          </text>
        );
      })}
    </svg>
  );
}
