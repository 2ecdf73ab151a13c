import type { PreviewRow } from '../api/imports';
import type { Category } from '../api/categories';
import type { Membership } from '../api/types';
import { useFieldError } from '../report/fieldErrors';
import { useSaying } from '../report/sayings';
import { useTexts } from '../texts/texts';

/** The first rows as reports, with what is wrong with those that would not be taken in. */
export function Preview({ rows, membership, categories }: { rows: readonly PreviewRow[]; membership: Membership; categories: readonly Category[] }) {
  const { t, span, number } = useTexts();
  const { what, where } = useSaying(membership, categories);
  const said = useFieldError();
  if (rows.length === 0) return null;
  const wrong = rows.filter(one => one.errors.length > 0).length;
  return (
    <section className="page-part">
      <h2>{t('files.preview')}</h2>
      <p className="page-text" role="status">{wrong === 0 ? t('files.previewRight', { count: rows.length }) : t('files.previewWrong', { count: wrong, of: rows.length })}</p>
      <div className="page-scroll" tabIndex={0} role="region" aria-label={t('files.preview')}>
        <table className="page-table files-preview">
          <thead><tr><th scope="col">{t('files.row')}</th><th scope="col">{t('target.occurredFrom')}</th><th scope="col">{t('target.category')}</th><th scope="col">{t('report.where')}</th><th scope="col">{t('target.description')}</th></tr></thead>
          <tbody>{rows.map(({ row, report, errors }) => (
            <tr key={row}>
              <th scope="row">{number(row)}</th>
              {errors.length > 0 || !report
                ? <td colSpan={4} className="files-wrong">{[...new Set(errors.map(said))].join(' ')}</td>
                : <><td>{report.occurredFrom && span(report.occurredFrom, report.occurredTo ?? null)}</td><td>{what(report.category)}</td><td>{where(report.place)}</td><td>{report.description}</td></>}
            </tr>
          ))}</tbody>
        </table>
      </div>
    </section>
  );
}
