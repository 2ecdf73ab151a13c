import type { Intervention } from '../api/interventions';
import type { Membership } from '../api/types';
import { Link } from '../app/Link';
import { Figure } from '../charts/Figure';
import '../picture/Lists.css';
import { useTexts } from '../texts/texts';

/** The reviews of an intervention: those that wait, and what was decided in the others. */
export function Reviews({ one, membership }: { one: Intervention; membership: Membership }) {
  const { t, fullDate } = useTexts();
  const decided = one.reviews.filter(review => review.outcome !== null).length;
  return (
    <Figure label={t('interventions.reviews')} title={one.reviews.length === 0 ? t('interventions.reviewsNone') : decided === 0 ? t('interventions.reviewsWait', { count: one.reviews.length }) : t('interventions.reviewsDecided', { count: decided })}>
      <ul className="list">
        {one.reviews.toSorted((a, b) => a.outcome === null && b.outcome === null ? a.due.localeCompare(b.due) : 0).map(review => (
          <li key={review.id}>
            {review.outcome === null
              ? <p><Link to={{ municipality: membership.code, page: 'uppfoljning', query: { insats: one.id } }}><strong>{t(`reviews.tier.${review.tier}`)}</strong></Link> {review.overdueDays > 0 ? <span className="late">{t('interventions.reviewLate', { late: t('interventions.days', { count: review.overdueDays }) })}</span> : fullDate(review.due)}</p>
              : <>
                  <p><strong>{t(`reviews.outcome.${review.outcome}`)}</strong> <span className="list-muted">{[t(`reviews.tier.${review.tier}`), review.decidedAt && fullDate(review.decidedAt), review.decidedBy].filter(Boolean).join(' · ')}</span></p>
                  {review.motive && <p>{review.motive}</p>}
                  {review.successor && <p><Link to={{ municipality: membership.code, page: 'insatser', detail: review.successor.id }}>{review.successor.what}</Link></p>}
                </>}
          </li>
        ))}
      </ul>
    </Figure>
  );
}
