import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { Severity } from '../api/reports';
import { useTexts } from '../texts/texts';
import type { PartProps } from './EventForm';
import { Wrong } from './Wrong';

/** How serious it is, in three steps that say what they mean. */
export function HowSerious({ draft, change, wrong }: PartProps) {
  const { t } = useTexts();
  return (
    <RadioGroup className="report-part" value={draft.severity === null ? null : String(draft.severity)} onChange={value => change({ severity: Number(value) as Severity })} isInvalid={wrong !== undefined}>
      <Label className="report-label">{t('report.severity')}</Label>
      <div className="report-choices report-severities">
        {([1, 2, 3] as const).map(step => (
          <Radio key={step} className="choice report-choice" value={String(step)}>
            <strong>{t(`severity.${step}`)}</strong>
            <span className="report-help">{t(`severity.${step}.help`)}</span>
          </Radio>
        ))}
      </div>
      <Wrong text={wrong} />
    </RadioGroup>
  );
}
