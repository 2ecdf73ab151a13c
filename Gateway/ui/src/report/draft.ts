import type { NewReport, Place, Severity } from '../api/reports';
import type { Position } from '../api/types';
import { instantOf, localTime } from '../time/stockholm';

/** One event as it is being written. */
export interface Draft {
  key: string;
  category: string | null;
  where: { how: 'map' | 'area' | 'address'; point: Position | null; area: string; address: string };
  when: { how: 'now' | 'time' | 'span'; from: string; to: string };
  severity: Severity | null;
  text: string;
  action: string;
  firstHand: boolean;
  policeReported: boolean;
}

export const parts = ['what', 'where', 'when', 'severity', 'text', 'more'] as const;
export type Part = (typeof parts)[number];

export function blank(where?: Draft['where']): Draft {
  return {
    key: crypto.randomUUID(), category: null, where: where ?? { how: 'map', point: null, area: '', address: '' }, when: { how: 'now', from: '', to: '' },
    severity: null, text: '', action: '', firstHand: true, policeReported: false,
  };
}

/** The parts that the report cannot be sent without. */
export function missing({ category, where, when, severity }: Draft): Part[] {
  const placed = where.how === 'map' ? where.point !== null : where.how === 'area' ? where.area !== '' : where.address.trim() !== '' || where.area !== '';
  const timed = when.how === 'now' || (when.from !== '' && (when.how === 'time' || (when.to !== '' && when.to >= when.from)));
  return parts.filter(part => (part === 'what' && category === null) || (part === 'where' && !placed) || (part === 'when' && !timed) || (part === 'severity' && severity === null));
}

/** The report of a whole draft. What has not happened yet is planned; calm is its own kind, so that it counts for nothing. */
export function reportOf(draft: Draft, municipality: string, now = new Date()): NewReport {
  const { when } = draft;
  const from = when.how === 'now' ? instantOf(localTime(now)) : instantOf(when.from);
  return {
    occurredFrom: from, occurredTo: when.how === 'span' ? instantOf(when.to) : null, category: draft.category!, severity: draft.severity!,
    kind: draft.category === 'lugnt' ? 'calm' : new Date(from) > now && draft.category === 'arrangemang' ? 'planned' : 'incident',
    description: draft.text.trim() || null, place: placeOf(draft.where, municipality), firstHand: draft.firstHand, policeReported: draft.policeReported,
    actionTaken: draft.action.trim() || null,
  };
}

function placeOf({ how, point, area, address }: Draft['where'], municipality: string): Place {
  const said = address.trim() ? { address: address.trim() } : {};
  if (how === 'map' && point) return { precision: 'point', lon: point[0], lat: point[1], areaCode: null, ...said };
  return area && area !== municipality ? { precision: 'area', lon: null, lat: null, areaCode: area, ...said } : { precision: 'municipality', lon: null, lat: null, areaCode: null, ...said };
}

/** A report that is there, as a draft to change. A member may be missing or of another type where it comes from a quarantined text. */
export function draftOf(report: Partial<Omit<NewReport, 'place'>> & { place?: Partial<Place> | null }, municipality: string): Draft {
  const { place, occurredFrom, occurredTo } = report;
  const address = place?.address ?? '';
  const located = typeof place?.lon === 'number' && typeof place.lat === 'number';
  // A time without an offset is what a clock in Sweden showed; the browser would read it as its own.
  const local = (time: string | null | undefined) => !time || Number.isNaN(Date.parse(time)) ? '' : /(z|[+-]\d\d:?\d\d)$/i.test(time) ? localTime(new Date(time)) : time.replace(' ', 'T').slice(0, 16);
  return {
    key: crypto.randomUUID(), category: report.category ?? null,
    where: { how: located ? 'map' : address ? 'address' : 'area', point: located ? [place!.lon!, place!.lat!] : null, area: place?.areaCode ?? (place && !located ? municipality : ''), address },
    when: { how: occurredTo ? 'span' : 'time', from: local(occurredFrom), to: local(occurredTo) },
    severity: report.severity && [1, 2, 3].includes(report.severity) ? report.severity : null,
    text: report.description ?? '', action: report.actionTaken ?? '', firstHand: report.firstHand ?? false, policeReported: report.policeReported ?? false,
  };
}

/** To which part of the form a field of the API belongs: `place.lon` is where. */
export function partOf(field: string): Part {
  const [first = ''] = field.split('.');
  const known: Record<string, Part> = { category: 'what', kind: 'what', place: 'where', address: 'where', occurredFrom: 'when', occurredTo: 'when', severity: 'severity', description: 'text' };
  return known[first] ?? 'more';
}
