import type { AreaCount, AreaProperties, Feature, Features, Forecast, HotSpot, Level, Picture, Position } from '../api/types';
import { changeOf } from '../picture/change';
import type { Texts } from '../texts/texts';
import { boundsOf, centreOf, ringsOf } from './geometry';

export type Layer = 'change' | 'level';

/** How an area is filled: each with a colour and a pattern of its own, so that either alone tells it. */
export type Fill = 'more' | 'fewer' | 'usual' | 'unknown' | Level;

export interface ShownArea {
  code: string;
  name: string;
  rings: Position[][];
  geometry: Feature['geometry'];
  centre: Position;
  fill: Fill;
  /** Under the name: `+7`, or the level's shape. */
  mark: string;
  /** `Bruket: 9 rapporter, 7 fler än väntat`. */
  text: string;
  /** A place inside an area: drawn on top of it, by its outline. */
  inner: boolean;
  /** Reports of twelve weeks. */
  reports: number;
}

export interface Shown {
  areas: ShownArea[];
  outline: Position[][];
  hotSpots: readonly HotSpot[];
  forecast: Forecast['cells'];
}

export const levelMarks: Record<Level, string> = { green: '●', yellow: '▲', red: '■' };

/** What the map draws of a picture: its areas with their fills and words, and the kommun's outline around them. */
export function shownOf(picture: Picture, shapes: Features<AreaProperties>, layer: Layer, forecast: boolean, texts: Texts): Shown {
  const root = picture.areas.find(area => area.parent === null);
  const byCode = new Map(picture.areas.map(area => [area.code, area]));
  const areas = shapes.features.flatMap((feature): ShownArea[] => {
    const area = byCode.get(feature.properties.code);
    const rings = ringsOf(feature);
    const centre = centreOf(rings);
    if (!area || area === root || !centre) return [];
    return [{ code: area.code, name: area.name, rings, geometry: feature.geometry, centre, inner: area.parent !== root?.code, reports: (area.recent ?? [area.total]).reduce((sum, count) => sum + count, 0), ...(layer === 'level' ? byLevel(area, texts) : byChange(area, texts)) }];
  });
  return {
    areas: areas.toSorted((a, b) => Number(a.inner) - Number(b.inner)),
    outline: shapes.features.filter((feature: Feature<AreaProperties>) => feature.properties.code === root?.code).flatMap(ringsOf),
    hotSpots: picture.hotSpots,
    forecast: forecast ? picture.forecast?.cells ?? [] : [],
  };
}

function byChange(area: AreaCount, { t, signed }: Texts) {
  const { difference, verdict } = changeOf(area);
  const reports = t('reports', { count: area.total });
  const rounded = Math.round(difference);
  const fill: Fill = verdict === 'above' ? 'more' : verdict === 'below' ? 'fewer' : verdict === 'within' ? 'usual' : 'unknown';
  return { fill, mark: signed(rounded), text: t(`map.area.${fill}`, { name: area.name, reports, change: signed(rounded) }) };
}

function byLevel(area: AreaCount, { t }: Texts) {
  const level = area.level ?? area.proposedLevel;
  if (!level) return { fill: 'unknown' as const, mark: '–', text: t('map.area.noLevel', { name: area.name }) };
  const proposed = area.level === null;
  return { fill: level, mark: levelMarks[level] + (proposed ? ' ?' : ''), text: t(proposed ? 'map.area.proposed' : 'map.area.level', { name: area.name, level: t(`level.${level}`) }) };
}

const most = 0.8;
const muchSmaller = 0.25;

/**
 * The areas that the map shows first: those with most of the reports, where they lie much closer together than all of them. A kommun with
 * villages far out would else show its town as a dot.
 */
export function busiestPart(areas: readonly ShownArea[]): readonly ShownArea[] {
  const total = areas.reduce((sum, area) => sum + area.reports, 0);
  if (total === 0) return areas; // nothing has happened anywhere: no part of them is busier
  const part: ShownArea[] = [];
  let covered = 0;
  for (const area of areas.toSorted((a, b) => b.reports - a.reports)) {
    if (covered >= most * total) break;
    part.push(area);
    covered += area.reports;
  }
  return extent(part) < muchSmaller * extent(areas) ? areas.filter(area => part.includes(area)) : areas;
}

function extent(areas: readonly ShownArea[]): number {
  const bounds = boundsOf(areas.flatMap(area => area.rings.flat()));
  return bounds ? (bounds.east - bounds.west) * (bounds.north - bounds.south) : 0;
}
