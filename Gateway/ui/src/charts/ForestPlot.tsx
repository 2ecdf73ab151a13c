import type { ReactNode } from 'react';
import { forestAxis, type ForestScale } from './forestAxis';
import './ForestPlot.css';
import { percent } from './scale';

export interface ForestRow {
  key: string;
  name: ReactNode;
  estimate: number; low: number; high: number;
  /** Where the next one of its sort is to be expected: wider than what is known of their mean. */
  prediction?: { low: number; high: number } | undefined;
  /** One of those that the row above is made of; its dot is as large as its share. */
  part?: { weight: number } | undefined;
  /** What the picture says, in words: the row's text alternative. */
  text: string;
  interval: string;
  /** Under the row, over its whole width. */
  note?: ReactNode;
}

interface Props {
  rows: readonly ForestRow[];
  scale: ForestScale;
  alt: string;
  tickText(value: number): string;
  /** What lies to the left of no change, and to the right. */
  fewer: string; more: string;
}

/** Dot and whisker: each estimate with its interval on one axis, with a line where nothing has changed. */
export function ForestPlot({ rows, scale, alt, tickText, fewer, more }: Props) {
  const axis = forestAxis(rows.flatMap(row => [row.low, row.high, ...row.prediction ? [row.prediction.low, row.prediction.high] : []]), scale);
  const x = (value: number) => percent(axis.at(value), 1);
  return (
    <div className="forest" role="group" aria-label={alt}>
      <ul className="forest-rows">
        {rows.map(row => (
          <li key={row.key} className="forest-row" data-part={row.part ? '' : undefined}>
            <span className="forest-name">{row.name}</span>
            <div className="forest-track" aria-hidden><svg>
              {axis.ticks.map(tick => <line key={tick.value} className={tick.value === axis.none ? 'forest-none' : 'chart-grid'} x1={x(tick.value)} x2={x(tick.value)} y1="0" y2="100%" />)}
              <svg y="50%">
                {row.prediction && <rect className="forest-prediction" x={x(row.prediction.low)} width={percent(axis.at(row.prediction.high) - axis.at(row.prediction.low), 1)} y="-0.4rem" height="0.8rem" rx="2" />}
                <line className="forest-whisker" x1={x(row.low)} x2={x(row.high)} />
                {[row.low, row.high].map((end, index) => axis.at(end) === index && <Beyond key={index} x={x(end)} right={index === 1} />)}
                <circle className="forest-dot" cx={x(row.estimate)} r={row.part ? 2.5 + 5 * Math.sqrt(row.part.weight) : 6} />
              </svg>
            </svg></div>
            <span className="forest-text">{row.text} <small>{row.interval}</small></span>
            {row.note && <div className="forest-note">{row.note}</div>}
          </li>
        ))}
      </ul>
      <div className="forest-axis" aria-hidden>
        <span className="forest-name" />
        <div className="forest-track"><svg>
          {axis.ticks.map(tick => <text key={tick.value} className="chart-text" data-minor={tick.minor || undefined} x={x(tick.value)} y="1em" textAnchor="middle">{tickText(tick.value)}</text>)}
          <text className="chart-text" x={x(axis.none)} dx="-0.75em" y="2.6em" textAnchor="end">← {fewer}</text>
          <text className="chart-text" x={x(axis.none)} dx="0.75em" y="2.6em">{more} →</text>
        </svg></div>
        <span className="forest-text" />
      </div>
    </div>
  );
}

/** The whisker goes on outside the axis. */
function Beyond({ x, right }: { x: string; right: boolean }) {
  return <svg x={x}><path className="forest-beyond" d={right ? 'M0 -5 7 0 0 5Z' : 'M0 -5 -7 0 0 5Z'} /></svg>;
}
