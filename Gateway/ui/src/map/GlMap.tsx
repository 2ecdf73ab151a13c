import { Map as MapLibre, Marker, setWorkerUrl, type GeoJSONSource, type StyleSpecification } from 'maplibre-gl';
import type * as GeoJSON from 'geojson';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { Minus, Plus, Scan } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTexts } from '../texts/texts';
import { boundsOf, type Bounds } from './geometry';
import { lines } from './Patterns';
import { busiestPart, type Fill, type Shown, type ShownArea } from './shown';
import { Attribution, sourceOf, useTiles, type Tiles } from './tiles';

// A file of ours, as the content security policy asks; without this MapLibre would make one of text.
setWorkerUrl(workerUrl);

const fills: readonly Fill[] = ['more', 'fewer', 'usual', 'unknown', 'green', 'yellow', 'red'];

interface Props extends Shown {
  alt: string;
  chosen?: string | undefined;
  choose(area: string): void;
}

/** The map that can be drawn nearer and moved. It needs no tiles: paper, with the areas on it. Where there are tiles, they lie under the areas. */
export default function GlMap({ areas, outline, hotSpots, forecast, alt, chosen, choose }: Props) {
  const { t } = useTexts();
  const tiles = useTiles();
  const place = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre>();
  const bounds = boundsOf([...outline.flat(), ...areas.flatMap(area => area.rings.flat())]);
  const whole = bounds && box(bounds);
  const part = busiestPart(areas);
  const first = part.length < areas.length ? box(boundsOf(part.flatMap(area => area.rings.flat()))!) : whole;
  const chooseRef = useRef(choose);
  chooseRef.current = choose;

  useEffect(() => {
    const made = new MapLibre({
      container: place.current!, style: styleOf(tiles), attributionControl: false, cooperativeGestures: false, scrollZoom: false,
      dragRotate: false, pitchWithRotate: false, touchPitch: false, maxZoom: 17, fadeDuration: 0, ...first && { bounds: first, fitBoundsOptions: { padding: 24 } },
    });
    made.touchZoomRotate.disableRotation();
    made.keyboard.disableRotation();
    made.getCanvas().setAttribute('role', 'img');
    made.on('load', () => { patterns(made); setMap(made); });
    made.on('click', 'areas', event => { const code = event.features?.at(-1)?.properties['code'] as string | undefined; if (code) chooseRef.current(code); });
    made.on('mousemove', 'areas', () => { made.getCanvas().style.cursor = 'pointer'; });
    made.on('mouseleave', 'areas', () => { made.getCanvas().style.cursor = ''; });
    // Colours are read from the tokens once: dark or light mode makes the style anew.
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const repaint = () => { made.setStyle(styleOf(tiles), { diff: false }); made.once('styledata', () => { patterns(made); setMap(undefined); queueMicrotask(() => setMap(made)); }); };
    dark.addEventListener('change', repaint);
    return () => { dark.removeEventListener('change', repaint); setMap(undefined); made.remove(); };
  }, []);

  useEffect(() => { map?.getCanvas().setAttribute('aria-label', alt); }, [map, alt]);
  // Whoever chooses an area in the table sees it on the map too.
  useEffect(() => {
    const area = areas.find(one => one.code === chosen);
    if (map && area && !map.getBounds().contains([...area.centre])) map.fitBounds(box(boundsOf(area.rings.flat())!), { padding: 48, animate: false });
  }, [map, chosen]);
  useEffect(() => {
    if (!map) return;
    set(map, 'outline', outline.map(ring => feature([ring])));
    set(map, 'areas', areas.map(area => ({ type: 'Feature', geometry: area.geometry as GeoJSON.Geometry, properties: { code: area.code, fill: area.fill, chosen: area.code === chosen } })));
    const most = Math.max(1, ...hotSpots.map(spot => spot.count));
    set(map, 'spots', hotSpots.map(spot => ({ type: 'Feature', properties: { size: 6 + 8 * Math.sqrt(spot.count / most) }, geometry: { type: 'Point', coordinates: [spot.lon, spot.lat] } })));
    set(map, 'forecast', forecast.map(cell => feature([square(cell.lon, cell.lat, 125)])));
  }, [map, areas, outline, hotSpots, forecast, chosen]);

  useEffect(() => {
    if (!map) return;
    const markers = areas.map(area => new Marker({ element: nameOf(area) }).setLngLat([...area.centre]).addTo(map));
    const fit = () => areas.forEach((area, index) => {
      const { west, east, north } = boundsOf(area.rings.flat())!;
      const room = map.project([east, north]).x - map.project([west, north]).x;
      markers[index]!.getElement().toggleAttribute('data-small', room < 7 * Math.max(...area.name.split(' ').map(word => word.length)));
      markers[index]!.getElement().style.maxWidth = `${Math.max(room, 40)}px`;
    });
    fit();
    const following = [map.on('zoomend', fit), map.on('resize', fit)];
    return () => { following.forEach(one => one.unsubscribe()); markers.forEach(marker => marker.remove()); };
  }, [map, areas]);

  return (
    <div className="map-gl">
      <div className="map-gl-place" ref={place} />
      <Attribution tiles={tiles} />
      <div className="map-zoom" role="group" aria-label={t('map.zoom')}>
        <Button className="icon-button" aria-label={t('map.nearer')} onPress={() => map?.zoomIn()}><Plus aria-hidden /></Button>
        <Button className="icon-button" aria-label={t('map.farther')} onPress={() => map?.zoomOut()}><Minus aria-hidden /></Button>
        <Button className="icon-button" aria-label={t('map.whole')} onPress={() => whole && map?.fitBounds(whole, { padding: 24 })}><Scan aria-hidden /></Button>
      </div>
    </div>
  );
}

function box({ west, south, east, north }: Bounds): [number, number, number, number] {
  return [west, south, east, north];
}

function styleOf(tiles: Tiles | null): StyleSpecification {
  const probe = document.body.appendChild(document.createElement('i'));
  const colour = (token: string) => { probe.className = `map-token-${token}`; return getComputedStyle(probe).color; };
  const empty = { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] } };
  const style: StyleSpecification = {
    version: 8,
    sources: { outline: empty, areas: empty, spots: empty, forecast: empty, ...tiles && { tiles: sourceOf(tiles) } },
    layers: [
      { id: 'paper', type: 'background', paint: { 'background-color': colour('paper') } },
      ...tiles ? [{ id: 'tiles', type: 'raster' as const, source: 'tiles' }] : [],
      { id: 'outline', type: 'fill', source: 'outline', paint: { 'fill-color': colour('surface'), 'fill-outline-color': colour('border'), 'fill-opacity': tiles ? 0 : 1 } },
      { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': ['match', ['get', 'fill'], ...fills.flatMap(fill => [fill, colour(fill)]), colour('unknown')] as never, 'fill-opacity': tiles ? 0.6 : 1 } },
      { id: 'patterns', type: 'fill', source: 'areas', filter: ['in', ['get', 'fill'], ['literal', Object.keys(lines)]], paint: { 'fill-pattern': ['get', 'fill'] as never } },
      { id: 'borders', type: 'line', source: 'areas', paint: { 'line-color': colour('border'), 'line-width': 1.5 } },
      { id: 'chosen', type: 'line', source: 'areas', filter: ['get', 'chosen'], paint: { 'line-color': colour('ink'), 'line-width': 3 } },
      { id: 'forecast', type: 'line', source: 'forecast', paint: { 'line-color': colour('ink'), 'line-width': 1.5, 'line-dasharray': [2, 2] } },
      { id: 'spots', type: 'circle', source: 'spots', paint: { 'circle-radius': ['get', 'size'], 'circle-color': 'transparent', 'circle-stroke-color': colour('ink'), 'circle-stroke-width': 2.5 } },
    ],
  };
  probe.remove();
  return style;
}

function patterns(map: MapLibre) {
  const probe = document.body.appendChild(document.createElement('i'));
  for (const [fill, strokes] of Object.entries(lines)) {
    const canvas = Object.assign(document.createElement('canvas'), { width: 16, height: 16 });
    const pen = canvas.getContext('2d')!;
    probe.className = `map-token-line-${fill}`;
    pen.strokeStyle = getComputedStyle(probe).color;
    pen.lineWidth = 2;
    pen.scale(2, 2);
    pen.lineWidth = 1;
    for (const [x1, y1, x2, y2] of strokes) { pen.beginPath(); pen.moveTo(x1, y1); pen.lineTo(x2, y2); pen.stroke(); }
    if (!map.hasImage(fill)) map.addImage(fill, pen.getImageData(0, 0, 16, 16), { pixelRatio: 2 });
  }
  probe.remove();
}

function nameOf(area: ShownArea): HTMLElement {
  const element = Object.assign(document.createElement('div'), { className: 'map-label', ariaHidden: 'true' });
  element.append(Object.assign(document.createElement('span'), { textContent: area.name }), Object.assign(document.createElement('b'), { textContent: area.mark }));
  return element;
}

function set(map: MapLibre, source: string, features: GeoJSON.Feature[]) {
  map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features });
}

function feature(rings: readonly (readonly (readonly [number, number])[])[], properties = {}): GeoJSON.Feature {
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: rings as unknown as GeoJSON.Position[][] } };
}

function square(lon: number, lat: number, metres: number): [number, number][] {
  const [across, up] = [metres / 111_320 / Math.cos(lat * Math.PI / 180), metres / 111_320];
  return [[lon - across, lat - up], [lon + across, lat - up], [lon + across, lat + up], [lon - across, lat + up], [lon - across, lat - up]];
}
