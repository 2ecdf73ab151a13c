import { useQuery } from '@tanstack/react-query';
import { categoriesQuery } from '../api/categories';
import { myReportsQuery } from '../api/reports';
import { sessionQuery } from '../api/queries';
import type { Membership } from '../api/types';
import { useKept } from '../offline/queue';
import { whoOf } from '../offline/who';
import '../picture/Lists.css';
import { Unanswered } from '../states/Unanswered';
import { useTexts } from '../texts/texts';
import { currentWeek, weekHolding } from '../time/isoWeek';
import { localTime } from '../time/stockholm';
import { MyReport } from './MyReport';
import { WaitingReports } from './WaitingReports';

/** One's own reports, the latest first, with what became of each. */
export default function MyReports({ membership }: { membership: Membership }) {
  const { t } = useTexts();
  const session = useQuery(sessionQuery).data!;
  const categories = useQuery(categoriesQuery(membership.code));
  const reports = useQuery(myReportsQuery(membership.code));
  const { waiting } = useKept();
  if (!reports.data || !categories.data) return <Unanswered query={reports.error ? reports : categories.error ? categories : reports} membership={membership} />;
  const mine = waiting.filter(one => one.who === whoOf(session) && one.municipality === membership.code);
  const all = reports.data.reports;
  const thisWeek = all.filter(one => weekHolding(new Date(`${localTime(new Date(one.receivedAt)).slice(0, 10)}T00:00:00Z`)) === currentWeek()).length;
  return (
    <>
      <h1 className="unseen">{t('report.mine')}</h1>
      <p className="opening report-opening">{all.length === 0 ? t('mine.none') : thisWeek === 0 ? t('mine.before', { count: all.length }) : t('mine.opening', { count: thisWeek })}</p>
      {mine.length > 0 && <WaitingReports waiting={mine} categories={categories.data} membership={membership} />}
      <ul className="list">{all.map(one => <li key={one.id}><MyReport report={one} categories={categories.data} membership={membership} /></li>)}</ul>
    </>
  );
}
