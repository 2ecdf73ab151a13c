import { Circle, CircleCheck } from 'lucide-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ToggleButton } from 'react-aria-components';
import { meetingChanges } from '../api/changes';
import { sessionQuery } from '../api/queries';
import type { Meeting, Membership, Picture } from '../api/types';
import { takesPart } from '../app/roles';
import { useTexts } from '../texts/texts';
import type { Live } from './useLive';

/** Who is here, who writes, and where the others look. */
export function People({ meeting, picture, membership, live }: { meeting: Meeting; picture: Picture; membership: Membership; live: Live }) {
  const { t } = useTexts();
  const me = useQuery(sessionQuery).data?.name;
  const changes = meetingChanges(membership.code, meeting.week);
  const attending = useMutation({ mutationFn: changes.attend });
  const names = new Map(picture.areas.map(area => [area.code, area.name]));
  const here = new Map(meeting.attendance.filter(one => one.present).map(one => [one.name, one.organisation]));
  for (const one of live.people) here.set(one.name, one.organisation);
  const writing = live.people.filter(one => one.writing);
  const own = meeting.attendance.some(one => one.present && one.name === me);
  return (
    <>
      <p className="people-here"><strong>{t('people.here', { count: here.size })}</strong> {[...here].map(([name, organisation]) => `${name} (${organisation})`).join(', ')}</p>
      <p className="people-writing" aria-live="polite">
        {writing.map(one => one.area && names.has(one.area) ? t('people.writesOf', { name: one.name, area: names.get(one.area)! }) : t('people.writes', { name: one.name })).join(' ')}
      </p>
      {takesPart(membership) && (
        <ToggleButton className="quiet-button people-own" isSelected={attending.isPending ? attending.variables : own} onChange={present => attending.mutate(present)}>
          {({ isSelected }) => <>{isSelected ? <CircleCheck aria-hidden /> : <Circle aria-hidden />} {t('people.attend')}</>}
        </ToggleButton>
      )}
    </>
  );
}
