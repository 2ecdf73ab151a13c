import type { Picture } from '../api/types';
import { Figure } from '../charts/Figure';
import { HeatMap } from '../charts/HeatMap';
import { useTexts } from '../texts/texts';
import { useSource } from './useSource';

const parts = ['night', 'morning', 'afternoon', 'evening'] as const; // six hours each

/** When it happened: the week's 168 hours. */
export function ByHour({ picture }: { picture: Picture }) {
  const { t, number, weekday, shortWeekday, hour } = useTexts();
  const source = useSource(picture);
  const { hours } = picture;
  const total = sum(hours);
  if (total === 0) return <Figure label={t('hours.label')} title={t('hours.none')}><p>{t('hours.noneExplained')}</p></Figure>;

  const days = Array.from({ length: 7 }, (_, day) => hours.slice(day * 24, day * 24 + 24));
  const quarters = Array.from({ length: 28 }, (_, index) => sum(hours.slice(index * 6, index * 6 + 6)));
  const busiest = quarters.indexOf(Math.max(...quarters));
  const peak = hours.indexOf(Math.max(...hours));
  const at = (index: number) => ({ day: weekday(Math.floor(index / 24)), from: hour(index % 24), to: hour(index % 24 + 1) });

  return (
    <Figure label={t('hours.label')} note={t('hours.spread')} source={source}
      title={t('hours.busiest', { day: weekday(Math.floor(busiest / 4)), part: t(`hours.part.${parts[busiest % 4]!}`), count: Math.round(quarters[busiest]!), total: Math.round(total) })}
      table={
        <table className="hours-table">
          <thead><tr><th>{t('hours.day')}</th>{days[0]!.map((_, index) => <th key={index}>{hour(index)}</th>)}<th>{t('hours.sum')}</th></tr></thead>
          <tbody>{days.map((values, day) => (
            <tr key={day}><th scope="row">{shortWeekday(day)}</th>{values.map((value, index) => <td key={index}>{value === 0 ? '' : number(value)}</td>)}<td><b>{number(sum(values))}</b></td></tr>
          ))}</tbody>
        </table>
      }>
      <HeatMap key={`${picture.municipality} ${picture.week}`} unit={t('hours.scale')} explore={t('hours.explore')}
        alt={t('hours.alt', at(peak))}
        rows={days.map((values, day) => ({ name: shortWeekday(day), values }))}
        ticks={[0, 6, 12, 18].map(from => ({ at: from, text: from === 0 ? t('hours.axis', { from: hour(from) }) : hour(from) }))}
        steps={steps(Math.max(...hours)).map(from => ({ from, text: from === 0 ? '0' : from < 0.01 ? '>0' : number(from) }))}
        describe={(row, column) => t('hours.readout', { ...at(row * 24 + column), reports: t('reports', { count: Math.round(hours[row * 24 + column]! * 10) / 10 }) })}
        start={{ row: Math.floor(peak / 24), column: peak % 24 }} />
    </Figure>
  );
}

/** Where a darker shade begins: nothing, anything, and up to four even steps to the busiest hour. */
function steps(most: number): number[] {
  const size = most <= 2 ? 0.5 : Math.ceil(most / 4);
  return [0, Number.MIN_VALUE, ...[1, 2, 3].map(index => index * size).filter(from => from <= most)];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
