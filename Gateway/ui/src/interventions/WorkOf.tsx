import { useState } from 'react';
import { Plus } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Intervention } from '../api/interventions';
import type { Membership } from '../api/types';
import { Figure } from '../charts/Figure';
import '../picture/Lists.css';
import { ShowAll } from '../picture/ShowAll';
import { useTexts } from '../texts/texts';
import { WorkItem } from '../work/WorkItem';
import { WorkForm } from './WorkForm';

const shownAtFirst = 6;

/** The work of an intervention: what is to be done and when, and how much has been done. */
export function WorkOf({ one, membership }: { one: Intervention; membership: Membership }) {
  const { t, number, list } = useTexts();
  const [adding, add] = useState(false);
  const [all, showAll] = useState(false);
  const done = one.work.filter(item => item.state === 'done').length;
  const late = one.work.filter(item => item.state === 'planned');
  const order = [...late.toSorted((a, b) => a.day.localeCompare(b.day)), ...one.work.filter(item => item.state !== 'planned').toSorted((a, b) => b.day.localeCompare(a.day))];
  const dose = one.dose.filter(part => part.unit !== null && part.amount !== null).map(part => t('interventions.dosePart', { amount: number(part.amount!), unit: part.unit!, times: t('interventions.times', { count: part.times }) }));
  const mayAdd = one.canChange && ['planned', 'ongoing', 'done'].includes(one.state);
  return (
    <Figure label={t('interventions.work')} title={one.work.length === 0 ? t('interventions.workNone') : t('interventions.workDone', { done, count: one.work.length })} note={dose.length > 0 ? t('interventions.dose', { list: list(dose) }) : undefined}>
      <ul className="list">{(all ? order : order.slice(0, shownAtFirst)).map(item => <li key={item.id}><WorkItem item={item} municipality={membership.code} inside /></li>)}</ul>
      <ShowAll first={shownAtFirst} of={order.length} all={all} showAll={showAll} />
      {mayAdd && (adding
        ? <WorkForm one={one} membership={membership} done={() => add(false)} />
        : <p><Button className="outline-button" onPress={() => add(true)}><Plus aria-hidden /> {t('interventions.workAdd')}</Button></p>)}
    </Figure>
  );
}
