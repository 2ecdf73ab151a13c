import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { languages, useTexts, type Language } from '../texts/texts';

export function LanguageSwitch() {
  const { t, language, choose } = useTexts();
  return (
    <ToggleButtonGroup className="switch" aria-label={t('app.language')} selectionMode="single" disallowEmptySelection
      selectedKeys={[language]} onSelectionChange={keys => { for (const key of keys) choose(key as Language); }}>
      {Object.entries(languages).map(([code, name]) => <ToggleButton key={code} id={code} className="switch-choice" lang={code}>{name}</ToggleButton>)}
    </ToggleButtonGroup>
  );
}
