import { queryOptions } from '@tanstack/react-query';
import { call } from './client';
import { queries } from './queries';
import type { Level } from './types';

/*
 * By hand: what the gateway's document does not describe yet.
 */
/** The three parts that 4 § lag (2023:196) asks of a lägesbild. */
export const planParts = ['mapping', 'otherInformation', 'analysis'] as const;
export type PlanPart = typeof planParts[number];

export interface PlanRow {
  number: string; problem: string; area: string; cause: string; measure: string; goal: string | null; when: string | null; order: number; who: string | null; contact: string | null;
  /** Null, with an empty measure, where a cause has no measure yet. */
  kind: 'point' | 'ordinary' | null; followUp: Level; because: string; intervention: string | null;
}

export interface ActionPlan extends Record<PlanPart, string | null> {
  version: number; state: 'draft' | 'decided'; revision: number; decidedOn: string | null; decidedBy: string | null; reference: string | null;
  dueBy: string | null; daysLeft: number | null; clock: Level | 'none';
  suggested: Record<PlanPart, string[]> | null;
  rows: PlanRow[]; versions: { version: number; decidedOn: string }[];
}

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
    write: (parts: Record<PlanPart, string>, revision: number) => then(call<void>('PUT', at, { ...parts, revision })),
    decide: (decidedOn: string, reference: string, revision: number) => then(call<void>('POST', `${at}/decide`, { decidedOn, reference: reference || null, revision })),
  };
}
