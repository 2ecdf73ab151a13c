import type { Picture } from '../api/types';
import { Figure } from '../charts/Figure';
import { useTexts } from '../texts/texts';
import { addWeeks, yearAndNumber } from '../time/isoWeek';
import './Lists.css';

/** What lies ahead: planned events, the focus that was agreed, and the forecast with its record. */
export function NextWeek({ picture }: { picture: Picture }) {
  const { t, span } = useTexts();
  const planned = picture.plannedNextWeek ?? [];
  const focus = picture.focus ?? [];
  const number = yearAndNumber(addWeeks(picture.week, 1)).number;
  const names = new Map(picture.categories.map(one => [one.code, one.name]));
  const forecast = useForecast(picture);
  return (
    <Figure label={t('next.label')} title={planned.length > 0 ? t('next.title', { count: planned.length, number }) : t('next.none', { number })} note={forecast}>
      {planned.length > 0 && (
        <ul className="list">
          {planned.slice(0, 8).map((one, index) => (
            <li key={index}><p><strong>{names.get(one.category) ?? t('next.event')}</strong>{one.areaName && `, ${one.areaName}`}</p><p className="list-muted">{span(one.from, one.to)}</p></li>
          ))}
        </ul>
      )}
      {focus.length > 0 && <><h3 className="list-head">{t('focus.label')}</h3><ul className="list list-plain">{focus.map(one => <li key={one}><p>{one}</p></li>)}</ul></>}
    </Figure>
  );
}

/** One sentence that does not promise more than the record has shown. */
export function useForecast({ forecast }: Picture): string | undefined {
  const { t } = useTexts();
  if (!forecast || forecast.cells.length === 0) return undefined;
  const { number } = yearAndNumber(forecast.week);
  const record = forecast.record;
  if (!record || record.weeks < 4) return t('forecast.noRecord', { number });
  return t(record.pai > record.baselinePai ? 'forecast.better' : 'forecast.noBetter', { number, weeks: record.weeks, pai: record.pai, baseline: record.baselinePai });
}
