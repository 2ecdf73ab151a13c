import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Problem } from '../api/client';
import type { Membership } from '../api/types';
import { Unanswered } from './Unanswered';

interface Props<T> {
  query: UseQueryResult<T>;
  membership: Membership;
  /** In place of "there is no such page" where the answer is 404: what is not there yet, and why. */
  missing?: ReactNode;
  children(data: T): ReactNode;
}

/** What a page asked for, once it is there. It stays, with what is being typed on it, when it cannot be asked for anew. */
export function Asked<T>({ query, membership, missing, children }: Props<T>) {
  if (query.isSuccess || (query.data !== undefined && passes(query.error))) return children(query.data as T);
  if (missing && query.error instanceof Problem && query.error.status === 404) return missing;
  return <Unanswered query={query} membership={membership} />;
}

function passes(error: Error | null): boolean {
  return error instanceof Problem && (error.status === 0 || error.status >= 500);
}
