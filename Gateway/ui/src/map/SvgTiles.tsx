import type { Projection } from './geometry';
import type { Tiles } from './tiles';

interface Props { tiles: Tiles; to: Projection['to']; from: Projection['from']; box: readonly [left: number, top: number, width: number, height: number] }

const wanted = 4, deepest = 18;

/**
 * The installation's tiles under a map that is drawn as vectors. Each is laid by its corners: over a kommun the tiles' Mercator
 * and the map's own projection part by less than a line's width.
 */
export function SvgTiles({ tiles, to, from, box: [left, top, width, height] }: Props) {
  const [west, north] = from([left, top]);
  const [east, south] = from([left + width, top + height]);
  const zoom = Math.min(deepest, Math.max(0, Math.ceil(Math.log2(wanted * 360 / (east - west)))));
  const count = 2 ** zoom;
  const column = (lon: number) => Math.floor((lon + 180) / 360 * count);
  const row = (lat: number) => Math.floor((1 - Math.asinh(Math.tan(lat * Math.PI / 180)) / Math.PI) / 2 * count);
  const lonOf = (x: number) => x / count * 360 - 180;
  const latOf = (y: number) => Math.atan(Math.sinh(Math.PI * (1 - 2 * y / count))) * 180 / Math.PI;
  const shown = [];
  for (let x = column(west); x <= column(east); x++) {
    for (let y = row(north); y <= row(south); y++) {
      const [[x1, y1], [x2, y2]] = [to([lonOf(x), latOf(y)]), to([lonOf(x + 1), latOf(y + 1)])];
      const address = tiles.tiles.replace('{z}', String(zoom)).replace('{x}', String(x)).replace('{y}', String(y));
      shown.push(<image key={address} href={address} x={x1} y={y1} width={x2 - x1} height={y2 - y1} preserveAspectRatio="none" />);
    }
  }
  return <g aria-hidden>{shown}</g>;
}
