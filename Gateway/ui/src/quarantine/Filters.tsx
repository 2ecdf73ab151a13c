import type { Entry, Filter } from '../api/quarantine';
import { codes } from '../report/fieldErrors';
import { useTexts } from '../texts/texts';

export const noFilter: Filter = { state: 'waiting', reason: '', source: '' };

/** Shows only what has one reason or comes from one source, so that the same fault is mended in one go. */
export function Filters({ filter, choose, known }: { filter: Filter; choose(filter: Filter): void; known: readonly Entry[] }) {
  const { t, compare } = useTexts();
  const reasons = [...new Set(known.flatMap(one => one.errors.map(error => error.code)))].map(code => ({ code, text: (codes as readonly string[]).includes(code) ? t(`error.${code as (typeof codes)[number]}`).split('. ')[0]! : code }));
  const sources = [...new Set(known.map(one => one.source))];
  return (
    <div className="quarantine-filters">
      <label className="field"><span className="field-label">{t('quarantine.reason')}</span>
        <select value={filter.reason} onChange={event => choose({ ...filter, reason: event.target.value })}>
          <option value="">{t('quarantine.allReasons')}</option>
          {reasons.toSorted((a, b) => compare(a.text, b.text)).map(({ code, text }) => <option key={code} value={code}>{text}</option>)}
        </select>
      </label>
      <label className="field"><span className="field-label">{t('quarantine.source')}</span>
        <select value={filter.source} onChange={event => choose({ ...filter, source: event.target.value })}>
          <option value="">{t('quarantine.allSources')}</option>
          {sources.toSorted(compare).map(source => <option key={source} value={source}>{source}</option>)}
        </select>
      </label>
    </div>
  );
}
