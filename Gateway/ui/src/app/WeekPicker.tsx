import { ChevronDown, ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button, Dialog, DialogTrigger, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useTexts } from '../texts/texts';
import { addWeeks, currentWeek, weekOf, weeksIn, yearAndNumber, type Week } from '../time/isoWeek';
import { go, type View } from './view';
import './WeekPicker.css';

/** Steps a week back or forth, or opens a year of weeks. Weeks that have not begun cannot be chosen. */
export function WeekPicker({ view, week }: { view: View; week: Week }) {
  const { t, days } = useTexts();
  const now = currentWeek();
  const show = (detail: Week) => go({ ...view, detail });

  return (
    <div className="week-picker" role="group" aria-label={t('week.choose')}>
      <Button className="icon-button" aria-label={t('week.previous')} onPress={() => show(addWeeks(week, -1))}><ChevronLeft aria-hidden /></Button>
      <DialogTrigger>
        <Button className="quiet-button week-picker-week">
          <strong>{t('week.withYear', spoken(week))}</strong> <span className="week-picker-days">{days(week)}</span> <ChevronDown aria-hidden />
        </Button>
        <Popover className="popover" offset={4}>
          <Dialog className="week-picker-dialog" aria-label={t('week.choose')}>
            {({ close }) => <YearOfWeeks week={week} now={now} choose={chosen => { close(); show(chosen); }} />}
          </Dialog>
        </Popover>
      </DialogTrigger>
      <Button className="icon-button" aria-label={t('week.next')} isDisabled={week >= now} onPress={() => show(addWeeks(week, 1))}><ChevronRight aria-hidden /></Button>
    </div>
  );
}

function YearOfWeeks({ week, now, choose }: { week: Week; now: Week; choose(week: Week): void }) {
  const { t, days } = useTexts();
  const [year, turn] = useState(yearAndNumber(week).year);
  const weeks = Array.from({ length: weeksIn(year) }, (_, index) => weekOf(year, index + 1));

  return (
    <>
      <div className="week-picker-year">
        <Button className="icon-button" aria-label={t('week.yearBefore')} onPress={() => turn(year - 1)}><ChevronLeft aria-hidden /></Button>
        <strong aria-live="polite">{year}</strong>
        <Button className="icon-button" aria-label={t('week.yearAfter')} isDisabled={year >= yearAndNumber(now).year} onPress={() => turn(year + 1)}><ChevronRight aria-hidden /></Button>
      </div>
      <ListBox key={year} className="week-picker-weeks" aria-label={t('week.year', { year: String(year) })} layout="grid" autoFocus
        selectionMode="single" disallowEmptySelection selectedKeys={[week]} disabledKeys={weeks.filter(one => one > now)}
        onSelectionChange={keys => { for (const key of keys) choose(String(key)); }}>
        {weeks.map(one => (
          <ListBoxItem key={one} id={one} className="week-picker-item" textValue={String(yearAndNumber(one).number)}
            aria-label={`${t('week.long', { number: yearAndNumber(one).number })}, ${days(one)}`} data-now={one === now || undefined}>
            {yearAndNumber(one).number}
          </ListBoxItem>
        ))}
      </ListBox>
      {week !== now && <Button className="link-button" onPress={() => choose(now)}>{t('week.current')}</Button>}
    </>
  );
}

// A year is not a quantity: 2026, never 2 026.
function spoken(week: Week) {
  const { year, number } = yearAndNumber(week);
  return { number, year: String(year) };
}
