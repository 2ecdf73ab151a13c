import { CircleCheck, CircleDashed, CircleHelp, CircleX, Hourglass, type LucideIcon } from 'lucide-react';
import type { Picture, Promised as Promise } from '../api/types';
import { Figure } from '../charts/Figure';
import { useWhyNot } from '../interventions/sayings';
import { useTexts, type TextKey } from '../texts/texts';
import { yearAndNumber } from '../time/isoWeek';
import './Lists.css';

const states: Record<Promise['status'], { icon: LucideIcon; text: TextKey }> = {
  done: { icon: CircleCheck, text: 'promised.done' }, ongoing: { icon: Hourglass, text: 'promised.ongoing' }, planned: { icon: CircleDashed, text: 'promised.planned' },
  'not-done': { icon: CircleX, text: 'promised.notDone' }, unknown: { icon: CircleHelp, text: 'promised.unknown' },
};

/** What the last meeting decided, and whether it was done. */
export function Promised({ picture }: { picture: Picture }) {
  const { t } = useTexts();
  const last = picture.lastMeeting;
  if (!last) return <Figure label={t('promised.label')} title={t('promised.noMeeting')}><p>{t('promised.noMeetingExplained')}</p></Figure>;
  const done = last.decisions.filter(one => one.status === 'done').length;
  return (
    <Figure label={t('promised.label')} title={last.decisions.length === 0 ? t('promised.none', { number: yearAndNumber(last.week).number }) : t('promised.title', { done, count: last.decisions.length })}>
      <PromisedList decisions={last.decisions} municipality={picture.municipality} />
    </Figure>
  );
}

export function PromisedList({ decisions, municipality }: { decisions: readonly Promise[]; municipality: string }) {
  const { t, date } = useTexts();
  return (
    <ul className="list promised">
      {decisions.map(one => {
        const { icon: Icon, text } = states[one.status] ?? states.unknown;
        return (
          <li key={one.id} data-status={one.status}>
            <p className="promised-state"><Icon aria-hidden /> {t(text)}</p>
            <div>
              <p><strong>{one.what}</strong></p>
              <p className="list-muted">{[one.areaName, one.who, one.until && t('decision.until', { date: date(one.until) })].filter(Boolean).join(' · ')}</p>
              {one.why && <Why code={one.why} municipality={municipality} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

// The picture hears the reason as a code; what people wrote beside it stays with the intervention.
function Why({ code, municipality }: { code: string; municipality: string }) {
  const why = useWhyNot(municipality, { code, text: null });
  return why && <p>{why}</p>;
}
