import { useState } from 'react';
import { useTexts } from '../texts/texts';
import { percent, ticks } from './scale';
import './LineChart.css';

interface Point {
  key: string;
  value: number;
  /** What is said of the point when it is looked at: `v. 47 2026: 38 rapporter`. */
  text: string;
  /** Under the axis; `minor` ones give way where the chart is narrow. */
  tick?: { text: string; minor: boolean } | undefined;
}

interface Props {
  points: readonly Point[];
  unit: string;
  alt: string;
  explore: string;
  /** The normal range, as a soft band. */
  band?: { low: number; high: number; text: string } | undefined;
  /** Said beside its point, in place of a legend. */
  first?: string | undefined;
  last: string;
  /** The last point is not yet whole: the line to it is dashed. */
  unfinished: boolean;
}

/** A line over time from zero, with the normal range behind it and its labels on it. Arrow keys and pointer tell point by point. */
export function LineChart({ points, unit, alt, explore, band, first, last, unfinished }: Props) {
  const { number } = useTexts();
  const [at, lookAt] = useState(points.length - 1);
  const looked = points[at] ?? points.at(-1)!;
  const axis = ticks(Math.max(band?.high ?? 0, ...points.map(point => point.value)));
  const top = axis.at(-1)!;
  const x = (index: number) => percent(index, points.length - 1);
  const y = (value: number) => percent(top - value, top);
  const path = (from: number, to: number) => points.slice(from, to).map((point, index) => `${(from + index) / (points.length - 1) * 100},${(1 - point.value / top) * 100}`).join(' ');
  const solidEnd = unfinished ? points.length - 1 : points.length;

  return (
    <div className="line-chart">
      <p className="line-chart-unit">{unit}</p>
      <p className="line-chart-readout" aria-hidden>{at < points.length - 1 && looked.text}</p>
      <svg className="line-chart-values" aria-hidden>
        {axis.map(tick => <text key={tick} className="chart-text" x="100%" y={y(tick)} dy=".35em" textAnchor="end">{number(tick)}</text>)}
      </svg>
      <div className="line-chart-plot" onPointerMove={event => {
        const box = event.currentTarget.getBoundingClientRect();
        lookAt(Math.max(0, Math.min(points.length - 1, Math.round((event.clientX - box.left) / box.width * (points.length - 1)))));
      }} onPointerLeave={() => lookAt(points.length - 1)}>
        <svg role="img" aria-label={alt}>
          {band && <rect className="line-chart-band" x="0" width="100%" y={y(band.high)} height={percent(band.high - band.low, top)} />}
          {axis.map(tick => <line key={tick} className="chart-grid" x1="0" x2="100%" y1={y(tick)} y2={y(tick)} />)}
          <svg viewBox="0 0 100 100" preserveAspectRatio="none">
            <polyline className="line-chart-line" points={path(0, solidEnd)} />
            {unfinished && <polyline className="line-chart-line line-chart-unfinished" points={path(points.length - 2, points.length)} />}
          </svg>
          {band && <text className="chart-text line-chart-label line-chart-usual" x={x(roomiest(points))} y={y(band.high)} dy="-.5em" textAnchor="middle">{band.text}</text>}
          {first && <>
            <circle className="line-chart-point line-chart-first" cx="0" cy={y(points[0]!.value)} r="4" />
            <text className="chart-text line-chart-label" x="0" y={y(Math.max(...points.slice(0, nearby(points) * 2).map(point => point.value)))} dy="-.8em">{first}</text>
          </>}
          <line className="line-chart-looked" x1={x(at)} x2={x(at)} y1="0" y2="100%" data-last={at === points.length - 1 || undefined} />
          <circle className="line-chart-point" cx={x(at)} cy={y(looked.value)} r="5" />
          <text className="line-chart-last" x="100%" dx=".5em" y={y(points.at(-1)!.value)} dy=".35em">{last}</text>
        </svg>
        <input type="range" aria-label={explore} aria-valuetext={looked.text} min="0" max={points.length - 1} value={at} onChange={event => lookAt(Number(event.target.value))} />
      </div>
      <svg className="line-chart-times" aria-hidden>
        {points.map((point, index) => point.tick && (
          <g key={point.key} data-minor={point.tick.minor || undefined}>
            <line className="chart-tick" x1={x(index)} x2={x(index)} y1="0" y2="4" />
            <text className="chart-text" x={x(index)} y="1.5em" textAnchor="middle">{point.tick.text}</text>
          </g>
        ))}
      </svg>
    </div>
  );
}

/** How many points on either side a label may cover. */
function nearby(points: readonly Point[]): number {
  return Math.max(2, Math.round(points.length / 14));
}

/** Where the line lies lowest over the length of a label: there a label above the band is least in its way. */
function roomiest(points: readonly Point[]): number {
  const span = nearby(points);
  let best = { at: Math.floor(points.length / 2), highest: Infinity };
  for (let at = Math.ceil(points.length * 0.4); at < points.length - span; at++) { // the beginning has its own label
    const highest = Math.max(...points.slice(at - span, at + span + 1).map(point => point.value));
    if (highest < best.highest) best = { at, highest };
  }
  return best.at;
}
