import { useQuery } from '@tanstack/react-query';
import { areasQuery } from '../api/queries';
import type { Category } from '../api/categories';
import type { NewReport, Place } from '../api/reports';
import type { Membership } from '../api/types';
import { capital } from '../texts/formats';
import { useTexts } from '../texts/texts';

/** How a report is said in a line: `Klotter, Bruket, fre 20 nov. 21.30`. */
export function useSaying(membership: Membership, categories: readonly Category[]) {
  const { t, span } = useTexts();
  const areas = useQuery(areasQuery(membership.code));
  const what = (code: string | null | undefined) => categories.find(one => one.code === code)?.name ?? (code ? capital(code) : t('report.unknownCategory'));
  const where = (place: Partial<Omit<Place, 'precision'>> & { precision?: string } | null | undefined) => {
    const named = place?.address;
    const area = place?.areaCode ? areas.data?.features.find(one => one.properties.code === place.areaCode)?.properties.name ?? place.areaCode : undefined;
    return [named, area].filter(Boolean).join(', ') || (place?.precision === 'point' || place?.precision === 'street' ? t('report.pinned') : t('report.somewhere', { place: membership.name }));
  };
  return { what, where, line: (report: NewReport) => [what(report.category), where(report.place), span(report.occurredFrom, report.occurredTo)].join(', ') };
}
