import { useState, type KeyboardEvent } from 'react';
import { percent } from './scale';
import './HeatMap.css';

interface Props {
  /** One row of values per name, all of one length. */
  rows: readonly { name: string; values: readonly number[] }[];
  /** Under the columns; the text stands at the left edge of its column. */
  ticks: readonly { at: number; text: string }[];
  steps: readonly { from: number; text: string }[];
  unit: string;
  alt: string;
  explore: string;
  /** What is said of a cell when it is looked at. */
  describe(row: number, column: number): string;
  start: { row: number; column: number };
}

/** Cells shaded in one hue, in few steps that the eye can tell apart. Arrow keys and pointer tell cell by cell. */
export function HeatMap({ rows, ticks, steps, unit, alt, explore, describe, start }: Props) {
  const [looked, lookAt] = useState(start);
  const [touched, touch] = useState(false);
  const columns = rows[0]!.values.length;
  const shade = (value: number) => steps.findLastIndex(step => value >= step.from);

  const move = (row: number, column: number) => {
    touch(true);
    lookAt({ row: Math.max(0, Math.min(rows.length - 1, row)), column: Math.max(0, Math.min(columns - 1, column)) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (!step) return;
    event.preventDefault();
    move(looked.row + step[0]!, looked.column + step[1]!);
  };

  return (
    <div className="heat-map">
      <div className="heat-map-rows" aria-hidden>{rows.map(row => <span key={row.name}>{row.name}</span>)}</div>
      <div className="heat-map-plot" role="img" tabIndex={0} aria-label={`${alt} ${explore}`} onKeyDown={onKeyDown}
        onPointerMove={event => {
          const box = event.currentTarget.getBoundingClientRect();
          move(Math.floor((event.clientY - box.top) / box.height * rows.length), Math.floor((event.clientX - box.left) / box.width * columns));
        }}>
        <svg aria-hidden>
          {rows.flatMap((row, y) => row.values.map((value, x) => (
            <rect key={`${y} ${x}`} className={`heat-map-cell heat-${shade(value)}`} x={percent(x, columns)} y={percent(y, rows.length)} width={percent(1, columns)} height={percent(1, rows.length)} />
          )))}
          {touched && <rect className="heat-map-looked" x={percent(looked.column, columns)} y={percent(looked.row, rows.length)} width={percent(1, columns)} height={percent(1, rows.length)} />}
        </svg>
      </div>
      <svg className="heat-map-ticks" aria-hidden>
        {ticks.map(tick => <text key={tick.at} className="chart-text" x={percent(tick.at, columns)} y="1.1em">{tick.text}</text>)}
      </svg>
      <p className="heat-map-readout" aria-live={touched ? 'polite' : 'off'}>{describe(looked.row, looked.column)}</p>
      <p className="heat-map-scale" aria-hidden>
        {steps.map((step, index) => <span key={step.from}><svg><rect className={`heat-map-cell heat-${index}`} width="100%" height="100%" /></svg>{step.text}</span>)}
        <span>{unit}</span>
      </p>
    </div>
  );
}
