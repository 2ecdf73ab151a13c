import { CircleCheck, CircleDotDashed, CircleX, Hourglass, type LucideIcon } from 'lucide-react';
import { useTexts, type TextKey } from '../texts/texts';

export const pledgeMarks: Record<string, { icon: LucideIcon; text: TextKey }> = {
  kept: { icon: CircleCheck, text: 'pledges.kept' }, partly: { icon: CircleDotDashed, text: 'pledges.partly' },
  'not-kept': { icon: CircleX, text: 'pledges.notKept' }, 'under-way': { icon: Hourglass, text: 'pledges.underWay' },
};

/** How a pledge stands: a shape and a word. */
export function PledgeMark({ status }: { status: string }) {
  const { t } = useTexts();
  const mark = pledgeMarks[status];
  if (!mark) return null;
  return <span className="pledge-mark" data-status={status}><mark.icon aria-hidden /> {t(mark.text)}</span>;
}
