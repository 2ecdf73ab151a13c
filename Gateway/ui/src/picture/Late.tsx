import type { Picture } from '../api/types';
import { useTexts } from '../texts/texts';

/** An agreed picture never changes: what came afterwards is said beside it. */
export function Late({ picture }: { picture: Picture }) {
  const { t } = useTexts();
  const { late } = picture;
  if (!late || late.reports === 0) return null;
  const names = new Map(picture.areas.map(area => [area.code, area.name]));
  const list = late.areas.filter(one => one.area !== picture.municipality).slice(0, 4).map(one => t('late.area', { name: names.get(one.area) ?? one.area, agreed: one.agreed, now: one.now })).join(', ');
  return <p className="picture-late">{t('late', { count: late.reports })} {list && `${list}.`}</p>;
}
