import { Input, Label, Radio, RadioGroup, TextField } from 'react-aria-components';
import { useTexts } from '../texts/texts';
import { localTime } from '../time/stockholm';
import type { Draft } from './draft';
import type { PartProps } from './EventForm';
import { Wrong } from './Wrong';

/** When it happened: now, at a time, or some time between two. Times are Swedish wherever the phone thinks it is. */
export function When({ draft: { when }, change, wrong }: PartProps) {
  const { t } = useTexts();
  const set = (part: Partial<Draft['when']>) => change({ when: { ...when, ...part } });
  const choose = (how: Draft['when']['how']) => set({ how, from: when.from || localTime(new Date()), to: when.to || localTime(new Date()) });
  return (
    <div className="report-part">
      <RadioGroup value={when.how} onChange={value => choose(value as Draft['when']['how'])} isInvalid={wrong !== undefined}>
        <Label className="report-label">{t('report.when')}</Label>
        <div className="choices">{(['now', 'time', 'span'] as const).map(how => <Radio key={how} className="choice" value={how}>{t(`report.when.${how}`)}</Radio>)}</div>
      </RadioGroup>
      {when.how !== 'now' && (
        <div className="report-times">
          <TextField className="field" type="datetime-local" value={when.from} onChange={from => set({ from })}><Label>{t(when.how === 'span' ? 'report.from' : 'report.at')}</Label><Input /></TextField>
          {when.how === 'span' && <TextField className="field" type="datetime-local" value={when.to} onChange={to => set({ to })}><Label>{t('report.to')}</Label><Input min={when.from} /></TextField>}
        </div>
      )}
      <Wrong text={wrong} />
    </div>
  );
}
