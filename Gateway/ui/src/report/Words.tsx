import { useEffect, useState } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import { checkText, type CheckedText } from '../api/reports';
import { useTexts } from '../texts/texts';
import type { PartProps } from './EventForm';
import { Wrong } from './Wrong';

const pause = 500;

/** What happened, in one's own words. While one writes, what looks like personal data is pointed at. */
export function Words({ draft, change, membership, wrong }: PartProps) {
  const { t } = useTexts();
  const found = useFound(membership.code, draft.text);
  return (
    <div className="report-part">
      <TextField value={draft.text} onChange={text => change({ text })} maxLength={2000} isInvalid={wrong !== undefined} className="field report-words">
        <Label className="report-label">{t('report.text')}</Label>
        <TextArea rows={3} placeholder={t('report.textHelp')} />
      </TextField>
      <div role="status">{found.length > 0 && (
        <p className="report-found">
          {found.map(({ kind, text }) => t(`personal.${kind}`, { text })).join(' ')} {t('personal.whatToDo')}
        </p>
      )}</div>
      <Wrong text={wrong} />
    </div>
  );
}

// Asked when the writer pauses. Without a net there is no hint, and the guard takes it out when the report comes in.
function useFound(municipality: string, text: string) {
  const [checked, keep] = useState<{ of: string } & CheckedText>();
  useEffect(() => {
    if (text.trim().length < 3) return;
    const stopped = new AbortController();
    const waiting = setTimeout(() => checkText(municipality, text, stopped.signal).then(answer => keep({ of: text, ...answer }), () => keep(undefined)), pause);
    return () => { clearTimeout(waiting); stopped.abort(); };
  }, [municipality, text]);
  if (!checked || text.trim().length < 3) return [];
  // While one writes on, what was found before stays as long as it stands in the text.
  return checked.found.map(({ kind, from, length }) => ({ kind, text: checked.of.slice(from, from + length) })).filter(one => text.includes(one.text));
}
