import { useState } from 'react';
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { useTexts } from '../texts/texts';
import { addWeeks, currentWeek, yearAndNumber, type Week } from '../time/isoWeek';

const weeksBack = 26;

/** Half a year of weeks under the map: an arrow key moves one. The address follows when the hand lets go. */
export function TimeSlider({ week, choose }: { week: Week; choose(week: Week): void }) {
  const { t, days } = useTexts();
  const now = currentWeek();
  const last = week > addWeeks(now, -weeksBack) && week <= now ? now : week;
  const weeks = Array.from({ length: weeksBack + 1 }, (_, index) => addWeeks(last, index - weeksBack));
  const [dragged, drag] = useState<number>();
  const at = dragged ?? Math.max(0, weeks.indexOf(week));
  const named = (one: Week) => t('week.withYear', { number: yearAndNumber(one).number, year: String(yearAndNumber(one).year) });

  return (
    <Slider className="time-slider" minValue={0} maxValue={weeksBack} value={at} onChange={drag}
      onChangeEnd={end => { drag(undefined); if (weeks[end] !== week) choose(weeks[end]!); }}>
      <Label>{t('map.time')}</Label>
      <SliderOutput className="time-slider-week">{`${named(weeks[at]!)}, ${days(weeks[at]!)}`}</SliderOutput>
      <SliderTrack className="time-slider-track"><SliderThumb className="time-slider-thumb" aria-label={`${named(weeks[at]!)}, ${days(weeks[at]!)}`} /></SliderTrack>
      <div className="time-slider-ends" aria-hidden><span>{named(weeks[0]!)}</span><span>{named(last)}</span></div>
    </Slider>
  );
}
