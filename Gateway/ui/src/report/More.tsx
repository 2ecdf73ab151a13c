import { Checkbox, Label, TextArea, TextField } from 'react-aria-components';
import '../settings/Settings.css';
import { useTexts } from '../texts/texts';
import type { PartProps } from './EventForm';
import { Wrong } from './Wrong';

/** What not every report needs: seen oneself, reported to the police, what was done about it. */
export function More({ draft, change, wrong }: PartProps) {
  const { t } = useTexts();
  return (
    <details className="report-part report-more" open={wrong !== undefined || undefined}>
      <summary>{t('report.more')}</summary>
      <Tick label={t('report.firstHand')} on={draft.firstHand} turn={firstHand => change({ firstHand })} />
      <Tick label={t('report.policeReported')} on={draft.policeReported} turn={policeReported => change({ policeReported })} />
      <TextField className="field" value={draft.action} onChange={action => change({ action })} maxLength={2000}><Label>{t('report.action')}</Label><TextArea rows={2} /></TextField>
      <Wrong text={wrong} />
    </details>
  );
}

function Tick({ label, on, turn }: { label: string; on: boolean; turn(on: boolean): void }) {
  return <Checkbox className="checkbox" isSelected={on} onChange={turn}>{({ isSelected }) => <><span className="checkbox-box" aria-hidden>{isSelected && '✓'}</span> {label}</>}</Checkbox>;
}
