import type { Year } from '../api/years';
import { BarChart } from '../charts/BarChart';
import { Figure } from '../charts/Figure';
import { useTexts } from '../texts/texts';

/** What was decided and whether it was done, what the reviews led to, and the pledges. */
export function Kept({ year }: { year: Year }) {
  return (
    <div className="page-columns year-kept">
      <Promised year={year} />
      <Reviews year={year} />
    </div>
  );
}

interface Row { key: string; name: string; value: number }

function Promised({ year: { promised } }: { year: Year }) {
  const { t, number } = useTexts();
  const rows: Row[] = [
    { key: 'done', name: t('promised.done'), value: promised.done }, { key: 'ongoing', name: t('promised.ongoing'), value: promised.ongoing },
    { key: 'notDone', name: t('promised.notDone'), value: promised.notDone }, { key: 'unknown', name: t('promised.unknown'), value: promised.unknown },
  ];
  const reasons = promised.reasons.filter(one => one.count > 0).map(one => t('years.reason', { name: one.name, count: number(one.count) })).join(', ');
  return (
    <Figure label={t('years.promised')} title={promised.decided === 0 ? t('years.promisedNone') : t('years.promisedKept', { done: promised.done, count: promised.decided })}
      note={reasons ? t('years.reasons', { list: reasons }) : undefined} table={promised.decided > 0 && <Rows head={t('years.promised')} rows={rows} />}>
      {promised.decided > 0 && <Bars rows={rows} unit={t('years.decisions')} />}
    </Figure>
  );
}

function Reviews({ year: { reviews, pledges } }: { year: Year }) {
  const { t } = useTexts();
  const rows: Row[] = (['continue', 'extend', 'replace', 'end'] as const).map(key => ({ key, name: t(`years.review.${key}`), value: reviews[key] }));
  const decided = rows.reduce((sum, row) => sum + row.value, 0);
  const counted = pledges.kept + pledges.partly + pledges.notKept + pledges.underWay;
  return (
    <Figure label={t('years.reviews')} title={decided === 0 ? t('years.reviewsNone') : reviews.overdue > 0 ? t('years.reviewsOverdue', { count: reviews.overdue, decided }) : t('years.reviewsAll', { decided })}
      note={counted > 0 ? t('years.pledges', { kept: pledges.kept, partly: pledges.partly, notKept: pledges.notKept, underWay: pledges.underWay }) : undefined} table={decided > 0 && <Rows head={t('years.reviews')} rows={rows} />}>
      {decided > 0 && <Bars rows={rows} unit={t('years.reviewsUnit')} />}
    </Figure>
  );
}

function Bars({ rows, unit }: { rows: readonly Row[]; unit: string }) {
  const { t, number } = useTexts();
  return <BarChart unit={unit} alt={t('years.barsAlt', { list: rows.map(row => `${row.name} ${number(row.value)}`).join('; ') })} bars={rows.map(row => ({ ...row, valueText: number(row.value) }))} />;
}

function Rows({ head, rows }: { head: string; rows: readonly Row[] }) {
  const { t, number } = useTexts();
  return (
    <table>
      <thead><tr><th>{head}</th><th>{t('years.count')}</th></tr></thead>
      <tbody>{rows.map(row => <tr key={row.key}><th scope="row">{row.name}</th><td>{number(row.value)}</td></tr>)}</tbody>
    </table>
  );
}
