import { ArrowRight, CircleStop, Expand, Replace, type LucideIcon } from 'lucide-react';
import { useId, useState } from 'react';
import { Button, Radio, RadioGroup } from 'react-aria-components';
import type { Outcome } from '../api/interventions';
import type { Review } from '../api/reviews';
import type { Membership } from '../api/types';
import { Link } from '../app/Link';
import { useGoal } from '../interventions/sayings';
import { useTexts } from '../texts/texts';
import { DecisionForm } from './DecisionForm';
import { Numbers } from './Numbers';

const outcomes: Record<Outcome, LucideIcon> = { continue: ArrowRight, extend: Expand, replace: Replace, end: CircleStop };

/** One intervention to judge: what it was for, what the numbers say, and four ways to go on. One that is not due yet is decided when asked for. */
export function ReviewCard({ review, membership, early = false }: { review: Review; membership: Membership; early?: boolean }) {
  const { t, fullDate, list } = useTexts();
  const heading = useId();
  const [outcome, choose] = useState<Outcome | null>(null);
  const [already, decideAlready] = useState(!early);
  const goal = useGoal(review.intervention.goal);
  const late = review.overdueDays > 0;
  return (
    <section className="review" aria-labelledby={heading}>
      <p className="review-due" data-late={late || undefined}>{t(`reviews.tier.${review.tier}`)}, {late ? t('reviews.lateSince', { late: t('interventions.days', { count: review.overdueDays }) }) : t('reviews.due', { date: fullDate(review.due) })}</p>
      <h2 id={heading}><Link to={{ municipality: membership.code, page: 'insatser', detail: review.intervention.id }}>{review.intervention.what}</Link></h2>
      <p className="list-muted">{[t('interventions.number', { number: String(review.intervention.number) }), review.intervention.kindName, list(review.intervention.areas.map(area => area.name)), review.intervention.owner].filter(Boolean).join(' · ')}</p>
      <div className="review-grounds">
        <div><h3>{t('interventions.goal')}</h3><p>{goal ?? t('interventions.notSaid')}</p></div>
        <div><h3>{t('reviews.numbers')}</h3><Numbers numbers={review.numbers} /></div>
      </div>
      {review.canDecide && !already && <Button className="link-button" aria-label={t('reviews.alreadyOf', { what: review.intervention.what })} onPress={() => decideAlready(true)}>{t('reviews.already')}</Button>}
      {review.canDecide && already && (
        <>
          <RadioGroup className="outcomes" aria-label={t('reviews.choose', { what: review.intervention.what })} value={outcome} onChange={value => choose(value as Outcome)}>
            {(Object.keys(outcomes) as Outcome[]).map(one => {
              const Icon = outcomes[one];
              return <Radio key={one} className="choice outcome" value={one}><Icon aria-hidden /><span><strong>{t(`reviews.choice.${one}`)}</strong><small>{t(`reviews.explained.${one}`)}</small></span></Radio>;
            })}
          </RadioGroup>
          {outcome && <DecisionForm key={outcome} review={review} outcome={outcome} membership={membership} cancel={() => choose(null)} />}
        </>
      )}
    </section>
  );
}
