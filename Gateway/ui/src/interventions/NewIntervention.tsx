import { ChevronLeft } from 'lucide-react';
import type { Membership } from '../api/types';
import { Link } from '../app/Link';
import { takesPart } from '../app/roles';
import { go } from '../app/view';
import { Message } from '../states/Message';
import { useTexts } from '../texts/texts';
import { PlanForm } from './PlanForm';

/** A new intervention. It is a proposal until every link of its chain is there. */
export function NewIntervention({ membership }: { membership: Membership }) {
  const { t } = useTexts();
  if (!takesPart(membership)) return <Message title={t('states.forbidden')} text={t('states.forbiddenExplained', { place: membership.name })} />;
  return (
    <article className="intervention">
      <p className="intervention-back"><Link className="quiet-button" to={{ municipality: membership.code, page: 'insatser' }}><ChevronLeft aria-hidden /> {t('interventions.all')}</Link></p>
      <h1>{t('interventions.new')}</h1>
      <p className="opening">{t('interventions.newOpening')}</p>
      <PlanForm membership={membership} done={id => go({ municipality: membership.code, page: 'insatser', detail: id })} />
    </article>
  );
}
