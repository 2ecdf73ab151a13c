import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ProgressBar } from 'react-aria-components';
import { areasJob } from '../api/changes';
import type { Stored } from '../api/types';
import { useTexts } from '../texts/texts';

/** A new version moves the reports it touches. That goes on in the background, and is followed here with numbers. */
export function JobProgress({ municipality, stored, done }: { municipality: string; stored: Stored; done(): void }) {
  const { t } = useTexts();
  const job = useQuery({
    queryKey: ['areas-job', municipality, stored.job],
    queryFn: ({ signal }) => areasJob(municipality, stored.job, signal),
    refetchInterval: query => query.state.data && query.state.data.state !== 'running' ? false : 1000,
  });
  const state = job.data?.state;
  useEffect(() => { if (state === 'done') done(); }, [state]);
  if (!job.data) return <p role="status">{t('job.waiting')}</p>;
  const { done: reached, of } = job.data;
  return (
    <div className="job" role="status">
      <p>{state === 'failed' ? t('job.failed') : state === 'done' ? t('job.done', { version: stored.version }) : t('job.running', { done: reached, of })}</p>
      {state === 'running' && (
        <ProgressBar aria-label={t('job.label')} value={reached} maxValue={Math.max(1, of)}>
          {({ percentage = 0 }) => <svg className="progress"><rect className="progress-whole" width="100%" height="100%" /><rect className="progress-gone" width={`${percentage}%`} height="100%" /></svg>}
        </ProgressBar>
      )}
    </div>
  );
}
