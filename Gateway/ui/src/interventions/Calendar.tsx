import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { Card } from '../api/interventions';
import type { Membership } from '../api/types';
import { Link } from '../app/Link';
import { useView } from '../app/view';
import { capital } from '../texts/formats';
import { useTexts } from '../texts/texts';
import { today, weekHolding, yearAndNumber } from '../time/isoWeek';

const DAY = 86_400_000;
type What = 'starts' | 'ends' | 'review' | 'goal';
interface Happening { day: string; what: What; one: Card }

/** What begins, ends and is judged, day by day of a month. On a phone it is a list of the days that have something. */
export function Calendar({ all, membership }: { all: readonly Card[]; membership: Membership }) {
  const { t, month, weekday, shortWeekday, date } = useTexts();
  const view = useView();
  const now = today();
  const shown = /^\d{4}-\d{2}$/.test(view.query?.['manad'] ?? '') ? view.query!['manad']! : now.slice(0, 7);
  const happenings = all.flatMap(happeningsOf).filter(one => one.day.startsWith(shown));
  const to = (other: string) => ({ ...view, query: { ...view.query, manad: other } });

  return (
    <section className="calendar" aria-label={t('interventions.calendarOf', { month: month(shown) })}>
      <header className="calendar-head">
        <Link className="icon-button" aria-label={t('interventions.monthBefore')} to={to(monthAfter(shown, -1))}><ChevronLeft aria-hidden /></Link>
        <h2 aria-live="polite">{capital(month(shown))}</h2>
        <Link className="icon-button" aria-label={t('interventions.monthAfter')} to={to(monthAfter(shown, 1))}><ChevronRight aria-hidden /></Link>
      </header>
      {happenings.length === 0 && <p className="list-muted">{t('interventions.calendarNone')}</p>}
      <div className="calendar-days" aria-hidden>{['', ...Array.from({ length: 7 }, (_, day) => shortWeekday(day))].map((name, index) => <span key={index}>{name}</span>)}</div>
      <ol className="calendar-month">
        {daysOf(shown).map((day, index) => {
          const own = happenings.filter(one => one.day === day);
          return (
            <li key={day} className="calendar-day" data-other={!day.startsWith(shown) || undefined} data-empty={own.length === 0 || undefined} data-today={day === now || undefined}>
              {index % 7 === 0 && <span className="calendar-week">{t('week', { number: yearAndNumber(weekHolding(new Date(`${day}T00:00:00Z`))).number })}</span>}
              <p className="calendar-date"><span className="calendar-number" aria-hidden>{Number(day.slice(8))}</span><span className="calendar-full">{weekday(index % 7)} {date(day)}</span></p>
              {own.length > 0 && <ul>{own.map(({ what, one }) => <li key={`${what} ${one.id}`} data-what={what} data-late={(what === 'review' && one.reviewOverdueDays > 0) || undefined}><Link to={{ municipality: membership.code, page: 'insatser', detail: one.id }}><b>{t(`interventions.happens.${what}`)}</b> {one.what}</Link></li>)}</ul>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function happeningsOf(one: Card): Happening[] {
  if (one.state === 'not-done') return [];
  const days: [What, string | null | undefined][] = [['starts', one.from], ['ends', one.until], ['review', one.state === 'ended' ? null : one.reviewAt], ['goal', one.state === 'ended' ? null : one.goal?.by]];
  return days.flatMap(([what, day]) => day ? [{ day, what, one }] : []);
}

/** The whole weeks that a month lies in. */
function daysOf(month: string): string[] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const start = first.getTime() - (first.getUTCDay() + 6) % 7 * DAY;
  const end = new Date(`${monthAfter(month, 1)}-01T00:00:00Z`).getTime();
  return Array.from({ length: Math.ceil((end - start) / DAY / 7) * 7 }, (_, index) => new Date(start + index * DAY).toISOString().slice(0, 10));
}

function monthAfter(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year!, number! - 1 + months, 1)).toISOString().slice(0, 7);
}
