import { useQuery } from '@tanstack/react-query';
import { reasonsQuery, type Card, type Goal, type WhyNot } from '../api/interventions';
import { useTexts } from '../texts/texts';

/** When the next review is; one that is late says for how long. */
export function useReviewText({ reviewAt, reviewOverdueDays }: Pick<Card, 'reviewAt' | 'reviewOverdueDays'>): string | null {
  const { t, fullDate } = useTexts();
  if (reviewOverdueDays > 0) return t('interventions.reviewLate', { late: t('interventions.days', { count: reviewOverdueDays }) });
  return reviewAt && fullDate(reviewAt);
}

/** The goal with its numbers: `Färre rapporter om klotter: från 12,5 till 8 senast 31 mars 2027, nu 10`. */
export function useGoal(goal: Goal | null): string | null {
  const { t, number, fullDate } = useTexts();
  if (!goal) return null;
  const numbers = goal.target === null ? '' : goal.baseline === null ? t('interventions.goalTo', { target: number(goal.target) }) : t('interventions.goalFromTo', { baseline: number(goal.baseline), target: number(goal.target) });
  const by = goal.by ? t('interventions.goalBy', { date: fullDate(goal.by) }) : '';
  const now = goal.now === null || goal.now === undefined ? '' : t('interventions.goalNow', { now: number(goal.now) });
  const said = [numbers, by].filter(Boolean).join(' ');
  return [said ? `${goal.text}: ${said}` : goal.text, now].filter(Boolean).join(', ');
}

/** Why something was not done, in words. */
export function useWhyNot(municipality: string, whyNot: WhyNot | null): string | null {
  const { t } = useTexts();
  const reasons = useQuery({ ...reasonsQuery(municipality), enabled: whyNot !== null });
  if (!whyNot) return null;
  const name = whyNot.code === 'withdrawn' ? t('interventions.withdrawn') : reasons.data?.find(one => one.code === whyNot.code)?.name ?? '';
  return [name, whyNot.text].filter(Boolean).join(': ');
}
