import { PageHead } from '../app/PageHead';
import type { PageProps } from '../app/pages';
import { useTitle } from '../app/useTitle';
import { useTexts } from '../texts/texts';
import { EarlierImports } from './EarlierImports';
import './Files.css';
import { OneImport } from './OneImport';
import { Upload } from './Upload';

/** Reports from a file: read, shown as they would become, and taken in when somebody has seen that it is right. */
export default function FilesPage({ membership, detail }: PageProps) {
  const { t } = useTexts();
  useTitle(t('page.files'), membership.name);
  return (
    <div className="page">
      <PageHead title={t('files.of', { place: membership.name })} />
      {detail
        ? <OneImport key={detail} membership={membership} id={detail} />
        : <>
            <p className="opening">{t('files.opening')}</p>
            <Upload membership={membership} />
            <EarlierImports membership={membership} />
          </>}
    </div>
  );
}
