import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Problem } from '../api/client';
import { pictureQuery } from '../api/queries';
import type { PageProps } from '../app/pages';
import { useView } from '../app/view';
import { Failed } from '../states/Failed';
import { Message } from '../states/Message';
import { Skeleton } from '../states/Skeleton';
import { useTexts } from '../texts/texts';
import { yearAndNumber } from '../time/isoWeek';
import { Picture } from './Picture';

/** One week's picture of one kommun, or why it is not shown. */
export default function PicturePage({ membership, detail: week }: PageProps) {
  const { t } = useTexts();
  const { code, name } = membership;
  const version = useView().query?.['version'];
  // Another week of the same kommun comes in place of this one; another kommun's numbers never stand under a wrong name.
  const query = useQuery({
    ...pictureQuery(code, week, version),
    placeholderData: (previous, before) => before?.queryKey[1] === code ? keepPreviousData(previous) : undefined,
  });

  const { year, number } = yearAndNumber(week);
  useEffect(() => {
    document.title = `${t('page.picture')} ${t('week.withYear', { number, year: String(year) })} – ${name} – ${t('app.name')}`;
  }, [t, name, number, year]);

  if (query.isError) {
    return query.error instanceof Problem && query.error.status === 403
      ? <Message title={t('states.forbidden')} text={t('states.forbiddenExplained', { place: name })} />
      : <Failed error={query.error} retry={() => void query.refetch()} />;
  }
  if (query.isPending) return <Skeleton />;
  return <Picture picture={query.data} membership={membership} version={version} changing={query.isPlaceholderData} />;
}
