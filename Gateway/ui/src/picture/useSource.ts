import type { Picture } from '../api/types';
import { useTexts } from '../texts/texts';
import { yearAndNumber } from '../time/isoWeek';

/** `Källa: 38 rapporter, 6 aktörer, vecka 47`: n and from whom, for the line beneath a picture. */
export function useSource({ total, organisations, week }: Picture): string {
  const { t } = useTexts();
  return t('figure.source', {
    reports: t('reports', { count: total }),
    organisations: t('organisations', { count: organisations.filter(one => one.reports > 0).length }),
    number: yearAndNumber(week).number,
  });
}
