import { queryOptions } from '@tanstack/react-query';
import { call } from './client';
import type { Answer, Closer, Sent } from './described';
import { queries } from './queries';
import type { Level } from './types';

/** The three parts that 4 § lag (2023:196) asks of a lägesbild. */
export const planParts = ['mapping', 'otherInformation', 'analysis'] as const;
export type PlanPart = typeof planParts[number];

type Described = Answer<'/api/{municipality}/action-plan'>;

export type PlanRow = Closer<Described['rows'][number], { /** Null, with an empty measure, where a cause has no measure yet. */ kind: 'point' | 'ordinary' | null; followUp: Level }>;

export type ActionPlan = Closer<Described, { state: 'draft' | 'decided'; clock: Level | 'none'; rows: PlanRow[] }>;

export const actionPlanQuery = (municipality: string, version?: string) => queryOptions({
  queryKey: ['action-plan', municipality, version],
  queryFn: ({ signal }) => call<ActionPlan>('GET', `/api/${municipality}/action-plan${version === undefined ? '' : `?version=${encodeURIComponent(version)}`}`, undefined, signal),
});

export function actionPlanChanges(municipality: string) {
  const at = `/api/${municipality}/action-plan`;
  const then = async <T>(doing: Promise<T>): Promise<T> => {
    try { return await doing; } finally { await queries.invalidateQueries({ queryKey: ['action-plan', municipality] }); }
  };
  return {
    write: (parts: Record<PlanPart, string>, revision: number) => then(call<void>('PUT', at, { ...parts, revision } satisfies Sent<'/api/{municipality}/action-plan', 'put'>)),
    decide: (decidedOn: string, reference: string, revision: number) => then(call<void>('POST', `${at}/decide`, { decidedOn, reference: reference || null, revision } satisfies Sent<'/api/{municipality}/action-plan/decide', 'post'>)),
  };
}
