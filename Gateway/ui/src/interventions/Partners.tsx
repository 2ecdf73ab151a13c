import { Checkbox } from 'react-aria-components';
import { useTexts } from '../texts/texts';

/** Who takes part beside the owner. */
export function Partners({ organisations, partners, change }: { organisations: readonly string[]; partners: readonly string[]; change(partners: string[]): void }) {
  const { t } = useTexts();
  const offered = [...new Set([...organisations, ...partners])];
  if (offered.length === 0) return null;
  return (
    <fieldset className="plain-fieldset"><legend>{t('interventions.partners')}</legend>
      <div className="choices">{offered.map(name => <Checkbox key={name} className="choice" isSelected={partners.includes(name)} onChange={on => change(on ? [...partners, name] : partners.filter(one => one !== name))}>{name}</Checkbox>)}</div>
    </fieldset>
  );
}
