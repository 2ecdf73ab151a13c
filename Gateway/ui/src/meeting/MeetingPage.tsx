import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Problem } from '../api/client';
import { meetingQuery, pictureQuery } from '../api/queries';
import type { PageProps } from '../app/pages';
import { Failed } from '../states/Failed';
import { Message } from '../states/Message';
import { Skeleton } from '../states/Skeleton';
import { useTexts } from '../texts/texts';
import { yearAndNumber } from '../time/isoWeek';
import { leads } from '../app/roles';
import './Meeting.css';
import { Planned } from './Planned';
import { Running } from './Running';
import { useLive } from './useLive';

/** The weekly meeting, on the projector and on everyone's laptop at once. */
export default function MeetingPage({ membership, detail: week }: PageProps) {
  const { t } = useTexts();
  const live = useLive(membership.code, week);
  // Without the live connection the page asks by itself, so that nobody sits with an old picture.
  const anew = { refetchInterval: live.connected ? false as const : 10_000 };
  const meeting = useQuery({ ...meetingQuery(membership.code, week), ...anew });
  const picture = useQuery({ ...pictureQuery(membership.code, week), ...anew });

  const { number } = yearAndNumber(week);
  useEffect(() => { document.title = `${t('page.meeting')} ${t('week', { number })} – ${membership.name} – ${t('app.name')}`; }, [t, membership.name, number]);

  const alone = (content: React.ReactNode) => <main className="alone" id="content" tabIndex={-1}>{content}</main>;
  const failed = meeting.error ?? picture.error;
  if (failed instanceof Problem && failed.status === 403) return alone(<Message title={t('states.forbidden')} text={t('meeting.forbiddenExplained', { place: membership.name })} action={{ text: t('states.toStart'), to: {} }} />);
  if (failed instanceof Problem && failed.status === 404) {
    return alone(<Message title={t('meeting.none', { number })} text={t(leads(membership) ? 'meeting.noneExplainedLead' : 'meeting.noneExplained')}
      action={leads(membership) ? { text: t('meeting.toPlan'), to: { municipality: membership.code, page: 'installningar', detail: 'moten' } } : { text: t('meeting.toPicture'), to: { municipality: membership.code, page: 'lagesbild', detail: week } }} />);
  }
  // What is on the screen stays there while the net is away.
  if (failed && (!meeting.data || !picture.data)) return alone(<Failed error={failed} retry={() => { void meeting.refetch(); void picture.refetch(); }} />);
  if (!meeting.data || !picture.data) return alone(<Skeleton />);

  const shown = { meeting: meeting.data, picture: picture.data, membership, live };
  return meeting.data.state === 'running' ? <Running {...shown} /> : <Planned {...shown} />;
}
