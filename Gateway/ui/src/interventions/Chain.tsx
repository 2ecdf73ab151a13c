import type { ReactNode } from 'react';
import type { Intervention } from '../api/interventions';
import { useTexts } from '../texts/texts';
import { useGoal, useReviewText } from './sayings';

/** Problem, cause, goal, owner, time, review: what Brå finds that kommuner so seldom tie together. A link that is missing says so. */
export function Chain({ one }: { one: Intervention }) {
  const { t, fullDate, list } = useTexts();
  const goal = useGoal(one.goal);
  const review = useReviewText(one);
  const time = one.from ? [t('interventions.fromDate', { date: fullDate(one.from) }), one.until ? t('interventions.untilDate', { date: fullDate(one.until) }) : t('interventions.untilFurther')].join(' ') : null;
  const over = one.state === 'ended' || one.state === 'not-done';
  return (
    <ol className="chain">
      <Part name={t('interventions.problem')} said={one.problem?.title} more={one.areas.length > 0 ? list(one.areas.map(area => area.name)) : undefined} />
      <Part name={t('interventions.cause')} said={one.cause?.text} />
      <Part name={t('interventions.goal')} said={goal} more={one.goal?.measure === 'reports' ? t('interventions.goalCounted') : undefined} />
      <Part name={t('interventions.owner')} said={one.owner} more={[one.partners.length > 0 ? t('interventions.with', { list: list(one.partners) }) : '', one.contact ?? ''].filter(Boolean).join('. ')} />
      <Part name={t('interventions.time')} said={time} more={t(one.isOrdinary ? 'interventions.ordinary' : 'interventions.point')} />
      <Part name={t('interventions.review')} said={over ? one.latestReview && t(`reviews.outcome.${one.latestReview.outcome}`) : review} late={!over && one.reviewOverdueDays > 0} more={one.latestReview ? t('interventions.latest', { outcome: t(`reviews.outcome.${one.latestReview.outcome}`), date: fullDate(one.latestReview.at) }) : undefined} />
    </ol>
  );
}

function Part({ name, said, more, late = false }: { name: string; said: ReactNode; more?: string | undefined; late?: boolean }) {
  const { t } = useTexts();
  return (
    <li data-missing={!said || undefined} data-late={late || undefined}>
      <h2>{name}</h2>
      <p>{said || t('interventions.notSaid')}</p>
      {more && <p className="list-muted">{more}</p>}
    </li>
  );
}
