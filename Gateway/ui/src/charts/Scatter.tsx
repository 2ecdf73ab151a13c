import { useState } from 'react';
import { placed } from './labels';
import { percent } from './scale';
import './Scatter.css';

export interface Dot {
  key: string;
  name: string;
  /** From 0 to 1 along each axis. Without an x the dot stands beside the axis, hollow. */
  x: number | null;
  y: number;
  /** How far apart the judgements lie, along x. */
  spread?: { low: number; high: number } | undefined;
  ringed: boolean;
  /** What is said of the dot when it is looked at. */
  text: string;
}

interface Props {
  dots: readonly Dot[];
  x: { title: string; from: string; to: string; ticks: readonly { at: number; text: string }[]; unknown: string };
  y: { title: string; ticks: readonly { at: number; text: string }[] };
  alt: string;
  explore: string;
}

/** Two measures against each other, with the names beside the dots and the chosen ringed. Arrow keys and pointer tell dot by dot. */
export function Scatter({ dots, x, y, alt, explore }: Props) {
  const [at, lookAt] = useState<number>();
  const unknown = dots.some(dot => dot.x === null);
  const start = unknown ? 0.14 : 0.03; // room for those that nobody has judged
  const across = (value: number | null) => value === null ? 0.04 : start + value * (0.97 - start);
  const down = (value: number) => 0.96 - value * 0.92;
  const places = dots.map(dot => ({ ...dot, x: across(dot.x), y: down(dot.y) }));
  const looked = at === undefined ? undefined : dots[at];

  return (
    <div className="scatter">
      <p className="scatter-title">{y.title}</p>
      <svg className="scatter-values" aria-hidden>
        {y.ticks.map(tick => <text key={tick.at} className="chart-text" x="100%" y={percent(down(tick.at), 1)} dy=".35em" textAnchor="end">{tick.text}</text>)}
      </svg>
      <div className="scatter-plot" onPointerLeave={() => lookAt(undefined)} onPointerMove={event => {
        const box = event.currentTarget.getBoundingClientRect();
        lookAt(nearest(places, event.clientX - box.left, event.clientY - box.top, box));
      }}>
        <svg role="img" aria-label={alt}>
          {y.ticks.map(tick => <line key={tick.at} className="chart-grid" x1="0" x2="100%" y1={percent(down(tick.at), 1)} y2={percent(down(tick.at), 1)} />)}
          {x.ticks.map(tick => <line key={tick.at} className="chart-grid" x1={percent(across(tick.at), 1)} x2={percent(across(tick.at), 1)} y1="0" y2="100%" />)}
          {dots.map((dot, index) => dot.spread && <line key={dot.key} className="scatter-spread" data-looked={at === index || undefined} x1={percent(across(dot.spread.low), 1)} x2={percent(across(dot.spread.high), 1)} y1={percent(down(dot.y), 1)} y2={percent(down(dot.y), 1)} />)}
          {places.map((dot, index) => (
            <g key={dot.key} className="scatter-dot" data-ringed={dot.ringed || undefined} data-unknown={dots[index]!.x === null || undefined} data-looked={at === index || undefined}>
              {dot.ringed && <circle className="scatter-ring" cx={percent(dot.x, 1)} cy={percent(dot.y, 1)} r="11" />}
              <circle cx={percent(dot.x, 1)} cy={percent(dot.y, 1)} r="5" />
            </g>
          ))}
          {([['wide', 700, 360], ['narrow', 290, 320]] as const).map(([width, wide, high]) => (
            <g key={width} className={`scatter-${width}`}>
              {placed(places, wide, high).map(label => (
                <text key={label.key} className="chart-text scatter-name" data-ringed={label.ringed || undefined} x={percent(label.x, 1)} y={percent(label.y, 1)} dx={label.dx} dy={label.dy} textAnchor={label.anchor}>{label.name}</text>
              ))}
            </g>
          ))}
        </svg>
        <input type="range" aria-label={explore} aria-valuetext={looked?.text ?? dots[0]?.text} min="0" max={dots.length - 1} value={at ?? 0}
          onChange={event => lookAt(Number(event.target.value))} onFocus={() => lookAt(at ?? 0)} onBlur={() => lookAt(undefined)} />
      </div>
      <svg className="scatter-ticks" aria-hidden>
        {unknown && <text className="chart-text" x="0" y="1.2em">{x.unknown}</text>}
        {x.ticks.map(tick => <text key={tick.at} className="chart-text" x={percent(across(tick.at), 1)} y="1.2em" textAnchor="middle">{tick.text}</text>)}
      </svg>
      <p className="scatter-ends" data-unknown={unknown || undefined}><span>{x.from}</span><span className="scatter-title">{x.title}</span><span>{x.to}</span></p>
      <p className="scatter-readout" aria-hidden>{looked?.text}</p>
    </div>
  );
}

function nearest(places: readonly { x: number; y: number }[], left: number, top: number, box: DOMRect): number | undefined {
  const away = places.map(dot => Math.hypot(dot.x * box.width - left, dot.y * box.height - top));
  const least = Math.min(...away);
  return least < 40 ? away.indexOf(least) : undefined;
}
