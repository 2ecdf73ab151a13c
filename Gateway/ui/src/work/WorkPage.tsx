import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect } from 'react';
import { workCalendarQuery, workQuery, type Work } from '../api/work';
import type { PageProps } from '../app/pages';
import { Link } from '../app/Link';
import '../picture/Lists.css';
import { CalendarAddress } from '../settings/CalendarLink';
import { Unanswered } from '../states/Unanswered';
import { capital } from '../texts/formats';
import { useTexts } from '../texts/texts';
import { addWeeks, currentWeek, isWeek, yearAndNumber } from '../time/isoWeek';
import './Work.css';
import { WorkItem } from './WorkItem';

/** A week's work, one's own first. Made for a thumb and a cold hand: one press and it is ticked off. */
export default function WorkPage({ membership, detail }: PageProps) {
  const { t, days } = useTexts();
  const week = isWeek(detail) ? detail : currentWeek();
  const { number } = yearAndNumber(week);
  const work = useQuery(workQuery(membership.code, week));
  useEffect(() => { document.title = `${t('page.work')} ${t('week', { number })} – ${membership.name} – ${t('app.name')}`; }, [t, membership.name, number]);
  if (!work.data) return <Unanswered query={work} membership={membership} />;

  const own = work.data.organisations.find(one => one.name === membership.organisation)?.work ?? [];
  const others = work.data.organisations.filter(one => one.name !== membership.organisation);
  const to = (other: string) => ({ municipality: membership.code, page: 'mitt-arbete', detail: other === currentWeek() ? undefined : other });
  return (
    <article className="work">
      <h1>{t('work.of', { organisation: membership.organisation })}</h1>
      <Opening own={own} number={number} />
      <nav className="work-weeks" aria-label={t('work.weeks')}>
        <Link className="icon-button" aria-label={t('week.previous')} to={to(addWeeks(week, -1))}><ChevronLeft aria-hidden /></Link>
        <span><strong>{t('week', { number })}</strong> {days(week)}</span>
        <Link className="icon-button" aria-label={t('week.next')} to={to(addWeeks(week, 1))}><ChevronRight aria-hidden /></Link>
        {week === currentWeek() ? <Link to={to(addWeeks(week, 1))}>{t('work.toNext')}</Link> : <Link to={to(currentWeek())}>{t('work.toNow')}</Link>}
      </nav>
      <Days work={own} municipality={membership.code} heading="h2" />
      {others.length > 0 && (
        <section className="work-others">
          <h2>{t('work.others')}</h2>
          {others.map(one => (
            <details key={one.name}>
              <summary>{one.name} <span className="list-muted">{t('work.doneOf', { done: one.work.filter(item => item.state === 'done').length, count: one.work.length })}</span></summary>
              <Days work={one.work} municipality={membership.code} heading="h3" />
            </details>
          ))}
        </section>
      )}
      <WorkCalendar municipality={membership.code} />
    </article>
  );
}

function Days({ work, municipality, heading: Heading }: { work: readonly Work[]; municipality: string; heading: 'h2' | 'h3' }) {
  const { weekdayDate } = useTexts();
  return [...new Set(work.map(item => item.day))].toSorted().map(day => (
    <section key={day} className="work-day">
      <Heading className="work-day-name">{capital(weekdayDate(day))}</Heading>
      <ul>{work.filter(item => item.day === day).map(item => <li key={item.id}><WorkItem item={item} municipality={municipality} heading={Heading === 'h2' ? 'h3' : 'h4'} /></li>)}</ul>
    </section>
  ));
}

function Opening({ own, number }: { own: readonly Work[]; number: number }) {
  const { t } = useTexts();
  const left = own.filter(item => item.state === 'planned').length;
  const said = own.length === 0 ? t('work.opening.nothing', { number })
    : left === 0 ? t('work.opening.allTicked', { number, done: own.filter(item => item.state === 'done').length, of: own.length })
    : left === own.length ? t('work.opening.left', { number, count: left }) : t('work.opening.some', { number, left, of: own.length });
  return <p className="opening"><strong>{said}</strong></p>;
}

function WorkCalendar({ municipality }: { municipality: string }) {
  const { t } = useTexts();
  const link = useQuery(workCalendarQuery(municipality));
  return link.data?.url ? <CalendarAddress url={link.data.url} title={t('work.calendar')} explained={t('work.calendarExplained')} /> : null;
}
