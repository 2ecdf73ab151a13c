import type { Answer } from './described';

export type Membership = NonNullable<Answer<'/session'>['municipalities']>[number];

/** `signIn` is the address that leads to the kommun's own identity provider; null where none is set. */
export type Session = Answer<'/session'>;
export type Persona = Answer<'/session/personas'>[number];
export type Trend = Answer<'/api/{municipality}/trends'>;

/*
 * From here on by hand: what the gateway's document does not describe yet. Each goes when openapi.json has it.
 * Members may be absent, because a gateway of the version before answers without them.
 */
type Described = Answer<'/api/{municipality}/pictures/{week}'>;

export type Level = 'green' | 'yellow' | 'red';

/** This week against what was to be expected, with the interval that holds what chance alone would give. */
export interface Change {
  expected: number; low: number; high: number;
  difference: number; differenceLow: number; differenceHigh: number;
  verdict: 'above' | 'below' | 'within' | 'unknown';
}

export type CategoryCount = Pick<Described['categories'][number], 'code' | 'name' | 'count' | 'weighted' | 'lastWeek'> & { meanOfFour?: number; sameWeekLastYear?: number | null; change?: Change | null };

export type OrganisationCount = Pick<Described['organisations'][number], 'name' | 'reports' | 'planned' | 'nil'> & { kind?: string | null; silent?: boolean };

export interface Note { id: string; organisation: string; by: string; at: string; text: string; canChange: boolean }

export interface Reason { code: 'signal' | 'above-expected' | 'weighted' | 'as-usual' | 'calm'; values?: Record<string, number> }

export type AreaCount = Pick<Described['areas'][number], 'code' | 'name' | 'parent' | 'total' | 'weighted' | 'lastWeek' | 'meanOfFour' | 'sameWeekLastYear'> & {
  level: Level | null;
  categories: CategoryCount[];
  levelMotive?: string | null;
  levelSetBy?: string | null;
  proposedLevel?: Level | null;
  proposedBecause?: Reason[];
  change?: Change | null;
  /** Counts of twelve weeks, oldest first, this week last. */
  recent?: number[];
  weightedLastWeek?: number;
  notes?: Note[];
};

export interface Signal {
  id: string; area: string; areaName: string; category: string; categoryName: string; week: string;
  method: 'farrington' | 'small-counts' | 'ears-c1' | 'ears-c2' | 'ears-c3';
  expected: number; threshold: number; observed: number; p?: number | null; q?: number | null;
  history?: string; caution?: 'few-weeks' | 'small-counts' | 'none';
}

export interface HotSpot { lon: number; lat: number; count: number; weighted?: number; expected?: number; radius?: number }

export interface Forecast {
  week: string;
  cells: { lon: number; lat: number; share: number }[];
  record?: { weeks: number; pai: number; pei: number; baselinePai: number; baselinePei: number } | null;
}

export interface Decision { id: string; what: string; area: string | null; areaName: string | null; who: string; until: string | null; by?: string; at?: string }

export interface Promised extends Decision { status: 'planned' | 'done' | 'not-done' | 'ongoing' | 'unknown'; why?: string | null }

type Counted = 'total' | 'weighted' | 'lastWeek' | 'meanOfFour' | 'sameWeekLastYear' | 'planned' | 'calm' | 'hours';

export type Picture = Pick<Described, 'municipality' | 'name' | 'week' | 'version' | 'state' | 'asOf' | Counted> & {
  areas: AreaCount[];
  categories: CategoryCount[];
  organisations: OrganisationCount[];
  signals: Signal[];
  hotSpots: HotSpot[];
  revision?: number;
  change?: Change | null;
  forecast?: Forecast | null;
  areaClusters?: { area: string; kind: 'hot' | 'cold' | 'none' }[];
  nearRepeat?: { meters: number; days: number; observed: number; expected: number; p: number } | null;
  plannedNextWeek?: { area: string | null; areaName: string | null; category: string; from: string; to: string | null }[];
  lastMeeting?: { week: string; decisions: Promised[] } | null;
  focus?: string[];
  late?: { reports: number; areas: { area: string; agreed: number; now: number }[] } | null;
  versions?: { version: number; agreedAt: string; agreedBy: string }[];
};

export type Position = readonly [number, number];
export type Polygon = { type: 'Polygon'; coordinates: Position[][] };
export type Shape = Polygon | { type: 'MultiPolygon'; coordinates: Position[][][] };

/** GeoJSON with what Est needs of it: areas, with whatever properties stand beside them. */
export interface Feature<Properties = Record<string, unknown>> { type: 'Feature'; id?: string; properties: Properties; geometry: Shape | { type: string; coordinates?: unknown } | null }
export interface Features<Properties = Record<string, unknown>> { type: 'FeatureCollection'; features: Feature<Properties>[]; crs?: unknown }

export interface AreaProperties { code: string; name: string; parent?: string | null; population?: number | null; validFrom?: string | null; validTo?: string | null }

/** One finding of a check of areas: what, between which, how much, and where. */
export interface Finding { kind: string; areas: string[]; squareMetres?: number; message?: string; geometry?: Feature['geometry'] | null }
export interface Checked { warnings?: Finding[]; errors?: { field: string; code: string; message: string }[] }
export interface Stored extends Checked { version: number; job: string }
export interface Job { state: 'running' | 'done' | 'failed'; done: number; of: number }

export type AgendaKey = 'change' | 'levels' | 'promised' | 'planned' | 'silent' | 'focus' | 'agree';

export interface Meeting {
  week: string; startsAt: string; minutes: number; state: 'planned' | 'running' | 'ended'; revision: number;
  startedAt?: string | null;
  /** `count` of what an item is about: signals, areas, decisions, events, organisations. */
  agenda: { key: AgendaKey; minutes: number; areas: string[]; count: number }[];
  current: { agenda: AgendaKey | null; area: string | null } | null;
  attendance: { organisation: string; name: string; present: boolean }[];
  decisions: Decision[];
  focus: string[];
  pictureState: string;
  /** Organisations that are told when the picture is agreed. */
  receivers?: string[];
}

export interface MeetingPlan { weekday: number; time: string; minutes: number; everyWeeks: number; from: string; place: string; skipHolidays: boolean }
/** `cancelled` names the holiday for which it is not held. */
export interface MeetingTime { week: string; startsAt: string; endsAt: string; cancelled: string | null }

/** Somebody who has the meeting open, and where they point. */
export interface Person { connection: string; name: string; organisation: string; area: string | null; writing: boolean }

export interface Digest {
  since: string | null; week: string;
  areas: { area: string; areaName: string; levelBefore: Level | null; level: Level | null; difference: number | null; signals: number }[];
  decisions: Decision[];
  seen: boolean;
  /** Where an e-mail goes when a picture is agreed; null for none. */
  email?: string | null;
}
