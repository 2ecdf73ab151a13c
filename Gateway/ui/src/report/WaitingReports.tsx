import { CloudOff, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Category } from '../api/categories';
import type { Membership } from '../api/types';
import { forget, keep, type Waiting } from '../offline/queue';
import { sendWaiting } from '../offline/send';
import '../picture/Lists.css';
import { useTexts } from '../texts/texts';
import { yearAndNumber } from '../time/isoWeek';
import { draftOf, missing, reportOf, type Draft } from './draft';
import { EventForm } from './EventForm';
import { useFieldError } from './fieldErrors';
import { useSaying } from './sayings';

interface Props { waiting: readonly Waiting[]; categories: readonly Category[]; membership: Membership }

/** What lies on the phone: waiting for the net, or refused with what is wrong. Nothing goes away unless its writer says so. */
export function WaitingReports({ waiting, ...rest }: Props) {
  const { t } = useTexts();
  return <ul className="list report-waiting" aria-label={t('report.onDevice')}>{waiting.map(one => <Row key={one.key} one={one} {...rest} />)}</ul>;
}

function Row({ one, categories, membership }: Omit<Props, 'waiting'> & { one: Waiting }) {
  const { t } = useTexts();
  const { line } = useSaying(membership, categories);
  const said = useFieldError();
  const [draft, mend] = useState<Draft>();
  const [sure, ask] = useState(false);
  const what = one.report ? line(one.report) : t('report.nothing', { number: String(yearAndNumber(one.nil!).number) });
  const again = async () => {
    if (draft && missing(draft).length > 0) return;
    const { refused: _, ...rest } = one;
    await keep(draft ? { ...rest, report: reportOf(draft, membership.code) } : rest);
    void sendWaiting(one.who);
  };
  return (
    <li data-refused={one.refused ? true : undefined}>
      <p className="report-row">{one.refused ? <TriangleAlert aria-hidden /> : <CloudOff aria-hidden />}<span>{what}<br /><span className="list-muted">{t(one.refused ? 'report.isRefused' : 'report.isWaiting')}</span></span></p>
      {one.refused && !draft && (one.refused.errors.length > 0 ? <ul className="report-errors">{one.refused.errors.map(error => <li key={error.field}>{said(error)}</li>)}</ul> : <p className="report-errors">{t(one.refused.kind === 'forbidden' || one.refused.kind === 'wrong-municipality' ? 'refused.forbidden' : 'report.refusedOtherwise')}</p>)}
      {draft && <EventForm draft={draft} change={part => mend({ ...draft, ...part })} membership={membership} categories={categories} missing={missing(draft)} errors={one.refused?.errors ?? []} />}
      {one.refused && (
        <div className="form-buttons">
          {one.report && !draft ? <Button className="outline-button" aria-label={`${t('report.mend')}: ${what}`} onPress={() => mend(draftOf(one.report!, membership.code))}>{t('report.mend')}</Button> : <Button className="button" onPress={() => void again()}>{t('report.sendAgain')}</Button>}
          <Button className="quiet-button" aria-label={`${t(sure ? 'report.throwSure' : 'report.throw')}: ${what}`} onPress={() => sure ? void forget(one.key) : ask(true)}>{t(sure ? 'report.throwSure' : 'report.throw')}</Button>
        </div>
      )}
    </li>
  );
}
