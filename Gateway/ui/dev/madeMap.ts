import type { AreaProperties, Features, Position } from '../src/api/types';

const [lon, lat] = [14.43, 59.24];

/** Areas as fields of an uneven grid that share their borders, within a kommun somewhat larger than they are. */
export function madeAreas(municipality: string, name: string, areas: readonly string[], random: () => number): Features<AreaProperties> {
  const columns = Math.ceil(Math.sqrt(areas.length * 1.4));
  const rows = Math.ceil(areas.length / columns);
  const corners = Array.from({ length: rows + 1 }, (_, y) => Array.from({ length: columns + 1 }, (_, x): Position =>
    [lon + (x - columns / 2 + (random() - 0.5) * 0.5) * 0.022, lat - (y - rows / 2 + (random() - 0.5) * 0.5) * 0.012]));
  const [across, up] = [columns / 2 * 0.022 + 0.014, rows / 2 * 0.012 + 0.008];
  return {
    type: 'FeatureCollection',
    features: [
      polygon({ code: municipality, name, parent: null }, [[lon - across, lat - up * 0.7], [lon - across * 0.3, lat - up], [lon + across, lat - up * 0.8], [lon + across * 0.9, lat + up], [lon - across * 0.8, lat + up * 0.9], [lon - across, lat - up * 0.7]]),
      ...areas.map((area, index) => {
        const [x, y] = [index % columns, Math.floor(index / columns)];
        return polygon({ code: area, name: area, parent: municipality }, [corners[y]![x]!, corners[y]![x + 1]!, corners[y + 1]![x + 1]!, corners[y + 1]![x]!, corners[y]![x]!]);
      }),
    ],
  };
}

function polygon(properties: AreaProperties, ring: Position[]): Features<AreaProperties>['features'][number] {
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
}

/** Somewhere inside the kommun's middle. */
export function madePlace(random: () => number): { lon: number; lat: number } {
  return { lon: lon + (random() - 0.5) * 0.05, lat: lat + (random() - 0.5) * 0.022 };
}
