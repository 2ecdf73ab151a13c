import { useQuery } from '@tanstack/react-query';
import { ChevronLeft } from 'lucide-react';
import { importQuery } from '../api/imports';
import type { Membership } from '../api/types';
import { Link } from '../app/Link';
import { Unanswered } from '../states/Unanswered';
import { useTexts } from '../texts/texts';
import { MapColumns } from './MapColumns';
import { Progress } from './Progress';
import { useFound } from './found';

/** A file from what was found in it to what came of it. */
export function OneImport({ membership, id }: { membership: Membership; id: string }) {
  const { t } = useTexts();
  const found = useFound();
  const one = useQuery(importQuery(membership.code, id));
  if (!one.data) return <Unanswered query={one} membership={membership} />;
  const inspected = one.data.state === 'inspected' || one.data.state === 'receiving';
  return (
    <>
      <p><Link className="files-back" to={{ municipality: membership.code, page: 'filer' }}><ChevronLeft aria-hidden /> {t('files.all')}</Link></p>
      <p className="opening"><strong>{one.data.name ?? t('files.theFile')}</strong>{one.data.found?.rows != null && `: ${t('files.rows', { count: one.data.found.rows })}`}</p>
      {one.data.found && <p className="page-text">{found(one.data.found)}</p>}
      {inspected ? one.data.columns && <MapColumns membership={membership} one={{ ...one.data, columns: one.data.columns }} /> : <Progress membership={membership} one={one.data} />}
    </>
  );
}
