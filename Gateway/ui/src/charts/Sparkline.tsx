import { percent } from './scale';
import './Sparkline.css';

/** The course of a row at a glance, from zero; the numbers stand beside it. */
export function Sparkline({ values, alt }: { values: readonly number[]; alt: string }) {
  const top = Math.max(1, ...values);
  const points = values.map((value, index) => `${index / (values.length - 1) * 100},${(1 - value / top) * 100}`).join(' ');
  return (
    <svg className="sparkline" role="img" aria-label={alt}>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none"><polyline points={points} /></svg>
      <circle cx="100%" cy={percent(top - values.at(-1)!, top)} r="2.5" />
    </svg>
  );
}
