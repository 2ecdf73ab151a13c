import { useMutation } from '@tanstack/react-query';
import { Trash2, Upload } from 'lucide-react';
import { Button, FileTrigger } from 'react-aria-components';
import { Problem } from '../api/client';
import { roundChanges, type Round } from '../api/rounds';
import type { Membership } from '../api/types';
import { decides } from '../app/roles';
import { Figure } from '../charts/Figure';
import '../picture/Lists.css';
import { Refused } from '../states/Refused';
import { useTexts, type TextKey } from '../texts/texts';

const wrong: Record<string, TextKey> = { 'no-header': 'rounds.surveyNoHeader', 'too-few-columns': 'rounds.surveyTooFew', 'unknown-area': 'rounds.surveyUnknownArea', 'not-a-number': 'rounds.surveyNotANumber', 'area-twice': 'rounds.surveyTwice', 'no-values': 'rounds.surveyNoValues' };

/** A survey of how safe people feel, as one more measure of need. */
export function Survey({ round, membership }: { round: Round; membership: Membership }) {
  const { t, fullDate } = useTexts();
  const changes = roundChanges(membership.code, round.period);
  const importing = useMutation({ mutationFn: changes.importSurvey });
  const removing = useMutation({ mutationFn: changes.removeSurvey });
  const errors = importing.error instanceof Problem ? importing.error.errors : [];
  const { survey } = round;
  return (
    <Figure label={t('rounds.survey')} title={survey ? t('rounds.surveyOf', { count: survey.areas }) : t('rounds.surveyNone')} note={t('rounds.surveyFormat')}>
      {survey && <p>{t('rounds.surveyImported', { name: survey.name, when: fullDate(survey.importedAt), who: survey.by })}</p>}
      {round.state === 'open' && decides(membership) && (
        <div className="round-actions">
          <div className="form-buttons">
            <FileTrigger acceptedFileTypes={['.csv', 'text/csv', '.txt']} onSelect={files => { const file = files?.[0]; if (file && !importing.isPending) { removing.reset(); importing.mutate(file); } }}>
              <Button className="outline-button"><Upload aria-hidden /> {t(importing.isPending ? 'rounds.surveyReading' : 'rounds.surveyRead')}</Button>
            </FileTrigger>
            {survey && <Button className="quiet-button" onPress={() => { importing.reset(); removing.mutate(); }}><Trash2 aria-hidden /> {t('rounds.surveyRemove')}</Button>}
          </div>
          {errors.length > 0 && (
            <div role="alert">
              <p className="refused">{t('rounds.surveyErrors', { count: errors.length })}</p>
              <ul className="list">{errors.slice(0, 20).map((one, index) => <li key={index}>{t('rounds.surveyError', { where: rowOf(one.field), message: one.code in wrong ? t(wrong[one.code]!) : one.message })}</li>)}</ul>
            </div>
          )}
          {importing.isError && errors.length === 0 && <Refused error={importing.error} />}
          {removing.isError && <Refused error={removing.error} />}
        </div>
      )}
    </Figure>
  );
}

// `lines[7]` is row 7.
function rowOf(field: string): string {
  return /\d+/.exec(field)?.[0] ?? field;
}
