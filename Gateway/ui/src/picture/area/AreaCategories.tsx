import type { AreaCount } from '../../api/types';
import { useTexts } from '../../texts/texts';
import { expectationOf } from '../change';

/** What was reported in the area, most first, with what is usual where the history says. */
export function AreaCategories({ area }: { area: AreaCount }) {
  const { t, number, signed, compare } = useTexts();
  const rows = area.categories.filter(one => one.count > 0 || one.change?.verdict === 'below').toSorted((a, b) => b.count - a.count || compare(a.name, b.name));
  if (rows.length === 0) return null;
  const expected = rows.some(one => expectationOf(one.change));
  return (
    <section className="area-part">
      <h3>{t('area.categories')}</h3>
      <table>
        <thead><tr><th>{t('categories.category')}</th><th>{t('categories.count')}</th><th>{t('categories.before')}</th><th>{t(expected ? 'area.usual' : 'categories.change')}</th></tr></thead>
        <tbody>
          {rows.map(one => {
            const usual = expectationOf(one.change);
            return (
              <tr key={one.code}>
                <th scope="row">{one.name}</th><td>{number(one.count)}</td><td>{number(one.lastWeek)}</td>
                <td data-change={usual ? usual.verdict === 'above' ? 1 : usual.verdict === 'below' ? -1 : 0 : undefined}>
                  {usual ? t(usual.verdict === 'within' ? 'area.range' : usual.verdict === 'above' ? 'area.rangeAbove' : 'area.rangeBelow', { low: usual.low, high: usual.high }) : expected ? '–' : signed(one.count - one.lastWeek)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
