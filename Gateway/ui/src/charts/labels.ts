interface Named { key: string; name: string; x: number; y: number; ringed: boolean }
export interface Label extends Named { dx: number; dy: string; anchor: 'start' | 'end' | 'middle' }
interface Box { left: number; right: number; top: number; bottom: number }

const sides = [
  { dx: 1, dy: '.35em', anchor: 'start', up: 0 }, { dx: -1, dy: '.35em', anchor: 'end', up: 0 },
  { dx: 0, dy: '-.9em', anchor: 'middle', up: -1 }, { dx: 0, dy: '1.7em', anchor: 'middle', up: 1 },
] as const;

/**
 * Where each name stands beside its dot in a picture of about this many pixels: the first side on which it covers no dot, no other
 * name and no edge. The ringed come first and always have their name; another that finds no room has none, and is read in the table.
 */
export function placed(dots: readonly Named[], width: number, height: number): Label[] {
  const taken: Box[] = dots.map(dot => around(dot.x * width, dot.y * height, dot.ringed ? 22 : 10, dot.ringed ? 22 : 10));
  const labels: Label[] = [];
  for (const dot of dots.toSorted((a, b) => Number(b.ringed) - Number(a.ringed))) {
    const gap = dot.ringed ? 15 : 9, wide = dot.name.length * 7.6;
    const boxes = sides.map(side => {
      const middle = dot.x * width + side.dx * (gap + wide / 2);
      return around(middle, dot.y * height + side.up * 18, wide, 15);
    });
    const own = around(dot.x * width, dot.y * height, dot.ringed ? 22 : 10, dot.ringed ? 22 : 10);
    const free = boxes.findIndex(box => box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height && !taken.some(other => !same(other, own) && overlap(box, other)));
    const at = free >= 0 ? free : dot.ringed ? (dot.x > 0.5 ? 1 : 0) : -1;
    if (at < 0) continue;
    taken.push(boxes[at]!);
    labels.push({ ...dot, dx: sides[at]!.dx * gap, dy: sides[at]!.dy, anchor: sides[at]!.anchor });
  }
  return labels;
}

function around(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function same(a: Box, b: Box): boolean {
  return a.left === b.left && a.top === b.top;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
