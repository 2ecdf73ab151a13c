import { useEffect, useState } from 'react';
import type { Meeting } from '../api/types';
import { useTexts } from '../texts/texts';

/** How long the meeting has been going, in whole minutes: no seconds that run, and nothing that turns red. */
export function Clock({ meeting }: { meeting: Meeting }) {
  const { t, time } = useTexts();
  const [now, tick] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => tick(Date.now()), 5000);
    return () => clearInterval(timer);
  }, []);

  const started = new Date(meeting.startedAt ?? meeting.startsAt).getTime();
  const minutes = Math.floor((now - started) / 60_000);
  const end = time(new Date(started + meeting.minutes * 60_000));
  if (minutes < 0 || minutes > 4 * meeting.minutes) return <p className="clock">{t('meeting.clockLength', { count: meeting.minutes })}</p>; // begun at another hour than planned
  return (
    <p className="clock">
      <span>{t(minutes > meeting.minutes ? 'meeting.clockOver' : 'meeting.clock', { now: minutes, of: meeting.minutes, end })}</span>
      <svg className="progress" aria-hidden><rect className="progress-whole" width="100%" height="100%" /><rect className="progress-gone" width={`${Math.min(100, minutes / meeting.minutes * 100)}%`} height="100%" /></svg>
    </p>
  );
}
