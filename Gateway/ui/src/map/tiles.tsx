import { useQuery } from '@tanstack/react-query';
import type { RasterSourceSpecification } from 'maplibre-gl';
import { sessionQuery } from '../api/queries';

/** A tile server that this installation has named, if it has: `https://tiles.example/{z}/{x}/{y}.png`. Without one the areas lie on plain paper. */
export interface Tiles { tiles: string; attribution: string | null }

export function useTiles(): Tiles | null {
  return useQuery(sessionQuery).data?.map ?? null;
}

export function sourceOf({ tiles, attribution }: Tiles): RasterSourceSpecification {
  return { type: 'raster', tiles: [tiles], tileSize: 256, ...attribution && { attribution } };
}

/** Whose map it is, as those who make maps ask for. */
export function Attribution({ tiles }: { tiles: Tiles | null }) {
  return tiles?.attribution ? <p className="map-attribution">{tiles.attribution}</p> : null;
}
