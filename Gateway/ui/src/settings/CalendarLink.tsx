import { useQuery } from '@tanstack/react-query';
import { calendarLinkQuery } from '../api/queries';
import { CopyField } from '../app/CopyField';
import './Settings.css';
import { useTexts } from '../texts/texts';

/** The meetings in one's own calendar. The address is a secret: whoever has it sees when the meetings are. */
export function CalendarLink({ municipality }: { municipality: string }) {
  const { t } = useTexts();
  const link = useQuery(calendarLinkQuery(municipality));
  if (!link.data?.url) return null;
  return (
    <section className="calendar-link">
      <h2>{t('calendar.title')}</h2>
      <p>{t('calendar.explained')}</p>
      <CopyField label={t('calendar.address')} value={new URL(link.data.url, location.origin).href /* calendars need the whole address */} />
    </section>
  );
}
