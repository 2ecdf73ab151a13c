import { queryOptions } from '@tanstack/react-query';
import { call } from './client';
import type { Answer, Closer } from './described';

type Described = Answer<'/api/{municipality}/effects/{intervention}'>;
type DescribedSegments = NonNullable<Described['segmented']>;

export type Interval = Required<DescribedSegments['level']>;
export type Side = Described['treated'];
export type Span = Closer<Required<NonNullable<Described['before']>>, { from: string; to: string }>;
export type Difference = NonNullable<Described['wdd']>['local'];

/** `before` is null where nothing was counted before it began, `after` while no whole week has passed since. The comparison areas' reports of `weekly` are scaled to as many areas as the treated ones are. */
export type Effect = Closer<Omit<Described, 'cautions'>, {
  before: Span | null; after: Span | null;
  wdq: Required<NonNullable<Described['wdq']>> | null;
  segmented: Closer<DescribedSegments, { level: Interval; trend: Interval }> | null;
}> & {
  /** The document says of the values only that they are an object: each code has its own. */
  cautions: { code: string; values: Record<string, string | number | number[]> }[];
};

/** 404 where there is nothing to measure yet: not begun, or no week since. */
export const effectQuery = (municipality: string, intervention: string) => queryOptions({
  queryKey: ['effect', municipality, intervention],
  queryFn: ({ signal }) => call<Effect>('GET', `/api/${municipality}/effects/${intervention}`, undefined, signal),
});
