import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Card } from '../api/interventions';
import type { Membership } from '../api/types';
import { useTexts } from '../texts/texts';
import { InterventionCard } from './InterventionCard';

const order: Record<Card['state'], number> = { ongoing: 0, done: 1, planned: 2, proposed: 3, ended: 4, 'not-done': 5 };

/** What is done in each area. What is over is shown when asked for. */
export function ByArea({ all, membership }: { all: readonly Card[]; membership: Membership }) {
  const { t, compare } = useTexts();
  const [past, showPast] = useState(false);
  const over = all.filter(one => order[one.state] >= 4);
  const shown = past ? all : all.filter(one => order[one.state] < 4);
  const areas = [...new Map(shown.flatMap(one => one.areas).map(area => [area.code, area.name]))].toSorted((a, b) => compare(a[1], b[1]));
  const sorted = shown.toSorted((a, b) => Number(b.reviewOverdueDays > 0) - Number(a.reviewOverdueDays > 0) || order[a.state] - order[b.state] || b.number - a.number);
  const nowhere = sorted.filter(one => one.areas.length === 0);

  return (
    <>
      {areas.map(([code, name]) => <Group key={code} code={code} name={name} all={sorted.filter(one => one.areas.some(area => area.code === code))} membership={membership} />)}
      {nowhere.length > 0 && <Group name={t('interventions.withoutArea')} all={nowhere} membership={membership} />}
      {shown.length === 0 && <p className="list-muted">{t('interventions.nothingHere')}</p>}
      {over.length > 0 && <p className="interventions-past"><Button className="link-button" onPress={() => showPast(!past)}>{past ? t('interventions.hidePast') : t('interventions.showPast', { count: over.length })}</Button></p>}
    </>
  );
}

function Group({ code, name, all, membership }: { code?: string; name: string; all: readonly Card[]; membership: Membership }) {
  return (
    <section className="interventions-group">
      <h2>{name}</h2>
      <div className="interventions-cards">{all.map(one => <InterventionCard key={one.id} one={one} membership={membership} under={code} />)}</div>
    </section>
  );
}
