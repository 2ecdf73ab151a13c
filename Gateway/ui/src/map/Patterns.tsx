import type { Fill } from './shown';

/** Lines for each fill: the pattern alone tells more from fewer, and red from yellow. */
export const lines: Partial<Record<Fill, readonly (readonly [number, number, number, number])[]>> = {
  more: [[0, 8, 8, 0], [-1, 1, 1, -1], [7, 9, 9, 7]],
  fewer: [[0, 4, 8, 4]],
  red: [[0, 8, 8, 0], [-1, 1, 1, -1], [7, 9, 9, 7], [0, 0, 8, 8], [-1, 7, 1, 9], [7, -1, 9, 1]],
  yellow: [[0, 8, 8, 0], [-1, 1, 1, -1], [7, 9, 9, 7]],
};

export function Patterns({ id }: { id: string }) {
  return Object.entries(lines).map(([fill, strokes]) => (
    <pattern key={fill} id={`${id}${fill}`} width="8" height="8" patternUnits="userSpaceOnUse">
      {strokes.map((stroke, index) => <line key={index} className={`map-line map-line-${fill}`} x1={stroke[0]} y1={stroke[1]} x2={stroke[2]} y2={stroke[3]} />)}
    </pattern>
  ));
}

export function patternOf(id: string, fill: Fill): string {
  return lines[fill] ? `url(#${id}${fill})` : 'none';
}
