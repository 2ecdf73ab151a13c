import { useQuery } from '@tanstack/react-query';
import { councilQuery, councilReportQuery, type Council } from '../api/council';
import type { Membership } from '../api/types';
import type { PageProps } from '../app/pages';
import { Parts } from '../app/Parts';
import { leads } from '../app/roles';
import { useTitle } from '../app/useTitle';
import { go } from '../app/view';
import { Asked } from '../states/Asked';
import { useTexts } from '../texts/texts';
import { periodName } from '../time/period';
import './Council.css';
import { CouncilSettings } from './CouncilSettings';
import { Publish } from './Publish';
import { Report } from './Report';

const publishing = 'publicera', settings = 'radet';

/** What the local crime-prevention council is told: one report over its kommuner, without a number that points anyone out. */
export default function CouncilPage({ membership, detail }: PageProps) {
  const { t } = useTexts();
  const council = useQuery(councilQuery(membership.code));
  const may = leads(membership);
  useTitle(t('page.council'), membership.name);
  return (
    <article className="page council">
      {may && <Parts label={t('page.council')} membership={membership} page="lokbra" current={detail === publishing || detail === settings ? detail : undefined}
        parts={[{ detail: undefined, title: t('council.reports') }, { detail: publishing, title: t('council.publishing') }, { detail: settings, title: t('council.settings') }]} />}
      <Asked query={council} membership={membership}>{data =>
        may && detail === settings ? <CouncilSettings council={data} membership={membership} />
        : may && detail === publishing ? <Publish council={data} membership={membership} />
        : <Published council={data} membership={membership} chosen={detail} />}</Asked>
    </article>
  );
}

function Published({ council, membership, chosen }: { council: Council; membership: Membership; chosen: string }) {
  const { t } = useTexts();
  const reports = council.reports.toSorted((a, b) => b.publishedAt.localeCompare(a.publishedAt));
  const period = chosen || reports[0]?.period;
  const report = useQuery({ ...councilReportQuery(membership.code, period ?? ''), enabled: period !== undefined });
  if (!period) {
    return (
      <>
        <h1 className="council-name">{council.council?.name ?? t('page.council')}</h1>
        <p className="opening"><strong>{t('council.noReports')}</strong></p>
        <p className="page-text">{t(leads(membership) ? 'council.noReportsPublish' : 'council.noReportsWait')}</p>
      </>
    );
  }
  return (
    <Asked query={report} membership={membership}>{data => (
      <Report report={data}>
        {reports.length > 1 && (
          <label className="council-choose"><span className="unseen">{t('council.choose')}</span>
            <select value={period} onChange={event => go({ municipality: membership.code, page: 'lokbra', detail: event.target.value })}>
              {reports.map(one => <option key={one.period} value={one.period}>{periodName(one.period, t)}</option>)}
            </select>
          </label>
        )}
      </Report>
    )}</Asked>
  );
}
