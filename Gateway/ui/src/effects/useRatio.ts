import { useTexts } from '../texts/texts';

/** A ratio in words: 0.82 is `18 % färre`, 1.02 `2 % fler`, and what rounds to nothing `lika många`. */
export function useRatio() {
  const { t } = useTexts();
  const said = (ratio: number) => {
    const percent = Math.round(Math.abs(ratio - 1) * 100);
    return percent === 0 ? t('ratio.same') : t(ratio < 1 ? 'ratio.fewer' : 'ratio.more', { count: percent });
  };
  return {
    said,
    interval: ({ low, high }: { low: number; high: number }) => t('ratio.interval', { low: said(low), high: said(high) }),
    /** Under an axis: `−50 %`, and `lika` where nothing has changed. */
    tick: (ratio: number) => ratio === 1 ? t('ratio.none') : `${ratio < 1 ? '−' : '+'}${Math.round(Math.abs(ratio - 1) * 100)}\u00a0%`,
  };
}
