import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { meetingChanges } from '../api/changes';
import type { AgendaKey, Meeting, Membership, Picture } from '../api/types';
import { leads } from '../app/roles';
import { Agree } from '../picture/PictureState';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { Agenda } from './Agenda';
import { Clock } from './Clock';
import { Decisions } from './Decisions';
import { Head } from './Head';
import { People } from './People';
import { Stage } from './Stage';
import type { Live } from './useLive';

/** Agenda to the left, what is discussed in the middle, decisions to the right, and who is here below. Whoever leads turns the page for everyone. */
export function Running({ meeting, picture, membership, live }: { meeting: Meeting; picture: Picture; membership: Membership; live: Live }) {
  const { t } = useTexts();
  const [agreeing, agree] = useState(false);
  const changes = meetingChanges(membership.code, meeting.week);
  const showing = useMutation({ mutationFn: ({ agenda, area }: { agenda: AgendaKey; area: string | null }) => changes.show(agenda, area) });
  const lead = leads(membership);

  const first = meeting.agenda[0];
  // What the leader has just chosen stands there at once; the answer follows.
  const chosen = showing.isPending ? showing.variables : meeting.current ?? (first && { agenda: first.key, area: null });
  const item = meeting.agenda.find(one => one.key === chosen?.agenda) ?? first;
  const area = item?.key === 'levels' ? chosen?.area ?? item.areas[0] ?? null : null;
  useEffect(() => live.pointAt(area), [area]);

  const show = lead ? (agenda: AgendaKey, to: string | null) => showing.mutate({ agenda, area: to }) : undefined;
  return (
    <div className="meeting">
      <Head meeting={meeting} membership={membership} connected={live.connected}>
        <Clock meeting={meeting} />
        {lead && <Button className="outline-button" onPress={() => picture.state === 'agreed' ? void changes.end() : agree(true)}>{t(picture.state === 'agreed' ? 'meeting.end' : 'agree.do')}</Button>}
      </Head>
      <nav className="meeting-agenda" aria-label={t('meeting.agenda')}>
        <Agenda meeting={meeting} current={item?.key} area={area} picture={picture} show={show} />
        {showing.isError && <Refused error={showing.error} />}
      </nav>
      <main className="meeting-stage" id="content" tabIndex={-1}>
        {item && <Stage key={`${item.key} ${area}`} item={item} area={area} meeting={meeting} picture={picture} membership={membership} live={live} show={show} agree={lead ? () => agree(true) : undefined} />}
      </main>
      <aside className="meeting-decisions" aria-label={t('decisions')}>
        <Decisions meeting={meeting} picture={picture} membership={membership} area={item?.key === 'levels' ? area : null} />
      </aside>
      <footer className="meeting-people"><People meeting={meeting} picture={picture} membership={membership} live={live} /></footer>
      {agreeing && <Agree picture={picture} receivers={meeting.receivers} done={() => agree(false)} then={() => void changes.end()} />}
    </div>
  );
}
