import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, Pencil } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { interventionQuery, type Intervention } from '../api/interventions';
import type { Membership } from '../api/types';
import { Link } from '../app/Link';
import { EffectOf } from '../effects/EffectOf';
import { capital } from '../texts/formats';
import { useTexts } from '../texts/texts';
import { Unanswered } from '../states/Unanswered';
import { Chain } from './Chain';
import { History } from './History';
import { PlanForm } from './PlanForm';
import { Reviews } from './Reviews';
import { useReviewText, useWhyNot } from './sayings';
import { StateMark } from './StateMark';
import { Steps } from './Steps';
import { WorkOf } from './WorkOf';

/** One intervention, from the problem to what came of it. */
export function InterventionPage({ id, membership }: { id: string; membership: Membership }) {
  const intervention = useQuery(interventionQuery(membership.code, id));
  if (!intervention.data) return <Unanswered query={intervention} membership={membership} />;
  return <One one={intervention.data} membership={membership} />;
}

function One({ one, membership }: { one: Intervention; membership: Membership }) {
  const { t } = useTexts();
  const [writing, write] = useState(false);
  const [first, ...rest] = useOpening(one, membership.code);
  return (
    <article className="intervention">
      <p className="intervention-back"><Link className="quiet-button" to={{ municipality: membership.code, page: 'insatser' }}><ChevronLeft aria-hidden /> {t('interventions.all')}</Link></p>
      <header className="intervention-head"><h1>{t('interventions.number', { number: String(one.number) })}, {membership.name}</h1><StateMark state={one.state} /></header>
      <p className="opening"><strong>{first}</strong> {rest.join(' ')}</p>
      {writing ? <PlanForm membership={membership} one={one} done={() => write(false)} /> : (
        <>
          {one.canChange && (
            <div className="intervention-steps">
              <Steps one={one} municipality={membership.code} />
              {one.state !== 'ended' && one.state !== 'not-done' && <Button className="quiet-button" onPress={() => write(true)}><Pencil aria-hidden /> {t('interventions.write')}</Button>}
            </div>
          )}
          <Chain one={one} />
          <div className="intervention-parts">
            <WorkOf one={one} membership={membership} />
            <Reviews one={one} membership={membership} />
            {begun(one) && <div className="wide"><EffectOf id={one.id} /></div>}
            <History one={one} membership={membership} />
          </div>
        </>
      )}
    </article>
  );
}

// Before it has begun there is nothing to have come of it.
function begun({ state }: Intervention): boolean {
  return state === 'ongoing' || state === 'done' || state === 'ended';
}

function useOpening(one: Intervention, municipality: string): string[] {
  const { t, fullDate, list } = useTexts();
  const why = useWhyNot(municipality, one.whyNot);
  const review = useReviewText(one);
  const open = one.state !== 'ended' && one.state !== 'not-done';
  return [
    `${capital(one.what)}.`,
    ...one.state === 'ongoing' && one.from ? [t('interventions.since', { date: fullDate(one.from) })] : one.state === 'planned' && one.from ? [t('interventions.begins', { date: fullDate(one.from) })] : [],
    ...one.owner ? [t('interventions.ownedBy', { owner: one.owner })] : [],
    ...open && one.reviewOverdueDays > 0 ? [t('interventions.isLate', { review: review ?? '' })] : [],
    ...one.state === 'proposed' && one.missing.length > 0 ? [t('interventions.lacksToPlan', { list: list(one.missing.map(part => t(`interventions.missing.${part}`))) })] : [],
    ...why ? [t('interventions.notDoneBecause', { why })] : [],
  ];
}
