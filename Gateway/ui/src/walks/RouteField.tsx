import { Undo2, X } from 'lucide-react';
import { useState } from 'react';
import { Button, Label, TextArea, TextField } from 'react-aria-components';
import type { Position } from '../api/types';
import { useTexts } from '../texts/texts';
import { useShapes } from '../map/useShapes';
import { WalkMap } from './WalkMap';

/** The route, drawn on the map point by point. With the keyboard: arrows and Enter on the map, or the points as a list. */
export function RouteField({ municipality, route, change }: { municipality: string; route: Position[]; change(route: Position[]): void }) {
  const { t } = useTexts();
  const shapes = useShapes(municipality);
  const [typed, type] = useState<string>();
  const undo = () => change(route.slice(0, -1));
  return (
    <section className="walk-route-field" aria-labelledby="walk-route">
      <h2 className="walk-label" id="walk-route">{t('walks.route')}</h2>
      <p className="list-muted">{t('walks.routeHelp')}</p>
      {shapes.length > 0 && <WalkMap shapes={shapes} route={route} marks={[]} alt={t('walks.routeMap', { count: route.length })} put={point => change([...route, point])} undo={undo} />}
      <p className="list-muted" role="status">{t(route.length === 0 ? 'walks.routeNone' : 'walks.routeLength', { count: route.length, metres: length(route) })}</p>
      <div className="form-buttons">
        <Button className="outline-button" isDisabled={route.length === 0} onPress={undo}><Undo2 aria-hidden /> {t('walks.undo')}</Button>
        <Button className="quiet-button" isDisabled={route.length === 0} onPress={() => change([])}><X aria-hidden /> {t('walks.clear')}</Button>
      </div>
      <details className="walk-points">
        <summary>{t('walks.points')}</summary>
        <TextField className="field" value={typed ?? route.map(([lon, lat]) => `${lon} ${lat}`).join('\n')} onChange={text => { type(text); const points = pointsOf(text); if (points) change(points); }} onBlur={() => type(undefined)}>
          <Label>{t('walks.pointsLabel')}</Label><TextArea rows={5} spellCheck={false} />
        </TextField>
      </details>
    </section>
  );
}

/** Lines such as `14.43 59.24`; undefined while a line is not two numbers. */
export function pointsOf(text: string): Position[] | undefined {
  const lines = text.split('\n').map(line => line.trim()).filter(Boolean).map(line => line.split(/[\s;]+|,\s+/).map(part => Number(part.replace(',', '.'))));
  return lines.every(line => line.length === 2 && line.every(Number.isFinite)) ? lines.map(([lon, lat]): Position => [lon!, lat!]) : undefined;
}

/** Metres along the points, to the nearest fifty: so is a route drawn by hand. */
function length(route: readonly Position[]): number {
  const degree = 111_320;
  const metres = route.slice(1).reduce((sum, [lon, lat], index) => {
    const [before, below] = route[index]!;
    return sum + Math.hypot((lon - before) * Math.cos(lat * Math.PI / 180) * degree, (lat - below) * degree);
  }, 0);
  return Math.round(metres / 50) * 50;
}
