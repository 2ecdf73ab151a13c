import { useQuery } from '@tanstack/react-query';
import { ChevronLeft } from 'lucide-react';
import { problemsQuery } from '../api/interventions';
import type { Membership } from '../api/types';
import { Link } from '../app/Link';
import { takesPart } from '../app/roles';
import { go, useView } from '../app/view';
import { Message } from '../states/Message';
import { useTexts } from '../texts/texts';
import { PlanForm } from './PlanForm';

/** A new intervention, perhaps against a cause that was chosen on the way here. It is a proposal until every link of its chain is there. */
export function NewIntervention({ membership }: { membership: Membership }) {
  const { t } = useTexts();
  const cause = useView().query?.['orsak'];
  const problems = useQuery({ ...problemsQuery(membership.code), enabled: cause !== undefined });
  if (!takesPart(membership)) return <Message title={t('states.forbidden')} text={t('states.forbiddenExplained', { place: membership.name })} />;
  const problem = problems.data?.find(one => one.causes.some(other => other.id === cause));
  return (
    <article className="intervention">
      <p className="intervention-back"><Link className="quiet-button" to={{ municipality: membership.code, page: 'insatser' }}><ChevronLeft aria-hidden /> {t('interventions.all')}</Link></p>
      <h1>{t('interventions.new')}</h1>
      <p className="opening">{t('interventions.newOpening')}</p>
      <PlanForm key={problem?.id} membership={membership} begin={problem && cause ? { cause, areas: [problem.area], categories: problem.categories } : undefined} done={id => go({ municipality: membership.code, page: 'insatser', detail: id })} />
    </article>
  );
}
