import { queryOptions } from '@tanstack/react-query';
import { call, Problem } from './client';
import type { Answer } from './described';
import { queries } from './queries';

export const privacyModes = ['mask', 'quarantine', 'refuse'] as const;
export type PrivacyMode = typeof privacyModes[number];

const at = (municipality: string) => `/api/${municipality}/categories`;

type Categories = Answer<'/api/{municipality}/categories'>['categories'];
export type Category = Categories[number];

/** What is reported, as the kommun names and weighs it. */
export const categoriesQuery = (municipality: string) => queryOptions({
  queryKey: ['categories', municipality],
  queryFn: ({ signal }) => call<{ categories: Categories }>('GET', at(municipality), undefined, signal).then(answer => answer.categories),
  staleTime: 300_000,
});

export const privacyQuery = (municipality: string) => queryOptions({
  queryKey: ['privacy', municipality],
  queryFn: ({ signal }) => call<{ mode: PrivacyMode }>('GET', `${at(municipality)}/privacy`, undefined, signal),
});

/** Which of the kommun's categories each word of a source stands for. A source that nothing is set for has none. */
export const sourceCodesQuery = (municipality: string, source: string) => queryOptions({
  queryKey: ['source-codes', municipality, source],
  queryFn: ({ signal }) => call<{ codes: Record<string, string> }>('GET', `${at(municipality)}/sources/${encodeURIComponent(source)}`, undefined, signal)
    .then(answer => answer.codes, error => { if (error instanceof Problem && error.status === 404) return {}; throw error; }),
});

export function categoryChanges(municipality: string) {
  const then = async <T>(doing: Promise<T>, ...what: string[]): Promise<T> => {
    const done = await doing;
    await Promise.all(what.map(key => queries.invalidateQueries({ queryKey: [key, municipality] })));
    return done;
  };
  return {
    set: ({ code, name, weight, retired }: Category) => then(call<void>('PUT', `${at(municipality)}/${encodeURIComponent(code)}`, { name, weight, retired }), 'categories', 'picture'),
    setCodes: (source: string, codes: Record<string, string>) => then(call<void>('PUT', `${at(municipality)}/sources/${encodeURIComponent(source)}`, { codes }), 'source-codes'),
    setPrivacy: (mode: PrivacyMode) => then(call<void>('PUT', `${at(municipality)}/privacy`, { mode }), 'privacy'),
  };
}
