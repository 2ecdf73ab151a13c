import { useQuery } from '@tanstack/react-query';
import { calendarLinkQuery } from '../api/queries';
import { CopyField } from '../app/CopyField';
import './Settings.css';
import { useTexts } from '../texts/texts';

/** The meetings in one's own calendar. */
export function CalendarLink({ municipality }: { municipality: string }) {
  const { t } = useTexts();
  const link = useQuery(calendarLinkQuery(municipality));
  return link.data?.url ? <CalendarAddress url={link.data.url} title={t('calendar.title')} explained={t('calendar.explained')} /> : null;
}

/** An address to subscribe to. It is a secret: whoever has it sees what the calendar holds. */
export function CalendarAddress({ url, title, explained }: { url: string; title: string; explained: string }) {
  const { t } = useTexts();
  return (
    <section className="calendar-link">
      <h2>{title}</h2>
      <p>{explained}</p>
      <CopyField label={t('calendar.address')} value={new URL(url, location.origin).href /* calendars need the whole address */} />
    </section>
  );
}
