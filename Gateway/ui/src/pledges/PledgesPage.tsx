import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { pledgesQuery, type Pledge } from '../api/pledges';
import { PageHead } from '../app/PageHead';
import type { PageProps } from '../app/pages';
import { leads } from '../app/roles';
import { useTitle } from '../app/useTitle';
import '../picture/Lists.css';
import { Asked } from '../states/Asked';
import { useTexts, type Texts } from '../texts/texts';
import { today } from '../time/isoWeek';
import { PledgeCard } from './PledgeCard';
import { PledgeForm } from './PledgeForm';
import './Pledges.css';

/** What police and kommun have promised the residents, what is being done for it, and twice a year whether it was kept. */
export default function PledgesPage({ membership }: PageProps) {
  const texts = useTexts();
  const { t } = texts;
  const pledges = useQuery(pledgesQuery(membership.code));
  const [adding, add] = useState(false);
  useTitle(t('page.pledges'), membership.name);
  return (
    <Asked query={pledges} membership={membership}>{({ pledges: all }) => (
      <article className="page pledges">
        <PageHead title={t('pledges.of', { place: membership.name })} print={all.length > 0} />
        <p className="opening"><strong>{t(all.length === 0 ? 'pledges.none' : 'pledges.opening', { count: all.length })}</strong> {opening(all, texts)}</p>
        {all.length === 0 && <p className="page-text">{t('pledges.empty')}</p>}
        {leads(membership) && (adding
          ? <PledgeForm membership={membership} done={() => add(false)} />
          : <Button className="outline-button" onPress={() => add(true)}>{t('pledges.add')}</Button>)}
        <ul className="pledge-list">{all.map(one => <PledgeCard key={one.id} pledge={one} membership={membership} />)}</ul>
      </article>
    )}</Asked>
  );
}

function opening(pledges: readonly Pledge[], { t, fullDate }: Texts): string {
  const latest = pledges.map(one => one.statuses.toSorted((a, b) => b.half.localeCompare(a.half))[0]?.status);
  const kept = latest.filter(one => one === 'kept').length;
  const due = pledges.map(one => one.due).filter(one => one !== null).toSorted()[0];
  return [kept > 0 ? t('pledges.openingKept', { count: kept }) : '', due ? t(due < today() ? 'pledges.openingLate' : 'pledges.openingDue', { date: fullDate(due) }) : ''].filter(Boolean).join(' ');
}
