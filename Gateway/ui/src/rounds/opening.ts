import type { Round } from '../api/rounds';
import { capital } from '../texts/formats';
import type { Texts } from '../texts/texts';
import { periodName } from '../time/period';

/** The round said in a few sentences: what is proposed or decided, how sure it is, and who has not answered. */
export function opening(round: Round, { t, list, share, fullDate }: Texts): string[] {
  const period = capital(periodName(round.period, t));
  if (round.decision) {
    return [
      t('rounds.opening.decided', { period, areas: list(round.decision.chosen.map(one => one.name)) }),
      t('rounds.opening.decidedBy', { when: fullDate(round.decision.at), who: round.decision.by }),
    ];
  }
  const proposed = round.areas.filter(one => one.proposed).toSorted((a, b) => a.rank - b.rank);
  if (proposed.length === 0) return [t('rounds.opening.noAreas', { period })];
  const silent = round.organisations.filter(one => !one.answered);
  return [
    t('rounds.opening.proposed', { period, areas: list(proposed.map(one => one.name)) }),
    t('rounds.opening.stability', { share: share(round.stability.sameSet) }),
    ...silent.length === 1 ? [t('rounds.opening.silentOne', { name: silent[0]!.name })] : silent.length > 1 ? [t('rounds.opening.silent', { count: silent.length })] : [],
  ];
}
