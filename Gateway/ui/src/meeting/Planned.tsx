import { useMutation } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import { meetingChanges } from '../api/changes';
import type { Meeting, Membership, Picture } from '../api/types';
import { Link } from '../app/Link';
import { leads } from '../app/roles';
import { CalendarLink } from '../settings/CalendarLink';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { Decisions } from './Decisions';
import { Head } from './Head';
import type { Live } from './useLive';

/** Before the meeting: when, and what it will take up. After it: what was decided. */
export function Planned({ meeting, picture, membership, live }: { meeting: Meeting; picture: Picture; membership: Membership; live: Live }) {
  const { t, moment } = useTexts();
  const changes = meetingChanges(membership.code, meeting.week);
  const starting = useMutation({ mutationFn: changes.start });
  const ended = meeting.state === 'ended';
  const areas = meeting.agenda.find(item => item.key === 'levels')?.areas.length ?? 0;
  return (
    <div className="meeting-planned">
      <Head meeting={meeting} membership={membership} connected={live.connected} />
      <main id="content" tabIndex={-1}>
        <p className="opening">{ended
          ? <strong>{t('meeting.endedOpening', { decisions: t('decisions.counted', { count: meeting.decisions.length }) })}</strong>
          : <><strong>{t('meeting.plannedOpening', { when: moment(meeting.startsAt), count: meeting.minutes })}</strong> {areas > 0 && t('meeting.plannedAreas', { count: areas })}</>}</p>
        {!ended && leads(membership) && <p><Button className="button" onPress={() => { if (!starting.isPending) starting.mutate(); }}>{t('meeting.start')}</Button></p>}
        {!ended && !leads(membership) && <p>{t('meeting.waiting')}</p>}
        {starting.isError && <Refused error={starting.error} />}
        {ended
          ? <section className="meeting-after"><Decisions meeting={meeting} picture={picture} membership={membership} area={null} /></section>
          : <>
              <section className="meeting-items">
                <h2>{t('meeting.agenda')}</h2>
                <ol>{meeting.agenda.map(item => <li key={item.key}><strong>{t(`agenda.${item.key}`)}</strong><span>{t(`agenda.about.${item.key}`, { count: item.count })}</span><span className="agenda-minutes">{t('meeting.minutes', { count: item.minutes })}</span></li>)}</ol>
              </section>
              <CalendarLink municipality={membership.code} />
              {leads(membership) && <p><Link to={{ municipality: membership.code, page: 'installningar', detail: 'moten' }}>{t('meeting.toPlan')}</Link></p>}
            </>}
      </main>
    </div>
  );
}
