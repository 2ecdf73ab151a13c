import type { Card } from '../api/interventions';
import type { Texts } from '../texts/texts';

/** The interventions said in a few sentences: how many are under way, which reviews are late, what keeps proposals from being planned. */
export function opening(all: readonly Card[], { t }: Texts): string[] {
  const count = (state: Card['state']) => all.filter(one => one.state === state).length;
  const overdue = all.filter(one => one.reviewOverdueDays > 0).length;
  const lacking = all.filter(one => one.state === 'proposed' && one.missing.length > 0);
  const [ongoing, planned] = [count('ongoing'), count('planned')];
  return [
    ongoing > 0 && planned > 0 ? t('interventions.opening.ongoingAndPlanned', { ongoing: t('interventions.opening.ongoing', { count: ongoing }), planned: t('interventions.opening.planned', { count: planned }) })
      : ongoing > 0 ? `${t('interventions.opening.ongoing', { count: ongoing })}.` : planned > 0 ? t('interventions.opening.onlyPlanned', { count: planned }) : t('interventions.opening.nothing'),
    ...overdue > 0 ? [t('interventions.opening.overdue', { count: overdue })] : [],
    ...lacking.length > 0 ? [t('interventions.opening.lacking', { count: lacking.length })] : [],
  ];
}
