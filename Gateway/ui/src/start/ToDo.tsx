import { useQuery } from '@tanstack/react-query';
import { reviewsQuery } from '../api/reviews';
import { roundsQuery } from '../api/rounds';
import type { Membership } from '../api/types';
import { workQuery } from '../api/work';
import { Link } from '../app/Link';
import { leads } from '../app/roles';
import '../picture/Lists.css';
import { useTexts } from '../texts/texts';
import { periodName } from '../time/period';
import { currentWeek } from '../time/isoWeek';

/** What waits for one's own organisation: work of the week, reviews, and a round that is open. What cannot be asked for is left out. */
export function ToDo({ membership }: { membership: Membership }) {
  const { t } = useTexts();
  const work = useQuery(workQuery(membership.code, currentWeek()));
  const reviews = useQuery(reviewsQuery(membership.code));
  const rounds = useQuery(roundsQuery(membership.code));
  const left = work.data?.organisations.find(one => one.name === membership.organisation)?.work.filter(item => item.state === 'planned').length ?? 0;
  const due = reviews.data?.filter(one => leads(membership) || one.intervention.owner === membership.organisation).length ?? 0;
  const open = rounds.data?.rounds.find(one => one.state === 'open');
  if (left === 0 && due === 0 && !open) return null;
  const to = (page: string) => ({ municipality: membership.code, page });
  return (
    <section>
      <h2>{t('start.toDo')}</h2>
      <ul className="list">
        {left > 0 && <li><Link to={to('mitt-arbete')}>{t('start.work', { count: left })}</Link></li>}
        {due > 0 && <li><Link to={to('uppfoljning')}>{t('start.reviews', { count: due })}</Link></li>}
        {open && <li><Link to={to('prioritera')}>{t('start.round', { period: periodName(open.period, t) })}</Link></li>}
      </ul>
    </section>
  );
}
