import { useQuery } from '@tanstack/react-query';
import { walksQuery, type Walk } from '../api/walks';
import type { Membership } from '../api/types';
import { Link } from '../app/Link';
import { PageHead } from '../app/PageHead';
import { leads } from '../app/roles';
import { Asked } from '../states/Asked';
import { useTexts, type Texts } from '../texts/texts';
import { today } from '../time/isoWeek';
import { openProposals } from './sayings';
import { useAreaName } from '../map/useShapes';

/** The kommun's walks, and what of their proposals somebody still waits for. */
export function WalkList({ membership }: { membership: Membership }) {
  const texts = useTexts();
  const { t } = texts;
  const query = useQuery(walksQuery(membership.code));
  return (
    <Asked query={query} membership={membership}>{({ walks }) => (
      <article className="page walks">
        <PageHead title={t('walks.of', { place: membership.name })} />
        <p className="opening"><strong>{opening(walks, texts)}</strong> {promised(walks, texts)}</p>
        {walks.length === 0 && <p className="page-text">{t('walks.empty')}</p>}
        {leads(membership) && <p className="list-after"><Link className="outline-button walk-link" to={{ municipality: membership.code, page: 'vandringar', detail: 'ny' }}>{t('walks.plan')}</Link></p>}
        <ul className="list walk-list">{walks.map(walk => <Row key={walk.id} walk={walk} municipality={membership.code} />)}</ul>
      </article>
    )}</Asked>
  );
}

function Row({ walk, municipality }: { walk: Walk; municipality: string }) {
  const { t, fullDate } = useTexts();
  const areaName = useAreaName(municipality);
  const open = openProposals(walk).length;
  return (
    <li className="walk-row">
      <div>
        <p><Link className="walk-name" to={{ municipality, page: 'vandringar', detail: walk.id }}>{walk.title}</Link></p>
        <p className="list-muted">{[fullDate(walk.date), t(`walks.light.${walk.light}`), areaName(walk.area)].filter(Boolean).join(' · ')}</p>
      </div>
      <span className="page-state">{t(`walks.state.${walk.state}`)}</span>
      <p className="list-muted">{[t('walks.observations', { count: walk.observations.length }), t('walks.proposals', { count: walk.proposals.length }), ...walk.state === 'published' && open > 0 ? [t('walks.open', { count: open })] : []].join(' · ')}</p>
    </li>
  );
}

function opening(walks: readonly Walk[], { t, weekdayDate }: Texts): string {
  const next = walks.filter(walk => walk.state === 'planned' && walk.date >= today()).toSorted((a, b) => a.date.localeCompare(b.date))[0];
  if (next) return t('walks.next', { day: weekdayDate(next.date), title: next.title });
  return t(walks.length === 0 ? 'walks.none' : 'walks.opening', { count: walks.length });
}

function promised(walks: readonly Walk[], { t }: Texts): string {
  const late = walks.filter(walk => walk.state === 'published').flatMap(walk => walk.proposals).filter(proposal => proposal.timing === 'late' && !proposal.became?.doneOn).length;
  return late > 0 ? t('walks.openingLate', { count: late }) : '';
}
