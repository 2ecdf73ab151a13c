import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { outcomeQuery, type Outcome, type Report } from '../api/reports';
import type { Membership } from '../api/types';
import { useTexts } from '../texts/texts';
import { yearAndNumber } from '../time/isoWeek';

/** What became of a report, fetched when somebody asks: in Swedish the API's own sentence, otherwise told from the facts. */
export function OutcomeOf({ report, membership, name }: { report: Report; membership: Membership; name: string }) {
  const { t } = useTexts();
  const [open, toggle] = useState(false);
  const outcome = useQuery({ ...outcomeQuery(membership.code, report.id), enabled: open });
  return (
    <details className="report-outcome" onToggle={event => toggle(event.currentTarget.open)}>
      <summary aria-label={`${t('outcome.title')} ${name}`}>{t('outcome.title')}</summary>
      {outcome.isError && <p className="list-muted">{t('outcome.failed')}</p>}
      {outcome.data && <Told outcome={outcome.data} />}
    </details>
  );
}

function Told({ outcome: { state, pictures, signals, interventions, area, sentence } }: { outcome: Outcome }) {
  const { t, language, list } = useTexts();
  const week = (one: { week: string }) => t('week', { number: String(yearAndNumber(one.week).number) });
  const weeks = (all: readonly { week: string }[]) => list([...new Set(all.map(week))]);
  if (language === 'sv' && sentence) return <p>{sentence}</p>;
  if (state === 'quarantined' || state === 'discarded') return <p>{t('outcome.held')}</p>;
  return (
    <ul className="list">
      <li>{pictures.length > 0 ? t('outcome.pictures', { weeks: weeks(pictures) }) : t('outcome.noPicture')}</li>
      {signals.length > 0 && <li>{t('outcome.signals', { weeks: weeks(signals), area: area?.name ?? '' })}</li>}
      {interventions.map((one, index) => <li key={index}>{one.number === null ? one.what : t('outcome.intervention', { number: String(one.number), what: one.what })} <span className="list-muted">({t(`interventions.state.${one.state}`).toLocaleLowerCase()})</span></li>)}
    </ul>
  );
}
