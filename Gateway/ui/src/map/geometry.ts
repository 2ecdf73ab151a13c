import type { Feature, Position } from '../api/types';

/** The picture's frame, in units of its own: four to three, as wide as the map is drawn. */
export const frame = { width: 400, height: 300 };

export interface Bounds { west: number; south: number; east: number; north: number }

/** The rings of a polygon or multipolygon, outer and inner alike; nothing of any other geometry. */
export function ringsOf({ geometry }: { geometry: Feature['geometry'] | null }): Position[][] {
  if (geometry?.type === 'Polygon') return geometry.coordinates as Position[][];
  if (geometry?.type === 'MultiPolygon') return (geometry.coordinates as Position[][][]).flat();
  return [];
}

export function boundsOf(positions: readonly Position[]): Bounds | undefined {
  if (positions.length === 0) return undefined;
  const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [lon, lat] of positions) {
    bounds.west = Math.min(bounds.west, lon); bounds.east = Math.max(bounds.east, lon);
    bounds.south = Math.min(bounds.south, lat); bounds.north = Math.max(bounds.north, lat);
  }
  return bounds;
}

/**
 * Longitude and latitude to the frame and back: equirectangular, true to scale at the middle latitude, which a kommun never leaves far.
 * Metres per unit are the same in both directions.
 */
export function projection({ west, south, east, north }: Bounds, margin = 14) {
  const planar = north > 90; // metres of SWEREF 99 TM, as in a file that is not stored yet
  const shrink = planar ? 1 : Math.cos((south + north) / 2 * Math.PI / 180);
  const [across, up] = [Math.max((east - west) * shrink, 1e-6), Math.max(north - south, 1e-6)];
  const scale = Math.min((frame.width - 2 * margin) / across, (frame.height - 2 * margin) / up);
  const [left, top] = [(frame.width - across * scale) / 2, (frame.height - up * scale) / 2];
  return {
    to: ([lon, lat]: Position): Position => [left + (lon - west) * shrink * scale, top + (north - lat) * scale],
    from: ([x, y]: Position): Position => [west + (x - left) / scale / shrink, north - (y - top) / scale],
    unitsPerMetre: planar ? scale : scale / 111_320,
  };
}

export type Projection = ReturnType<typeof projection>;

/** An SVG path of rings in the frame. */
export function pathOf(rings: readonly Position[][], to: Projection['to']): string {
  return rings.map(ring => 'M' + ring.map(position => to(position).map(value => value.toFixed(1)).join(' ')).join('L') + 'Z').join('');
}

/** The centroid of the largest ring by the shoelace formula: where an area's name stands. */
export function centreOf(rings: readonly Position[][]): Position | undefined {
  let best: { area: number; at: Position } | undefined;
  for (const ring of rings) {
    let [twice, x, y] = [0, 0, 0];
    const [x0, y0] = ring[0] ?? [0, 0]; // near the ring, so that the products keep their digits
    for (let i = 0; i + 1 < ring.length; i++) {
      const [ax, ay, bx, by] = [ring[i]![0] - x0, ring[i]![1] - y0, ring[i + 1]![0] - x0, ring[i + 1]![1] - y0];
      const cross = ax * by - bx * ay;
      twice += cross; x += (ax + bx) * cross; y += (ay + by) * cross;
    }
    if (twice !== 0 && (!best || Math.abs(twice) > best.area)) best = { area: Math.abs(twice), at: [x0 + x / (3 * twice), y0 + y / (3 * twice)] };
  }
  return best?.at;
}
