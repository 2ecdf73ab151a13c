import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Meeting, Membership } from '../api/types';
import { Link } from '../app/Link';
import { useTexts } from '../texts/texts';
import { yearAndNumber } from '../time/isoWeek';

/** The one line above a meeting: the way out, what it is, and whatever the meeting puts there. */
export function Head({ meeting, membership, connected, children }: { meeting: Meeting; membership: Membership; connected: boolean; children?: ReactNode }) {
  const { t } = useTexts();
  return (
    <header className="meeting-head">
      <Link className="quiet-button meeting-out" to={{ municipality: membership.code, page: 'lagesbild', detail: meeting.week }}><ArrowLeft aria-hidden /> {t('page.picture')}</Link>
      <h1>{t('meeting.of', { place: membership.name, number: yearAndNumber(meeting.week).number })}</h1>
      <p className="meeting-connection" role="status">{!connected && t('meeting.noConnection')}</p>
      {children}
    </header>
  );
}
