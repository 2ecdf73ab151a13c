import { useTexts } from '../texts/texts';
import { percent, ticks } from './scale';
import './BarChart.css';

interface Bar {
  key: string;
  name: string;
  value: number;
  /** Where the bar ended the time before: a mark across it. Left out where there is no time before. */
  before?: number;
  valueText: string;
  changeText?: string;
}

/** Horizontal bars from zero, one row each, with a mark for the time before. The names may wrap; the bars share one axis. */
export function BarChart({ bars, unit, alt }: { bars: readonly Bar[]; unit: string; alt: string }) {
  const { number } = useTexts();
  const axis = ticks(Math.max(...bars.map(bar => Math.max(bar.value, bar.before ?? 0))));
  const end = axis.at(-1)!;

  return (
    <div className="bar-chart" role="img" aria-label={alt}>
      {bars.map(bar => (
        <div className="bar-chart-row" key={bar.key}>
          <span className="bar-chart-name">{bar.name}</span>
          <div className="bar-chart-track"><svg>
            {axis.map(tick => <line key={tick} className="chart-grid" x1={percent(tick, end)} x2={percent(tick, end)} y1="0" y2="100%" />)}
            <svg y="50%">
              <rect className="bar-chart-bar" y="-0.55rem" width={percent(bar.value, end)} height="1.1rem" />
              {bar.before !== undefined && <line className="bar-chart-before" x1={percent(bar.before, end)} x2={percent(bar.before, end)} y1="-0.85rem" y2="0.85rem" />}
            </svg>
          </svg></div>
          <span className="bar-chart-value"><b>{bar.valueText}</b> {bar.before !== undefined && <span data-change={Math.sign(bar.value - bar.before)}>{bar.changeText}</span>}</span>
        </div>
      ))}
      <div className="bar-chart-row bar-chart-axis">
        <span className="bar-chart-unit">{unit}</span>
        <div className="bar-chart-track"><svg>
          {axis.map((tick, index) => <text key={tick} className="chart-text" data-minor={index % 2 === 1 || undefined} x={percent(tick, end)} y="1em" textAnchor="middle">{number(tick)}</text>)}
        </svg></div>
      </div>
    </div>
  );
}
