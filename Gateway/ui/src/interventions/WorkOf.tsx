import { useState } from 'react';
import { Plus } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Intervention } from '../api/interventions';
import type { Membership } from '../api/types';
import type { Unit } from '../api/work';
import { Figure } from '../charts/Figure';
import '../picture/Lists.css';
import { ShowAll } from '../picture/ShowAll';
import { useTexts } from '../texts/texts';
import { WorkItem } from '../work/WorkItem';
import { WorkForm } from './WorkForm';

const shownAtFirst = 6;

/** The work of an intervention: what is to be done and when, and how much has been done. */
export function WorkOf({ one, membership }: { one: Intervention; membership: Membership }) {
  const { t, list } = useTexts();
  const [adding, add] = useState(false);
  const [all, showAll] = useState(false);
  const done = one.work.filter(item => item.state === 'done').length;
  const late = one.work.filter(item => item.state === 'planned');
  const order = [...late.toSorted((a, b) => a.day.localeCompare(b.day)), ...one.work.filter(item => item.state !== 'planned').toSorted((a, b) => b.day.localeCompare(a.day))];
  const dose = one.dose.filter(part => part.unit !== null && part.amount !== null).map(part => t('interventions.dosePart', { dose: t(`work.dose.${part.unit as Unit}`, { count: part.amount! }), times: t('interventions.times', { count: part.times }) }));
  const organisations = [...new Set([one.owner, ...one.partners, membership.organisation].filter(name => name !== null))];
  const mayAdd = one.canChange && ['planned', 'ongoing', 'done'].includes(one.state);
  return (
    <Figure label={t('interventions.work')} title={one.work.length === 0 ? t('interventions.workNone') : t('interventions.workDone', { done, count: one.work.length })} note={dose.length > 0 ? t('interventions.dose', { list: list(dose) }) : undefined}>
      <ul className="list">{(all ? order : order.slice(0, shownAtFirst)).map(item => <li key={item.id}><WorkItem item={item} municipality={membership.code} inside organisations={organisations} /></li>)}</ul>
      <ShowAll first={shownAtFirst} of={order.length} all={all} showAll={showAll} />
      {mayAdd && (adding
        ? <WorkForm municipality={membership.code} intervention={one.id} organisations={organisations} until={one.until} done={() => add(false)} />
        : <p><Button className="outline-button" onPress={() => add(true)}><Plus aria-hidden /> {t('interventions.workAdd')}</Button></p>)}
    </Figure>
  );
}
