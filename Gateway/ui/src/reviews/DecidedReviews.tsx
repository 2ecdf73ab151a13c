import type { Review } from '../api/reviews';
import type { Membership } from '../api/types';
import { Link } from '../app/Link';
import '../picture/Lists.css';
import { useTexts } from '../texts/texts';

/** What has been decided, latest first, with the motive and the numbers as they were. */
export function DecidedReviews({ reviews, membership }: { reviews: readonly Review[]; membership: Membership }) {
  const { t, fullDate, number } = useTexts();
  const numbers = ({ numbers: then }: Review) => then?.before != null && then.now != null ? t('reviews.numbersWere', { before: number(then.before), now: number(then.now) }) : null;
  return (
    <ul className="list reviews-decided">
      {reviews.map(one => (
        <li key={one.id}>
          <p><strong>{one.outcome && t(`reviews.outcome.${one.outcome}`)}</strong>: <Link to={{ municipality: membership.code, page: 'insatser', detail: one.intervention.id }}>{one.intervention.what}</Link></p>
          {one.motive && <p>{one.motive}</p>}
          <p className="list-muted">{[t(`reviews.tier.${one.tier}`), one.decidedAt && fullDate(one.decidedAt), one.decidedBy, numbers(one)].filter(Boolean).join(' · ')}</p>
          {one.successor && <p>{t('interventions.replacedBy')} <Link to={{ municipality: membership.code, page: 'insatser', detail: one.successor.id }}>{one.successor.what}</Link></p>}
        </li>
      ))}
    </ul>
  );
}
