import type { ReactNode } from 'react';
import { percent, ticks } from './scale';
import './SmallMultiples.css';

export interface Multiple { key: string; name: string; values: readonly number[]; valueText: string; alt: string; below: ReactNode }

/** The same small line for each, all on one scale: they are made to be compared. */
export function SmallMultiples({ multiples, scale }: { multiples: readonly Multiple[]; scale(top: number): string }) {
  const axis = ticks(Math.max(...multiples.flatMap(one => one.values)), 2);
  const top = axis.at(-1)!;
  return (
    <>
      <p className="multiples-scale">{scale(top)}</p>
      <ul className="multiples">
        {multiples.map(one => {
          const points = one.values.map((value, index) => `${index / Math.max(1, one.values.length - 1) * 100},${(1 - value / top) * 100}`).join(' ');
          return (
            <li key={one.key}>
              <p className="multiples-name"><span>{one.name}</span> <b>{one.valueText}</b></p>
              <svg className="multiples-plot" role="img" aria-label={one.alt}>
                {axis.map(tick => <line key={tick} className="chart-grid" x1="0" x2="100%" y1={percent(top - tick, top)} y2={percent(top - tick, top)} />)}
                <svg viewBox="0 0 100 100" preserveAspectRatio="none">
                  <polygon className="multiples-area" points={`0,100 ${points} 100,100`} />
                  <polyline className="multiples-line" points={points} />
                </svg>
              </svg>
              <p className="multiples-text">{one.below}</p>
            </li>
          );
        })}
      </ul>
    </>
  );
}
