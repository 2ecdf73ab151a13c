import type { AreaCount, Reason } from '../../api/types';
import { useTexts, type TextKey } from '../../texts/texts';

const plain: Record<Reason['code'], TextKey> = {
  signal: 'level.because.signal', 'above-expected': 'level.because.above', weighted: 'level.because.weighted', 'as-usual': 'level.because.usual', calm: 'level.because.calm',
};
const counted: Partial<Record<Reason['code'], { text: TextKey; needs: readonly string[] }>> = {
  'above-expected': { text: 'level.because.aboveCounted', needs: ['total', 'expected'] },
  weighted: { text: 'level.because.weightedCounted', needs: ['weighted', 'mean'] },
};

/** Why a level is proposed, in words. Numbers stand in the sentence where the answer has them. */
export function useReasons({ proposedBecause = [] }: AreaCount): string[] {
  const { t } = useTexts();
  return proposedBecause.flatMap(({ code, values = {} }) => {
    const detailed = counted[code];
    if (detailed?.needs.every(name => values[name] !== undefined)) return [t(detailed.text, values)];
    return plain[code] ? [t(plain[code])] : [];
  });
}
