import { Download } from 'lucide-react';
import { ProgressBar } from 'react-aria-components';
import { outcomeFile, type Import } from '../api/imports';
import type { Membership } from '../api/types';
import { Link } from '../app/Link';
import { useTexts } from '../texts/texts';

const counts = ['accepted', 'revised', 'unchanged', 'quarantined'] as const;

/** How far it has come, and in the end what came of it, row by row to download. */
export function Progress({ membership, one }: { membership: Membership; one: Import }) {
  const { t, number } = useTexts();
  const [done, of] = [one.done ?? 0, one.of ?? one.found?.rows ?? 0];
  return (
    <section className="page-part">
      <div role="status"><h2>{one.state === 'running' ? t('files.running', { done, of }) : one.state === 'failed' ? t('files.failed', { done, of }) : t('files.done', { count: one.accepted ?? 0 })}</h2></div>
      {one.state === 'running' && (
        <ProgressBar aria-label={t('files.progress')} value={done} maxValue={Math.max(1, of)}>
          {({ percentage = 0 }) => <svg className="progress"><rect className="progress-whole" width="100%" height="100%" /><rect className="progress-gone" width={`${percentage}%`} height="100%" /></svg>}
        </ProgressBar>
      )}
      <dl className="files-counts">{counts.map(count => <div key={count}><dt>{t(`files.${count}`)}</dt><dd>{number(one[count] ?? 0)}</dd></div>)}</dl>
      {one.state === 'done' && (one.quarantined ?? 0) > 0 && <p className="page-text">{t('files.toQuarantine', { count: one.quarantined! })} <Link to={{ municipality: membership.code, page: 'karantan' }}>{t('files.mendThem')}</Link></p>}
      {one.state !== 'running' && <p className="form-buttons"><a className="outline-button" href={outcomeFile(membership.code, one.id)} download><Download aria-hidden /> {t('files.download')}</a></p>}
    </section>
  );
}
