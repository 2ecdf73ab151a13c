import { useState } from 'react';
import { useTexts } from '../texts/texts';
import './LineChart.css'; // the grid, the axis and the reading out
import './BeforeAfter.css';
import { percent, ticks } from './scale';

export interface Series {
  kind: 'treated' | 'comparison' | 'without';
  /** Said at the end of its line, in place of a legend: at most two short lines. */
  name: readonly string[];
  values: readonly (number | null)[];
  /** The mean before and after, drawn over the weeks they are of. */
  means?: { before: number; after: number } | undefined;
}

interface Props {
  weeks: readonly { key: string; text: string; tick?: { text: string; minor: boolean } | undefined }[];
  series: readonly Series[];
  /** Where the intervention began, counted in weeks. */
  start: { at: number; text: string };
  unit: string; alt: string; explore: string;
}

const lineHeight = 0.085; // of the plot: two names nearer than this cover each other

/** Lines over time with a mark where something began: what was before, and what came after. Arrow keys and pointer tell week by week. */
export function BeforeAfter({ weeks, series, start, unit, alt, explore }: Props) {
  const { number } = useTexts();
  const [at, lookAt] = useState(weeks.length - 1);
  const last = weeks.length - 1;
  const axis = ticks(Math.max(...series.flatMap(one => one.values.map(value => value ?? 0))));
  const top = axis.at(-1)!;
  const x = (index: number) => percent(index, last);
  const y = (value: number) => percent(top - value, top);
  const begins = start.at - 0.5; // between the week before and the first with it
  const names = apart(series.map(one => 1 - (one.means?.after ?? one.values.findLast(value => value !== null) ?? 0) / top), series.map(one => one.name.length * lineHeight));

  return (
    <div className="line-chart before-after">
      <p className="line-chart-unit">{unit}</p>
      <p className="line-chart-readout" aria-hidden>{at < last && weeks[at]?.text}</p>
      <svg className="line-chart-values" aria-hidden>
        {axis.map(tick => <text key={tick} className="chart-text" x="100%" y={y(tick)} dy=".35em" textAnchor="end">{number(tick)}</text>)}
      </svg>
      <div className="line-chart-plot" onPointerMove={event => {
        const box = event.currentTarget.getBoundingClientRect();
        lookAt(Math.max(0, Math.min(last, Math.round((event.clientX - box.left) / box.width * last))));
      }} onPointerLeave={() => lookAt(last)}>
        <svg role="img" aria-label={alt}>
          <rect className="before-after-after" x={x(begins)} width={percent(last - begins, last)} y="0" height="100%" />
          {axis.map(tick => <line key={tick} className="chart-grid" x1="0" x2="100%" y1={y(tick)} y2={y(tick)} />)}
          <svg viewBox="0 0 100 100" preserveAspectRatio="none">
            {series.toReversed().map(one => <polyline key={one.kind} className="before-after-line" data-kind={one.kind}
              points={one.values.flatMap((value, index) => value === null ? [] : [`${index / last * 100},${(1 - value / top) * 100}`]).join(' ')} />)}
          </svg>
          {series.toReversed().map(one => one.means && (
            <g key={one.kind}>
              <line className="before-after-mean" data-kind={one.kind} x1="0" x2={x(begins)} y1={y(one.means.before)} y2={y(one.means.before)} />
              <line className="before-after-mean" data-kind={one.kind} x1={x(begins)} x2="100%" y1={y(one.means.after)} y2={y(one.means.after)} />
            </g>
          ))}
          <line className="before-after-start" x1={x(begins)} x2={x(begins)} y1="0" y2="100%" />
          <text className="before-after-start-text" x={x(begins)} dx={begins > last / 2 ? '-0.5em' : '0.5em'} y="1em" textAnchor={begins > last / 2 ? 'end' : 'start'}>{start.text}</text>
          <line className="line-chart-looked" x1={x(at)} x2={x(at)} y1="0" y2="100%" data-last={at === last || undefined} />
          {series.map((one, index) => (
            <text key={one.kind} className="before-after-name" data-kind={one.kind} y={percent(names[index]!, 1)}>
              {one.name.map((line, row) => <tspan key={line} x="100%" dx="0.6em" dy={row === 0 ? '0.35em' : '1.25em'}>{line}</tspan>)}
            </text>
          ))}
        </svg>
        <input type="range" aria-label={explore} aria-valuetext={weeks[at]?.text} min="0" max={last} value={at} onChange={event => lookAt(Number(event.target.value))} />
      </div>
      <svg className="line-chart-times" aria-hidden>
        {weeks.map((week, index) => week.tick && (
          <g key={week.key} data-minor={week.tick.minor || undefined}>
            <line className="chart-tick" x1={x(index)} x2={x(index)} y1="0" y2="4" />
            <text className="chart-text" x={x(index)} y="1.5em" textAnchor="middle">{week.tick.text}</text>
          </g>
        ))}
      </svg>
    </div>
  );
}

/** Moves names down until none covers the one above; then all up as far as they went below the plot. */
function apart(wanted: readonly number[], heights: readonly number[]): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!);
  const placed = [...wanted];
  let free = -Infinity;
  for (const index of order) {
    placed[index] = Math.max(wanted[index]!, free);
    free = placed[index]! + heights[index]!;
  }
  const over = Math.max(0, free - 1 - lineHeight / 2);
  return placed.map(one => one - over);
}
