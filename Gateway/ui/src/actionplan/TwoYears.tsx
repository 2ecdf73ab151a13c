import type { ActionPlan } from '../api/actionPlan';
import { LevelMark } from '../picture/LevelMark';
import { useTexts } from '../texts/texts';

const days = 731; // two years: the law's "minst vartannat år"

/** The clock of the law: how much is left of the two years since the last decision. */
export function TwoYears({ plan: { dueBy, daysLeft, clock } }: { plan: ActionPlan }) {
  const { t, fullDate } = useTexts();
  if (dueBy === null || daysLeft === null || clock === 'none') return <p className="two-years">{t('actionPlan.clockNone')}</p>;
  const gone = Math.max(0, Math.min(1, 1 - daysLeft / days));
  return (
    <div className="two-years">
      <p><LevelMark level={clock} /> <span>{daysLeft < 0 ? t('actionPlan.clockOver', { date: fullDate(dueBy), count: -daysLeft }) : t('actionPlan.clock', { date: fullDate(dueBy), count: daysLeft })}</span></p>
      <svg className="progress" aria-hidden><rect className="progress-whole" width="100%" height="100%" /><rect className="progress-gone" width={`${gone * 100}%`} height="100%" /></svg>
    </div>
  );
}
