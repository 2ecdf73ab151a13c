import { Problem } from '../api/client';
import { useTexts, type TextKey } from '../texts/texts';
import './states.css';

const known: Record<string, TextKey> = { 'already-agreed': 'refused.alreadyAgreed', 'already-published': 'refused.alreadyPublished', 'already-issued': 'refused.alreadyIssued', 'not-agreed': 'refused.notAgreed', 'parts-missing': 'refused.partsMissing', 'counts-under-way': 'refused.countsUnderWay', 'changed-meanwhile': 'refused.changedMeanwhile', 'already-a-member': 'refused.alreadyMember', 'already-there': 'refused.alreadyThere', 'walk-published': 'refused.walkPublished', 'not-walked-yet': 'refused.notWalkedYet', 'walk-kept': 'refused.walkKept', 'last-administrator': 'refused.lastAdministrator', 'cannot-agree': 'refused.changedMeanwhile', 'cannot-compile': 'refused.changedMeanwhile', 'cannot-reopen': 'refused.changedMeanwhile' };

/** Something could not be saved: why, and what to do. What was written stays where it stands. */
export function Refused({ error }: { error: Error }) {
  const { t } = useTexts();
  const problem = error instanceof Problem ? error : undefined;
  const text: TextKey = problem?.status === 0 ? 'refused.offline' : problem?.status === 401 ? 'refused.signedOut' : problem?.status === 429 ? 'refused.tooMany' : problem?.status === 403 ? 'refused.forbidden' : known[problem?.kind ?? ''] ?? (problem?.status === 400 ? 'refused.invalid' : problem?.status === 409 ? 'refused.conflict' : 'refused.failed');
  return (
    <p className="refused" role="alert">
      {t(text)}{problem?.traceId && text === 'refused.failed' && ` ${t('states.reference', { id: problem.traceId })}`}
    </p>
  );
}
