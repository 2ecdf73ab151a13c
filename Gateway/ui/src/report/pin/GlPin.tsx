import type * as GeoJSON from 'geojson';
import { Map as MapLibre, Marker, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { useEffect, useRef } from 'react';
import type { Position } from '../../api/types';
import { boundsOf, centreOf } from '../../map/geometry';
import { Attribution, sourceOf, useTiles } from '../../map/tiles';
import { useTexts } from '../../texts/texts';
import type { Pinned } from './PinMap';

setWorkerUrl(workerUrl);

const near = 14;

/** The pin on a map that follows the finger. Under the areas lie the kommun's tiles, where it has any. */
export default function GlPin({ shapes, point, put }: Pinned) {
  const { t } = useTexts();
  const tiles = useTiles();
  const place = useRef<HTMLDivElement>(null);
  const made = useRef<{ map: MapLibre; pin: Marker }>(undefined);
  const latest = useRef(put);
  latest.current = put;

  useEffect(() => {
    const box = boundsOf(shapes.flatMap(shape => shape.rings.flat()))!;
    const colour = (token: string) => { place.current!.classList.add(`map-token-${token}`); const { color } = getComputedStyle(place.current!); place.current!.classList.remove(`map-token-${token}`); return color; };
    const polygons = (named: boolean) => ({ type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: shapes.filter(shape => (shape.name !== null) === named).map((shape): GeoJSON.Feature => ({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: shape.rings as unknown as GeoJSON.Position[][] } })) } });
    const map = new MapLibre({
      container: place.current!, attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, maxZoom: 18, fadeDuration: 0,
      bounds: [box.west, box.south, box.east, box.north], fitBoundsOptions: { padding: 16 },
      style: {
        version: 8,
        sources: { outline: polygons(false), areas: polygons(true), ...tiles && { tiles: sourceOf(tiles) } },
        layers: [
          { id: 'paper', type: 'background', paint: { 'background-color': colour('paper') } },
          ...tiles ? [{ id: 'tiles', type: 'raster' as const, source: 'tiles' }] : [{ id: 'outline', type: 'fill' as const, source: 'outline', paint: { 'fill-color': colour('surface') } }],
          { id: 'borders', type: 'line', source: 'areas', paint: { 'line-color': colour('border'), 'line-width': 1.5 } },
        ],
      },
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.getCanvas().setAttribute('role', 'img');
    for (const { name, rings } of shapes) {
      const centre = name !== null && centreOf(rings);
      if (centre) new Marker({ element: Object.assign(document.createElement('div'), { className: 'map-label', textContent: name, ariaHidden: 'true' }) }).setLngLat([...centre]).addTo(map);
    }
    // Of names that would lie on each other the first is shown, until the map is drawn nearer.
    const labels = [...place.current!.querySelectorAll<HTMLElement>('.map-label')];
    const part = () => {
      const shown: DOMRect[] = [];
      for (const label of labels) {
        const box = label.getBoundingClientRect();
        const free = shown.every(other => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom);
        label.classList.toggle('map-label-under', !free);
        if (free) shown.push(box);
      }
    };
    map.on('load', part);
    map.on('zoomend', part);
    const pin = new Marker({ element: Object.assign(document.createElement('div'), { className: 'pin-marker', ariaHidden: 'true' }), draggable: true });
    const set = ({ lng, lat }: { lng: number; lat: number }) => latest.current([Number(lng.toFixed(6)), Number(lat.toFixed(6))] as Position);
    map.on('click', event => {
      set(event.lngLat);
      // From afar a finger covers a whole block: the map comes nearer, for the next press to be right.
      if (map.getZoom() < near) map.easeTo({ center: event.lngLat, zoom: near });
    });
    pin.on('dragend', () => set(pin.getLngLat()));
    made.current = { map, pin };
    return () => { made.current = undefined; map.remove(); };
  }, [shapes, tiles]);

  useEffect(() => {
    const { map, pin } = made.current!;
    map.getCanvas().setAttribute('aria-label', t(point ? 'report.mapPinned' : 'report.map'));
    if (!point) { pin.remove(); return; }
    pin.setLngLat([...point]).addTo(map);
    if (!map.getBounds().contains([...point])) map.easeTo({ center: [...point], zoom: Math.max(map.getZoom(), near) });
  }, [point, shapes, tiles, t]);

  return <div className="map-gl"><div className="map-gl-place" ref={place} /><Attribution tiles={tiles} /></div>;
}
