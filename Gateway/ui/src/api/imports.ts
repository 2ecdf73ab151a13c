import { queryOptions } from '@tanstack/react-query';
import { call, send } from './client';
import type { Answer, Closer, Sent } from './described';
import { queries } from './queries';

export const targets = ['occurredFrom', 'occurredTo', 'date', 'time', 'category', 'severity', 'kind', 'description', 'lon', 'lat', 'easting', 'northing', 'areaCode', 'address', 'externalId', 'actionTaken', 'ignore'] as const;
export type Target = (typeof targets)[number];

type Answered = Answer<'/api/{municipality}/imports/{id}'>;

/** What an inspection found in a file, before anything is taken in. */
export type Found = NonNullable<Answered['found']>;
export type Column = Closer<NonNullable<Answered['columns']>[number], { suggested: Target }>;
export type Mapping = Partial<Omit<Sent<'/api/{municipality}/imports/{id}/mapping', 'put'>, 'columns'>> & { columns: Record<string, Target> };
export type PreviewRow = NonNullable<Answered['preview']>[number];
export type Import = Closer<Omit<Answered, 'mapping'>, { state: 'receiving' | 'inspected' | 'running' | 'done' | 'failed'; columns?: Column[] | null }> & { mapping?: Mapping | null };

const at = (municipality: string, id?: string) => `/api/${municipality}/imports${id ? `/${id}` : ''}`;

export const importsQuery = (municipality: string) => queryOptions({
  queryKey: ['imports', municipality],
  queryFn: ({ signal }) => call<{ imports: Import[] }>('GET', at(municipality), undefined, signal),
});

// What the upload answered is more than what is asked for later: the samples and the preview stay.
export const importQuery = (municipality: string, id: string) => queryOptions({
  queryKey: ['import', municipality, id],
  queryFn: async ({ signal }): Promise<Import> => {
    const before = queries.getQueryData<Import>(['import', municipality, id]);
    return { ...before, ...await call<Import>('GET', at(municipality, id), undefined, signal) };
  },
  refetchInterval: query => query.state.data?.state === 'running' ? 1000 : false,
});

export const outcomeFile = (municipality: string, id: string) => `${at(municipality, id)}/outcome.csv`;

/** What is done with a file, from its upload to its outcome. */
export function importChanges(municipality: string) {
  const keep = (id: string, found: Partial<Import>) => queries.setQueryData<Partial<Import>>(['import', municipality, id], before => ({ ...before, ...found }));
  return {
    // What it is is found by its content: the type that a browser gives it is a guess by its name.
    upload: (file: File) => send<Import>('POST', `${at(municipality)}?name=${encodeURIComponent(file.name)}`, file, 'application/octet-stream').then(found => { keep(found.id, found); return found; }),
    map: (id: string, mapping: Mapping) => call<Import>('PUT', `${at(municipality, id)}/mapping`, mapping).then(answer => keep(id, answer)),
    run: async (id: string) => {
      await call<void>('POST', `${at(municipality, id)}/run`, {});
      keep(id, { state: 'running' });
      await queries.invalidateQueries({ queryKey: ['import', municipality, id] });
    },
    remove: async (id: string) => {
      await call<void>('DELETE', at(municipality, id));
      await queries.invalidateQueries({ queryKey: ['imports', municipality] });
    },
  };
}
