import { Minus, Plus, Scan } from 'lucide-react';
import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { Button } from 'react-aria-components';
import type { Position } from '../api/types';
import { percent } from '../charts/scale';
import { boundsOf, centreOf, frame, pathOf, projection } from '../map/geometry';
import '../map/Map.css';
import { SvgTiles } from '../map/SvgTiles';
import { Attribution, useTiles } from '../map/tiles';
import { useTexts } from '../texts/texts';
import type { Shape } from '../map/useShapes';

export interface Mark { position: Position; text: string; positive: boolean }

interface Props {
  shapes: readonly Shape[];
  route: readonly Position[];
  marks: readonly Mark[];
  alt: string;
  /** Puts a point where the map is pressed; with the keyboard where the cross stands. */
  put?: ((position: Position) => void) | undefined;
  undo?: (() => void) | undefined;
}

const nearest = 256, moved = 6, step = 0.05;

/** The walk on the kommun's areas: its route, and what was seen along it. It is moved with a finger and drawn nearer, and needs no tile server; tiles lie under it where the installation names some. */
export function WalkMap({ shapes, route, marks, alt, put, undo }: Props) {
  const { t } = useTexts();
  const tiles = useTiles();
  const surface = useRef<SVGSVGElement>(null);
  const drag = useRef<{ x: number; y: number; middle: Position; far: boolean }>(undefined);
  const [cross, show] = useState(false);
  const { to, from } = useMemo(() => projection(boundsOf(shapes.flatMap(shape => shape.rings.flat()))!), [shapes]);
  const [{ middle, zoom }, look] = useState(() => around([...route, ...marks.map(mark => mark.position)].map(to)));
  const [width, height] = [frame.width / zoom, frame.height / zoom];
  const [left, top] = [middle[0] - width / 2, middle[1] - height / 2];
  const at = (position: Position) => { const [x, y] = to(position); return { x: percent(x - left, width), y: percent(y - top, height) }; };
  const nearer = (factor: number) => look({ middle, zoom: Math.min(nearest, Math.max(1, zoom * factor)) });
  const place = (x: number, y: number) => { const [lon, lat] = from([x, y]); put?.([Number(lon.toFixed(6)), Number(lat.toFixed(6))]); };

  const press = (event: PointerEvent) => { drag.current = { x: event.clientX, y: event.clientY, middle, far: false }; show(false); };
  const move = (event: PointerEvent) => {
    const { current } = drag;
    if (!current || (!current.far && Math.hypot(event.clientX - current.x, event.clientY - current.y) < moved)) return;
    if (!current.far) surface.current!.setPointerCapture(event.pointerId);
    current.far = true;
    const box = surface.current!.getBoundingClientRect();
    look({ zoom, middle: [current.middle[0] - (event.clientX - current.x) / box.width * width, current.middle[1] - (event.clientY - current.y) / box.height * height] });
  };
  const release = (event: PointerEvent) => {
    const { current } = drag;
    drag.current = undefined;
    if (!current || current.far) return;
    const box = surface.current!.getBoundingClientRect();
    place(left + (event.clientX - box.left) / box.width * width, top + (event.clientY - box.top) / box.height * height);
  };
  const key = (event: KeyboardEvent) => {
    const go: Record<string, Position> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const way = go[event.key];
    if (way) look({ zoom, middle: [middle[0] + way[0] * width * step, middle[1] + way[1] * height * step] });
    else if (event.key === 'Enter' || event.key === ' ') place(middle[0], middle[1]);
    else if (event.key === 'Backspace') undo?.();
    else if (event.key === '+') nearer(2);
    else if (event.key === '-') nearer(0.5);
    else return;
    show(true);
    event.preventDefault();
  };
  const points = route.map(to).map(([x, y]) => `${x.toFixed(3)} ${y.toFixed(3)}`);
  return (
    <div className="map walk-map">
      <svg className="map-svg" ref={surface} {...put ? { role: 'application', tabIndex: 0, 'aria-roledescription': t('walks.map'), onKeyDown: key, onFocus: event => show(event.currentTarget.matches(':focus-visible')), onBlur: () => show(false) } : { role: 'img' }}
        aria-label={alt} data-drawing={put && true} onPointerDown={press} onPointerMove={move} onPointerUp={release} onPointerCancel={() => { drag.current = undefined; }}>
        <svg viewBox={`${left} ${top} ${width} ${height}`} preserveAspectRatio="none">
          {tiles && <SvgTiles tiles={tiles} to={to} from={from} box={[left, top, width, height]} />}
          {shapes.map((shape, index) => <path key={index} className={tiles ? 'map-over' : shape.name === null ? 'map-outline' : 'map-fill map-usual'} d={pathOf(shape.rings, to)} />)}
          {points.length > 1 && <path className="walk-route" d={`M${points.join('L')}`} />}
        </svg>
        {shapes.map((shape, index) => {
          const centre = shape.name !== null && centreOf(shape.rings);
          return centre && <text key={index} className="map-name" {...at(centre)} textAnchor="middle">{shape.name}</text>;
        })}
        {route.map((position, index) => { const { x, y } = at(position); return (index === 0 || index === route.length - 1 || put) && <circle key={index} className="walk-corner" data-first={index === 0 || undefined} cx={x} cy={y} r={index === 0 ? 6 : 4} />; })}
        {marks.map((mark, index) => { const { x, y } = at(mark.position); return <g key={index} className="walk-mark" data-positive={mark.positive || undefined}>{mark.positive ? <circle cx={x} cy={y} r="11" /> : <svg x={x} y={y} overflow="visible"><rect x="-11" y="-11" width="22" height="22" rx="3" /></svg>}<text x={x} y={y} dy="0.35em" textAnchor="middle">{mark.text}</text></g>; })}
        {cross && <g className="walk-cross"><line x1="50%" x2="50%" y1="44%" y2="56%" /><line x1="46%" x2="54%" y1="50%" y2="50%" /></g>}
      </svg>
      <Attribution tiles={tiles} />
      <div className="map-zoom" role="group" aria-label={t('map.zoom')}>
        <Button className="icon-button" aria-label={t('map.nearer')} isDisabled={zoom >= nearest} onPress={() => nearer(2)}><Plus aria-hidden /></Button>
        <Button className="icon-button" aria-label={t('map.farther')} isDisabled={zoom <= 1} onPress={() => nearer(0.5)}><Minus aria-hidden /></Button>
        <Button className="icon-button" aria-label={t('map.whole')} onPress={() => look(around([]))}><Scan aria-hidden /></Button>
      </div>
    </div>
  );
}

/** The part of the frame that holds the points with room around them; without points all of it. */
function around(points: readonly Position[]): { middle: Position; zoom: number } {
  const bounds = boundsOf(points);
  if (!bounds) return { middle: [frame.width / 2, frame.height / 2], zoom: 1 };
  const room = 1.6;
  const zoom = Math.min(frame.width / (bounds.east - bounds.west) / room, frame.height / (bounds.north - bounds.south) / room, nearest / 4);
  return { middle: [(bounds.west + bounds.east) / 2, (bounds.south + bounds.north) / 2], zoom: Math.max(1, zoom) };
}
