import type { Decision, Level, Meeting, MeetingPlan, Note } from '../src/api/types';

/** What has been written in a week while the made gateway runs. */
export interface KeptWeek {
  revision: number;
  state: 'open' | 'compiled' | 'agreed';
  versions: { version: number; agreedAt: string; agreedBy: string }[];
  levels: Map<string, { level: Level; motive: string | null; by: string }>;
  notes: (Note & { area: string })[];
  focus: string[];
  decisions: Decision[];
  meeting: Pick<Meeting, 'state' | 'current'> & { startedAt: string | null };
}

const weeks = new Map<string, KeptWeek>();
export const plans = new Map<string, MeetingPlan>();
export const seen = new Set<string>();

export function kept(municipality: string, week: string): KeptWeek {
  const key = `${municipality} ${week}`;
  let found = weeks.get(key);
  if (!found) {
    found = { revision: 1, state: 'open', versions: [], levels: new Map(), notes: [], focus: [], decisions: [], meeting: { state: 'planned', current: null, startedAt: null } };
    weeks.set(key, found);
  }
  return found;
}
