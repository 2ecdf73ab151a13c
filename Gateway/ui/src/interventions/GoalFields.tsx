import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input, Label, Radio, RadioGroup, TextField } from 'react-aria-components';
import { categoriesQuery } from '../api/categories';
import { type Plan } from '../api/interventions';
import type { Membership } from '../api/types';
import { useTexts } from '../texts/texts';

interface Props { goal: Plan['goal']; categories: readonly string[]; membership: Membership; change(part: Partial<Plan>): void }

/** A goal that can be measured: what shall be reached, from where to where, and by when. */
export function GoalFields({ goal, categories, membership, change }: Props) {
  const { t } = useTexts();
  const known = useQuery(categoriesQuery(membership.code));
  const now = goal ?? { text: '', measure: 'reports' as const, baseline: null, target: null, by: null };
  const set = (part: Partial<NonNullable<Plan['goal']>>) => change({ goal: { ...now, ...part } });
  const amount = (text: string) => { const value = Number(text.replace(',', '.')); return text.trim() === '' || Number.isNaN(value) || value < 0 ? null : value; };
  return (
    <fieldset className="plan-part">
      <legend>{t('interventions.part.goal')}</legend>
      <TextField className="field" value={now.text} onChange={text => set({ text })} maxLength={500}><Label>{t('interventions.goalText')}</Label><Input autoComplete="off" /></TextField>
      <RadioGroup className="field" value={now.measure ?? 'other'} onChange={measure => set({ measure: measure as 'reports' | 'other' })}><Label>{t('interventions.goalMeasure')}</Label>
        <div className="choices"><Radio className="choice" value="reports">{t('interventions.byReports')}</Radio><Radio className="choice" value="other">{t('interventions.byPeople')}</Radio></div>
      </RadioGroup>
      {now.measure === 'reports' && known.data && (
        <fieldset className="plain-fieldset"><legend>{t('interventions.goalCategories')}</legend>
          <div className="choices">{known.data.filter(one => !one.retired || categories.includes(one.code)).map(one => <Checkbox key={one.code} className="choice" isSelected={categories.includes(one.code)} onChange={on => change({ categories: on ? [...categories, one.code] : categories.filter(code => code !== one.code) })}>{one.name}</Checkbox>)}</div>
        </fieldset>
      )}
      <div className="field-row">
        <Amount label={t('interventions.goalBaseline')} value={now.baseline} set={text => set({ baseline: amount(text) })} />
        <Amount label={t('interventions.goalTarget')} value={now.target} set={text => set({ target: amount(text) })} />
        <TextField className="field" type="date" value={now.by ?? ''} onChange={by => set({ by })}><Label>{t('interventions.goalByWhen')}</Label><Input /></TextField>
      </div>
    </fieldset>
  );
}

// Not controlled: half a number, such as `12,`, may stand while it is written.
function Amount({ label, value, set }: { label: string; value: number | null; set(text: string): void }) {
  const { number } = useTexts();
  return <TextField className="field" defaultValue={value === null ? '' : number(value)} onChange={set}><Label>{label}</Label><Input inputMode="decimal" autoComplete="off" /></TextField>;
}
