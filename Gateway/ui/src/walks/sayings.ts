import type { Proposal, Walk } from '../api/walks';
import type { Texts } from '../texts/texts';

/** Proposals that somebody still waits for. */
export function openProposals({ proposals }: Walk): Proposal[] {
  return proposals.filter(one => one.decision !== 'will-not' && (one.timing === 'waiting' || one.timing === 'late') && !one.became?.doneOn);
}

type Told = Pick<Proposal, 'decision' | 'reason' | 'timing'> & { state: string | null; doneOn: string | null };

/** What became of a proposal: that it was done and when, that it will not be and why, or by when it is promised. */
export function becameOf({ decision, reason, timing, state, doneOn }: Told, target: string, { t, fullDate }: Texts): string {
  if (doneOn) return t(timing === 'late' ? 'walks.doneLate' : 'walks.done', { date: fullDate(doneOn) });
  if (decision === 'will-not') return t('walks.willNot', { reason: reason ?? '' });
  if (state === 'not-done') return t('walks.notDone');
  const begun = state === 'ongoing' ? t('walks.ongoing') : state === 'planned' ? t('walks.planned') : decision === 'will' ? t('walks.will') : t('walks.undecided');
  return [begun, t(timing === 'late' ? 'walks.late' : 'walks.target', { date: fullDate(target) })].join(' ');
}

/** When and how: `torsdag 26 november kl. 18.30, i mörker`. */
export function whenOf({ date, time, light }: Pick<Walk, 'date' | 'time' | 'light'>, { t, weekdayDate }: Texts): string {
  const day = time ? t('walks.dayAndTime', { day: weekdayDate(date), time: time.replace(':', '.') }) : weekdayDate(date);
  return `${day}, ${t(`walks.light.${light}`)}`;
}
