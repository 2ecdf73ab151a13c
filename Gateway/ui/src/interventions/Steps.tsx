import { useMutation } from '@tanstack/react-query';
import { CalendarCheck, Check, ClipboardCheck, Play, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { interventionChanges, type Intervention } from '../api/interventions';
import { Link } from '../app/Link';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { WhyNotForm } from './WhyNotForm';

const icons = { plan: CalendarCheck, start: Play, finish: Check } as const;

/** What can be done with an intervention from where it stands. It cannot be planned while a link of its chain is missing. */
export function Steps({ one, municipality }: { one: Intervention; municipality: string }) {
  const { t } = useTexts();
  const [dropping, drop] = useState(false);
  const changes = interventionChanges(municipality);
  const step = useMutation({ mutationFn: (action: keyof typeof icons) => changes.step(one.id, action, one.revision) });

  if (dropping) {
    return <WhyNotForm municipality={municipality} label={t('interventions.dropWhy')} action={t('interventions.step.drop')} cancel={() => drop(false)}
      save={(code, text) => changes.drop(one.id, code, text, one.revision).then(() => drop(false))} />;
  }
  return (
    <>
      {(['plan', 'start', 'finish'] as const).filter(action => one.actions.includes(action)).map(action => {
        const Icon = icons[action];
        return <Button key={action} className={action === 'finish' ? 'outline-button' : 'button'} isDisabled={action === 'plan' && one.missing.length > 0} onPress={() => { if (!step.isPending) step.mutate(action); }}><Icon aria-hidden /> {t(`interventions.step.${action}`)}</Button>;
      })}
      {one.actions.includes('review') && <Link className="outline-button" to={{ municipality, page: 'uppfoljning', query: { insats: one.id } }}><ClipboardCheck aria-hidden /> {t('interventions.step.review')}</Link>}
      {one.actions.includes('drop') && <Button className="quiet-button" onPress={() => drop(true)}><X aria-hidden /> {t('interventions.step.drop')}</Button>}
      {step.isError && <Refused error={step.error} />}
    </>
  );
}
