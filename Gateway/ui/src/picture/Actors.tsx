import { useState } from 'react';
import type { Picture } from '../api/types';
import { Figure } from '../charts/Figure';
import { useTexts } from '../texts/texts';
import './Actors.css';
import { isSilent } from './change';
import { ShowAll } from './ShowAll';

const shownAtFirst = 6;

/** Who has been heard from, the silent first: silence is not the same as a calm week. */
export function Actors({ picture: { organisations } }: { picture: Picture }) {
  const { t, compare } = useTexts();
  const [all, showAll] = useState(false);
  if (organisations.length === 0) return <Figure label={t('actors.label')} title={t('actors.none')}><p>{t('actors.noneExplained')}</p></Figure>;

  const silent = organisations.filter(isSilent).length;
  const rows = organisations.toSorted((a, b) => Number(isSilent(b)) - Number(isSilent(a)) || b.reports - a.reports || compare(a.name, b.name));
  return (
    <Figure label={t('actors.label')} title={silent > 0 ? t('actors.silent', { count: silent }) : t('actors.heard', { count: organisations.length })}>
      <ul className="actors">
        {(all ? rows : rows.slice(0, shownAtFirst)).map(one => (
          <li key={one.name} data-silent={isSilent(one) || undefined}>
            <span>{one.name}</span>
            <span>{one.reports > 0 ? t('reports', { count: one.reports }) : t(one.nil ? 'actors.calm' : isSilent(one) ? 'actors.notReported' : 'actors.planned')}</span>
          </li>
        ))}
      </ul>
      <ShowAll first={shownAtFirst} of={rows.length} all={all} showAll={showAll} />
    </Figure>
  );
}
