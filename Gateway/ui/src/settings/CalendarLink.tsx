import { useQuery } from '@tanstack/react-query';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import { calendarLinkQuery } from '../api/queries';
import './Settings.css';
import { useTexts } from '../texts/texts';

/** The meetings in one's own calendar. The address is a secret: whoever has it sees when the meetings are. */
export function CalendarLink({ municipality }: { municipality: string }) {
  const { t } = useTexts();
  const link = useQuery(calendarLinkQuery(municipality));
  const [copied, copy] = useState(false);
  if (!link.data?.url) return null;
  const url = new URL(link.data.url, location.origin).href; // calendars need the whole address
  return (
    <section className="calendar-link">
      <h2>{t('calendar.title')}</h2>
      <p>{t('calendar.explained')}</p>
      <div className="calendar-link-row">
        <TextField className="field" value={url} isReadOnly><Label>{t('calendar.address')}</Label><Input onFocus={event => event.target.select()} /></TextField>
        <Button className="outline-button" onPress={() => void navigator.clipboard.writeText(url).then(() => copy(true), () => copy(false))}>
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />} {t(copied ? 'calendar.copied' : 'calendar.copy')}
        </Button>
      </div>
    </section>
  );
}
