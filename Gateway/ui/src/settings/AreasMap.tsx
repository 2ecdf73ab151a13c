import { useRef, useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { AreaProperties, Features, Finding, Position } from '../api/types';
import { percent } from '../charts/scale';
import { boundsOf, centreOf, frame, pathOf, projection, ringsOf } from '../map/geometry';
import { useTexts } from '../texts/texts';
import '../map/Map.css';
import '../picture/Where.css';

interface Props {
  areas: Features<AreaProperties>; chosen: number | undefined; findings: readonly Finding[];
  choose(index: number): void;
  /** Puts a new border on the chosen area. */
  draw: ((ring: Position[]) => void) | undefined;
}

const start: Position[] = [[14.3, 59.15], [14.6, 59.35]];

/** The areas as they will be, with what the check found. A click puts a corner on the chosen area while drawing is on. */
export function AreasMap({ areas, chosen, findings, choose, draw }: Props) {
  const { t } = useTexts();
  const [drawing, toggle] = useState(false);
  const [corners, put] = useState<Position[]>([]);
  const surface = useRef<SVGSVGElement>(null);
  const all = areas.features.flatMap(feature => ringsOf(feature).flat());
  const { to, from } = projection(boundsOf(all.length > 0 ? all : start)!);
  const on = drawing && draw !== undefined;

  const click = (event: React.MouseEvent) => {
    if (!on) return;
    const box = surface.current!.getBoundingClientRect();
    const [x, y] = from([(event.clientX - box.left) / box.width * frame.width, (event.clientY - box.top) / box.height * frame.height]);
    const digits = Math.abs(x) > 180 ? 0 : 6; // metres of SWEREF 99 TM, or degrees
    const next: Position[] = [...corners, [Number(x.toFixed(digits)), Number(y.toFixed(digits))]];
    put(next);
    if (next.length >= 3) draw([...next, next[0]!]);
  };
  return (
    <div className="areas-map">
      {draw && (
        <div className="where-controls">
          <ToggleButton className="outline-button" isSelected={drawing} onChange={next => { toggle(next); put([]); }}>{t(drawing ? 'areaSettings.stopDrawing' : 'areaSettings.draw')}</ToggleButton>
          <p className="list-muted" role="status">{drawing && t('areaSettings.drawing', { count: corners.length })}</p>
        </div>
      )}
      <div className="map">
        <svg className="map-svg" ref={surface} role="img" aria-label={t('areaSettings.mapAlt', { list: areas.features.map(one => one.properties.name).join(', ') })} onClick={click} data-drawing={on || undefined}>
          <svg viewBox={`0 0 ${frame.width} ${frame.height}`}>
            {areas.features.map((feature, index) => (
              <g key={index} className="map-area" onClick={() => { if (!on) choose(index); }}>
                <title>{feature.properties.name}</title>
                <path className={`map-fill ${feature.properties.parent == null ? 'map-unknown' : 'map-usual'}`} d={pathOf(ringsOf(feature), to)} />
              </g>
            ))}
            {chosen !== undefined && areas.features[chosen] && <path className="map-chosen" d={pathOf(ringsOf(areas.features[chosen]), to)} />}
            {findings.map((one, index) => one.geometry && <path key={index} className="map-finding" d={pathOf(ringsOf({ geometry: one.geometry }), to)} />)}
          </svg>
          {areas.features.map((feature, index) => {
            const centre = centreOf(ringsOf(feature));
            if (!centre || feature.properties.parent == null) return null;
            const [x, y] = to(centre);
            return <text key={index} className="map-name" x={percent(x, frame.width)} y={percent(y, frame.height)} textAnchor="middle">{feature.properties.name}</text>;
          })}
          {corners.map((corner, index) => { const [x, y] = to(corner); return <circle key={index} className="map-corner" cx={percent(x, frame.width)} cy={percent(y, frame.height)} r="4" />; })}
        </svg>
      </div>
    </div>
  );
}
