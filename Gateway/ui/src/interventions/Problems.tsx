import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { categoriesQuery } from '../api/categories';
import { type Card, type Problem } from '../api/interventions';
import type { Membership } from '../api/types';
import { takesPart } from '../app/roles';
import '../picture/Lists.css';
import { useTexts, type Texts } from '../texts/texts';
import { ProblemForm } from './ProblemForm';
import { ProblemPart } from './ProblemPart';

/** What the interventions are for: the problems of each area, their causes, and what is done against each. */
export function Problems({ problems, all, membership }: { problems: readonly Problem[]; all: readonly Card[]; membership: Membership }) {
  const { t, compare } = useTexts();
  const categories = useQuery(categoriesQuery(membership.code));
  const [adding, add] = useState(false);
  const [past, showPast] = useState(false);
  const closed = problems.filter(one => one.state === 'closed').length;
  const shown = problems.filter(one => past || one.state === 'open');
  const areas = [...new Map(shown.map(one => [one.area, one.areaName]))].toSorted((a, b) => compare(a[1], b[1]));
  const names = new Map(categories.data?.map(one => [one.code, one.name]));
  return (
    <div className="problems">
      {problems.length === 0 && <p className="page-text">{t('problems.noneExplained')}</p>}
      {areas.map(([code, name]) => (
        <section key={code} className="interventions-group">
          <h2>{name}</h2>
          <ul>{shown.filter(one => one.area === code).toSorted((a, b) => Number(a.state === 'closed') - Number(b.state === 'closed')).map(one => <ProblemPart key={one.id} problem={one} all={all} names={names} membership={membership} />)}</ul>
        </section>
      ))}
      {takesPart(membership) && (adding
        ? <ProblemForm membership={membership} done={() => add(false)} />
        : <p><Button className="outline-button" onPress={() => add(true)}><Plus aria-hidden /> {t('problems.new')}</Button></p>)}
      {closed > 0 && <p><Button className="link-button" onPress={() => showPast(!past)}>{past ? t('problems.hideClosed') : t('problems.showClosed', { count: closed })}</Button></p>}
    </div>
  );
}

/** How many problems are open, and how many of their causes nothing is done against. */
export function problemsOpening(problems: readonly Problem[], all: readonly Card[], { t }: Texts): string[] {
  const open = problems.filter(one => one.state === 'open');
  const against = new Set(all.flatMap(one => one.cause && one.state !== 'not-done' ? [one.cause.id] : []));
  const gaps = open.flatMap(one => one.causes).filter(cause => !against.has(cause.id)).length;
  const without = open.filter(one => one.causes.length === 0).length;
  return [
    open.length === 0 ? t('problems.opening.none') : t('problems.opening.open', { count: open.length }),
    ...gaps > 0 ? [t('problems.opening.gaps', { count: gaps })] : [],
    ...without > 0 ? [t('problems.opening.without', { count: without })] : [],
  ];
}
