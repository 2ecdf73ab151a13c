import { useQuery } from '@tanstack/react-query';
import { importsQuery } from '../api/imports';
import type { Membership } from '../api/types';
import { Link } from '../app/Link';
import '../picture/Lists.css';
import { useTexts } from '../texts/texts';

/** The files that were read before, with what came of them. */
export function EarlierImports({ membership }: { membership: Membership }) {
  const { t, moment, number } = useTexts();
  const imports = useQuery(importsQuery(membership.code));
  if (!imports.data) return null;
  return (
    <section className="page-part">
      <h2>{t('files.earlier')}</h2>
      {imports.data.imports.length === 0 ? <p className="page-text">{t('files.noneEarlier')}</p> : (
        <div className="page-scroll" tabIndex={0} role="region" aria-label={t('files.earlier')}>
          <table className="page-table">
            <thead><tr><th scope="col">{t('files.file')}</th><th scope="col">{t('files.when')}</th><th scope="col">{t('files.state')}</th><th scope="col" className="number">{t('files.accepted')}</th><th scope="col" className="number">{t('files.quarantined')}</th></tr></thead>
            <tbody>{imports.data.imports.map(one => (
              <tr key={one.id}>
                <th scope="row"><Link to={{ municipality: membership.code, page: 'filer', detail: one.id }}>{one.name ?? one.id}</Link></th>
                <td>{one.createdAt ? moment(one.createdAt) : ''}</td>
                <td>{t(`files.state.${one.state}`)}</td>
                <td className="number">{number(one.accepted ?? 0)}</td>
                <td className="number">{number(one.quarantined ?? 0)}</td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}
