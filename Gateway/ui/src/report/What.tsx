import { useMemo, useState } from 'react';
import { Button, Label, Radio, RadioGroup } from 'react-aria-components';
import type { Category } from '../api/categories';
import { useTexts, type TextKey } from '../texts/texts';
import type { PartProps } from './EventForm';
import { mostUsedFirst } from './used';
import { Wrong } from './Wrong';

const atFirst = 6;
const helped = ['skadegorelse', 'klotter', 'nedskrapning', 'otrygg-plats', 'belysning', 'samling', 'narkotika', 'alkohol', 'vald-hot', 'incident-anstalld', 'buskorning', 'a-traktor', 'inbrott-stold', 'brand', 'oro-rykten', 'arrangemang', 'storning-boende', 'pyroteknik', 'lugnt', 'annat'] as const;

/** What it is about: the kommun's categories, those one uses most first, each with a line of help. */
export function What({ draft, change, membership, wrong, categories }: PartProps & { categories: readonly Category[] }) {
  const { t } = useTexts();
  const [all, showAll] = useState(false);
  const ordered = useMemo(() => mostUsedFirst(categories.filter(one => !one.retired), membership.code), [categories, membership.code]);
  const chosenIsBelow = ordered.findIndex(one => one.code === draft.category) >= atFirst;
  const shown = all || chosenIsBelow ? ordered : ordered.slice(0, atFirst);
  return (
    <RadioGroup className="report-part" value={draft.category} onChange={category => change({ category })} isInvalid={wrong !== undefined}>
      <Label className="report-label">{t('report.what')}</Label>
      <div className="report-choices report-categories">
        {shown.map(({ code, name }) => (
          <Radio key={code} className="choice report-choice" value={code}>
            <strong>{name}</strong>
            {(helped as readonly string[]).includes(code) && <span className="report-help">{t(`category.${code}` as TextKey)}</span>}
          </Radio>
        ))}
      </div>
      {shown.length < ordered.length && <Button className="link-button" onPress={() => showAll(true)}>{t('report.allCategories', { count: ordered.length })}</Button>}
      <Wrong text={wrong} />
    </RadioGroup>
  );
}
