import type { UseQueryResult } from '@tanstack/react-query';
import { Problem } from '../api/client';
import type { Membership } from '../api/types';
import { useTexts } from '../texts/texts';
import { Failed } from './Failed';
import { Message } from './Message';
import { Skeleton } from './Skeleton';

/** In place of what is not here yet: its shape, or why it does not come. */
export function Unanswered({ query, membership }: { query: UseQueryResult; membership: Membership }) {
  const { t } = useTexts();
  if (query.error instanceof Problem && query.error.status === 403) return <Message title={t('states.forbidden')} text={t('states.forbiddenExplained', { place: membership.name })} />;
  if (query.error instanceof Problem && query.error.status === 404) return <Message title={t('states.notFound')} text={t('states.notFoundExplained')} />;
  if (query.error) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <Skeleton />;
}
