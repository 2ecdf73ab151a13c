import { useQuery } from '@tanstack/react-query';
import { areasQuery, pictureQuery } from '../api/queries';
import type { Membership } from '../api/types';
import { useTexts } from '../texts/texts';
import { currentWeek } from '../time/isoWeek';

/** The kommun's areas by name, the whole kommun first. */
export function useAreas({ code, name }: Membership): { code: string; name: string }[] {
  const { t, compare } = useTexts();
  const areas = useQuery(areasQuery(code));
  const own = areas.data?.features.map(one => one.properties).filter(one => one.code !== code && one.parent !== null && !one.validTo) ?? [];
  return [{ code, name: `${t('decision.wholeMunicipality')} (${name})` }, ...own.map(one => ({ code: one.code, name: one.name })).toSorted((a, b) => compare(a.name, b.name))];
}

/** Those who take part in the kommun's work, one's own organisation among them. */
export function useOrganisations({ code, organisation }: Membership): string[] {
  const { compare } = useTexts();
  const picture = useQuery(pictureQuery(code, currentWeek()));
  return [...new Set([organisation, ...picture.data?.organisations.map(one => one.name) ?? []])].toSorted(compare);
}
