import { lazy, Suspense } from 'react';
import type { PageProps } from '../app/pages';
import { Parts } from '../app/Parts';
import { useTitle } from '../app/useTitle';
import { Message } from '../states/Message';
import { Skeleton } from '../states/Skeleton';
import { useTexts } from '../texts/texts';
import { NewReports } from './NewReports';
import './Report.css';

const MyReports = lazy(() => import('./MyReports'));

/** What one has seen, told in half a minute; and what became of what one told before. */
export default function ReportPage({ membership, detail }: PageProps) {
  const { t } = useTexts();
  useTitle(t('page.report'), membership.name);
  if (detail && detail !== 'mina') return <Message title={t('states.notFound')} text={t('states.notFoundExplained')} action={{ text: t('page.report'), to: { municipality: membership.code, page: 'rapportera' } }} />;
  return (
    <div className="report">
      <Parts label={t('page.report')} membership={membership} page="rapportera" current={detail || undefined}
        parts={[{ detail: undefined, title: t('report.new') }, { detail: 'mina', title: t('report.mine') }]} />
      {detail === 'mina' ? <Suspense fallback={<Skeleton />}><MyReports membership={membership} /></Suspense> : <NewReports key={membership.code} membership={membership} />}
    </div>
  );
}
