import { queryOptions } from '@tanstack/react-query';
import { call } from './client';
import type { Answer, Closer } from './described';

type Described = Answer<'/api/{municipality}/years/{year}'>;

export type Basis = 'weak' | 'moderate' | 'good';

/** What the interventions of one kind have in common: a ratio to the comparison areas, below 1 where reports became fewer. */
export type KindOfYear = Closer<Described['kinds'][number], { basis: Basis }>;
/** One intervention's ratio. Its weight is its share of the kind's; 0 where it does not count. */
export type Study = KindOfYear['studies'][number];
export type AreaOfYear = Described['areas'][number];
/** Weeks that the kommun reported in both years, from the first of them. */
export type SameWeeks = NonNullable<Described['compared']>;
export type Year = Closer<Described, { kinds: KindOfYear[]; /** After against before, with nothing to compare with: never one number with the others. */ uncompared: KindOfYear[] }>;

export const yearsQuery = (municipality: string) => queryOptions({
  queryKey: ['years', municipality],
  queryFn: ({ signal }) => call<Answer<'/api/{municipality}/years'>>('GET', `/api/${municipality}/years`, undefined, signal),
});

export const yearQuery = (municipality: string, year: string) => queryOptions({
  queryKey: ['year', municipality, year],
  queryFn: ({ signal }) => call<Year>('GET', `/api/${municipality}/years/${year}`, undefined, signal),
});
