import { queryOptions } from '@tanstack/react-query';
import { call, send, type FieldError } from './client';
import { queries } from './queries';
import type { NewReport } from './reports';

export const targets = ['occurredFrom', 'occurredTo', 'date', 'time', 'category', 'severity', 'kind', 'description', 'lon', 'lat', 'easting', 'northing', 'areaCode', 'externalId', 'actionTaken', 'ignore'] as const;
export type Target = (typeof targets)[number];

/** What an inspection found in a file, before anything is taken in. */
export interface Found { kind: 'csv' | 'xlsx'; encoding: string | null; separator: string | null; decimal: string | null; dateOrder: string | null; coordinates: 'wgs84' | 'sweref99tm' | 'none' | null; sheet: string | null; rows: number | null }
export interface Column { index: number; header: string; samples: string[]; suggested: Target }
export interface Mapping { columns: Record<string, Target>; fixed?: Record<string, string> | null; categories?: Record<string, string> | null; source?: string | null; save?: boolean }
export interface PreviewRow { row: number; report: Partial<NewReport> | null; errors: FieldError[] }

export interface Import {
  id: string; state: 'receiving' | 'inspected' | 'running' | 'done' | 'failed'; name?: string | null; createdAt?: string | null;
  found?: Found | null; columns?: Column[] | null; mapping?: Mapping | null; preview?: PreviewRow[] | null;
  done?: number; of?: number | null; accepted?: number; revised?: number; unchanged?: number; quarantined?: number; errors?: number;
}

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
  const keep = (found: Import): Import => { queries.setQueryData(['import', municipality, found.id], (before: Import | undefined) => ({ ...before, ...found })); return found; };
  return {
    upload: (file: File) => send<Import>('POST', `${at(municipality)}?name=${encodeURIComponent(file.name)}`, file, file.type || 'application/octet-stream').then(found => keep({ name: file.name, ...found })),
    map: (id: string, mapping: Mapping) => call<Partial<Import>>('PUT', `${at(municipality, id)}/mapping`, mapping).then(answer => keep({ ...answer, mapping, id, state: 'inspected' })),
    run: async (id: string) => {
      await call<void>('POST', `${at(municipality, id)}/run`, {});
      keep({ id, state: 'running' });
      await queries.invalidateQueries({ queryKey: ['import', municipality, id] });
    },
    remove: async (id: string) => {
      await call<void>('DELETE', at(municipality, id));
      await queries.invalidateQueries({ queryKey: ['imports', municipality] });
    },
  };
}
