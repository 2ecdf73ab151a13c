import type { Card } from '../api/interventions';
import type { Membership } from '../api/types';
import { Link } from '../app/Link';
import { useTexts } from '../texts/texts';
import { useGoal, useReviewText } from './sayings';
import { StateMark } from './StateMark';

/**
 * One intervention at a glance: what, against which cause, towards which goal, whose, and when it is judged. Where it stands `under` an
 * area's name, only its other areas are said.
 */
export function InterventionCard({ one, membership, withState = true, under }: { one: Card; membership: Membership; withState?: boolean; under?: string | undefined }) {
  const { t, list } = useTexts();
  const review = useReviewText(one);
  const goal = useGoal(one.goal);
  const areas = one.areas.filter(area => area.code !== under).map(area => area.name);
  const open = one.state !== 'ended' && one.state !== 'not-done';
  return (
    <article className="intervention-card" data-overdue={one.reviewOverdueDays > 0 || undefined}>
      <p className="intervention-card-head">{withState && <StateMark state={one.state} />}<span>{t('interventions.number', { number: String(one.number) })}{one.kindName && ` · ${one.kindName}`}</span></p>
      <h3><Link to={{ municipality: membership.code, page: 'insatser', detail: one.id }}>{one.what}</Link></h3>
      {areas.length > 0 && <p className="list-muted">{under === undefined ? list(areas) : t('interventions.alsoIn', { list: list(areas) })}</p>}
      <dl>
        {one.cause && open && <div><dt>{t('interventions.cause')}</dt><dd>{one.cause.text}</dd></div>}
        {goal && open && <div><dt>{t('interventions.goal')}</dt><dd>{goal}</dd></div>}
        {one.owner && <div><dt>{t('interventions.owner')}</dt><dd>{one.owner}</dd></div>}
        {open && review && <div data-overdue={one.reviewOverdueDays > 0 || undefined}><dt>{t('interventions.review')}</dt><dd>{review}</dd></div>}
      </dl>
      {one.state === 'proposed' && one.missing.length > 0 && <p className="intervention-missing">{t('interventions.lacks', { list: list(one.missing.map(part => t(`interventions.missing.${part}`))) })}</p>}
    </article>
  );
}
