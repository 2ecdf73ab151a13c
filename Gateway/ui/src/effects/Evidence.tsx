import type { Effect } from '../api/effects';
import { useTexts, type TextKey } from '../texts/texts';

type Caution = Effect['cautions'][number];

const levels: Record<number, TextKey> = { 1: 'effects.level.1', 2: 'effects.level.2', 3: 'effects.level.3', 4: 'effects.level.4', 5: 'effects.level.5' };
const reasons: Record<string, TextKey> = {
  'before-and-after': 'effects.because.beforeAndAfter', 'comparison-areas': 'effects.because.comparisonAreas', 'alike-before': 'effects.because.alikeBefore', 'unlike-before': 'effects.because.unlikeBefore',
  'no-comparison': 'effects.because.noComparison', 'not-drawn-by-lot': 'effects.because.notDrawnByLot', 'few-units': 'effects.because.fewUnits',
  'rest-of-kommun': 'effects.because.restOfKommun', 'nothing-before': 'effects.because.nothingBefore', 'short-before': 'effects.because.shortBefore', 'too-early': 'effects.because.tooEarly',
};
const cautions: Record<string, TextKey> = {
  'few-reports': 'effects.caution.fewReports', 'short-after': 'effects.caution.shortAfter', 'chosen-for-being-worst': 'effects.caution.chosenForBeingWorst',
  'reporting-changed': 'effects.caution.reportingChanged', 'other-interventions': 'effects.caution.otherInterventions', 'no-comparison': 'effects.caution.noComparison',
  'rest-of-kommun': 'effects.caution.restOfKommun',
};

/** How sure one may be, in words and out of five, why, and what could mislead. */
export function Evidence({ effect: { evidence, cautions: careful } }: { effect: Effect }) {
  const { t } = useTexts();
  const said = (values: Caution['values']) => Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]));
  const because = evidence.because.flatMap(code => reasons[code] ? [t(reasons[code])] : []);
  const misleading = careful.flatMap(({ code, values }) => cautions[code] ? [t(cautions[code], said(values))] : []);
  const level = levels[evidence.level];
  return (
    <div className="effect-evidence">
      <div>
        <h3>{t('effects.evidence')}</h3>
        {level && <p className="effect-level"><Steps reached={evidence.level} /> {t(level)}</p>}
        {because.length > 0 && <ul>{because.map(one => <li key={one}>{one}</li>)}</ul>}
      </div>
      {misleading.length > 0 && (
        <div>
          <h3>{t('effects.cautions')}</h3>
          <ul>{misleading.map(one => <li key={one}>{one}</li>)}</ul>
        </div>
      )}
    </div>
  );
}

function Steps({ reached }: { reached: number }) {
  const { t } = useTexts();
  return (
    <svg role="img" aria-label={t('effects.levelOf', { level: reached })} viewBox="0 0 88 12">
      {[1, 2, 3, 4, 5].map(step => <rect key={step} className="effect-step" data-reached={step <= reached || undefined} x={(step - 1) * 18 + 0.5} y="0.5" width="14" height="11" rx="2" />)}
    </svg>
  );
}
