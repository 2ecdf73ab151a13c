import type { Picture } from '../api/types';
import { BarChart } from '../charts/BarChart';
import { Figure } from '../charts/Figure';
import { useTexts, type Texts } from '../texts/texts';
import { risen } from './change';
import './ShowAll.css';
import { useSource } from './useSource';

const printed = 12; // as many as the bars on paper: BarChart.css

/** What was reported, most first, with the week before as a mark. */
export function ByCategory({ picture }: { picture: Picture }) {
  const texts = useTexts();
  const { t, number, signed, compare } = texts;
  const source = useSource(picture);
  const rows = picture.categories
    .filter(one => one.count > 0 || one.lastWeek > 0)
    .toSorted((a, b) => b.count - a.count || b.lastWeek - a.lastWeek || compare(a.name, b.name));
  if (rows.length === 0) return <Figure label={t('categories.label')} title={t('categories.none')}>{null}</Figure>;

  const list = rows.map(one => t('categories.altItem', { name: one.name, count: one.count, before: one.lastWeek })).join('; ');
  return (
    <Figure label={t('categories.label')} title={title(picture, texts)} note={`${t('categories.mark')}.`} source={source} table={
      <table>
        <thead><tr><th>{t('categories.category')}</th><th>{t('categories.count')}</th><th>{t('categories.before')}</th><th>{t('categories.change')}</th><th>{t('categories.weighted')}</th></tr></thead>
        <tbody>{rows.map(one => (
          <tr key={one.code}><th scope="row">{one.name}</th><td>{number(one.count)}</td><td>{number(one.lastWeek)}</td><td>{signed(one.count - one.lastWeek)}</td><td>{number(one.weighted)}</td></tr>
        ))}</tbody>
      </table>
    }>
      <BarChart unit={t('categories.unit')} alt={t('categories.alt', { list })} bars={rows.map(one => ({
        key: one.code, name: one.name, value: one.count, before: one.lastWeek,
        valueText: number(one.count), changeText: signed(one.count - one.lastWeek),
      }))} />
      {rows.length > printed && <p className="show-all-printed">{t('list.printed', { first: printed, count: rows.length })}</p>}
    </Figure>
  );
}

function title({ categories, total }: Picture, { t }: Texts): string {
  const counted = categories.filter(one => one.count > 0).toSorted((a, b) => b.count - a.count);
  const [first, second] = counted;
  if (!first) return t('categories.none');
  if (!second) return t('categories.onlyOne', { name: first.name });
  const most = risen(counted, one => one.count);
  return most
    ? t('categories.increased', { name: most.name, from: most.lastWeek, to: most.count })
    : t('categories.most', { name: first.name, count: first.count, total });
}
