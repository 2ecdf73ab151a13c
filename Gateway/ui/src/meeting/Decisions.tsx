import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { meetingChanges } from '../api/changes';
import type { Meeting, Membership, Picture } from '../api/types';
import { takesPart } from '../app/roles';
import '../picture/area/AreaPanel.css';
import '../picture/Lists.css';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { DecisionForm } from './DecisionForm';

/** The decisions as they are made. Each becomes an intervention for whoever is to do it. */
export function Decisions({ meeting, picture, membership, area }: { meeting: Meeting; picture: Picture; membership: Membership; area: string | null }) {
  const { t, date } = useTexts();
  const [changing, change] = useState<string>();
  const changes = meetingChanges(membership.code, meeting.week);
  const removing = useMutation({ mutationFn: changes.removeDecision });
  const open = takesPart(membership) && meeting.state !== 'ended' && picture.state !== 'agreed';
  return (
    <>
      <h2>{t('decisions.count', { count: meeting.decisions.length })}</h2>
      <ol className="decisions">
        {meeting.decisions.map(one => changing === one.id
          ? <li key={one.id}><DecisionForm picture={picture} startsAt={meeting.startsAt} area={one.area} decision={one} save={what => changes.changeDecision(one.id, what)} done={() => change(undefined)} /></li>
          : <li key={one.id}>
              <p><strong>{one.what}</strong></p>
              <p className="list-muted">{[one.areaName, one.who, one.until && t('decision.until', { date: date(one.until) })].filter(Boolean).join(' · ')}</p>
              {open && (
                <p className="notes-actions">
                  <Button className="link-button" aria-label={t('decisions.changeOne', { what: one.what })} onPress={() => change(one.id)}>{t('notes.change')}</Button>
                  <Button className="link-button" aria-label={t('decisions.removeOne', { what: one.what })} onPress={() => removing.mutate(one.id)}>{t('notes.remove')}</Button>
                </p>
              )}
            </li>)}
      </ol>
      {removing.isError && <Refused error={removing.error} />}
      {open ? <DecisionForm picture={picture} startsAt={meeting.startsAt} area={area} save={changes.decide} /> : meeting.decisions.length === 0 && <p className="list-muted">{t('decisions.none')}</p>}
    </>
  );
}
