import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import { digestSeen } from '../api/changes';
import { Problem } from '../api/client';
import { digestQuery } from '../api/queries';
import type { Digest } from '../api/types';
import type { PageProps } from '../app/pages';
import { Link } from '../app/Link';
import { LevelMark } from '../picture/LevelMark';
import '../picture/Lists.css';
import { Failed } from '../states/Failed';
import { Message } from '../states/Message';
import { Skeleton } from '../states/Skeleton';
import { useTexts } from '../texts/texts';
import { currentWeek, yearAndNumber } from '../time/isoWeek';
import { MailMe } from './MailMe';
import './Start.css';
import { ToDo } from './ToDo';

/** What has changed for one's own organisation since it last looked. */
export default function StartPage({ membership }: PageProps) {
  const { t, moment } = useTexts();
  const digest = useQuery(digestQuery(membership.code));
  const seeing = useMutation({ mutationFn: () => digestSeen(membership.code) });
  useEffect(() => { document.title = `${t('page.start')} – ${membership.name} – ${t('app.name')}`; }, [t, membership.name]);

  const toPicture = { text: t('start.toPicture'), to: { municipality: membership.code, page: 'lagesbild', detail: currentWeek() } };
  // A gateway without digests, or a role without one: the picture is where the week's work is.
  if (digest.error instanceof Problem && [403, 404].includes(digest.error.status)) return <Message title={t('page.start')} text={t('start.nothing')} action={toPicture} />;
  if (digest.isError) return <Failed error={digest.error} retry={() => void digest.refetch()} />;
  if (digest.isPending) return <Skeleton />;

  const { areas, decisions, since, week, seen } = digest.data;
  return (
    <article className="start">
      <h1>{t('start.of', { organisation: membership.organisation })}</h1>
      <p className="opening"><strong>{useOpening(digest.data)}</strong> {since && t('start.since', { when: moment(since) })}</p>
      <div className="start-actions">
        <Link className="button" to={{ municipality: membership.code, page: 'lagesbild', detail: week }}>{t('start.toWeek', { number: yearAndNumber(week).number })}</Link>
        {!seen && (areas.length > 0 || decisions.length > 0) && <Button className="outline-button" onPress={() => { if (!seeing.isPending) seeing.mutate(); }}>{t('start.seen')}</Button>}
      </div>
      <div className="start-parts">
        <ToDo membership={membership} />
        {areas.length > 0 && <section><h2>{t('start.areas')}</h2><Areas digest={digest.data} municipality={membership.code} /></section>}
        {decisions.length > 0 && <section><h2>{t('start.decisions')}</h2><Decisions digest={digest.data} /></section>}
      </div>
      <MailMe municipality={membership.code} email={digest.data.email ?? null} />
    </article>
  );
}

function useOpening({ areas, decisions, seen }: Digest): string {
  const { t } = useTexts();
  if (seen || (areas.length === 0 && decisions.length === 0)) return t('start.opening.nothing');
  if (areas.length === 0) return t('start.opening.decisions', { count: decisions.length });
  const first = areas[0]!.areaName;
  return areas.length === 1 ? t('start.opening.area', { name: first }) : t('start.opening.areas', { count: areas.length, name: first });
}

function Areas({ digest, municipality }: { digest: Digest; municipality: string }) {
  const { t, signed } = useTexts();
  return (
    <ul className="list">
      {digest.areas.map(one => (
        <li key={one.area} className="start-area">
          <p><Link to={{ municipality, page: 'lagesbild', detail: digest.week, query: { omrade: one.area } }}><strong>{one.areaName}</strong></Link></p>
          <p className="start-levels">{one.level && one.levelBefore && one.level !== one.levelBefore
            ? <><LevelMark level={one.levelBefore} /> <span aria-hidden>→</span><span className="unseen">{t('start.became')}</span> <LevelMark level={one.level} /></>
            : one.level && <LevelMark level={one.level} />}</p>
          <p className="list-muted">{[...one.difference === null ? [] : [t('start.difference', { change: signed(Math.round(one.difference)) })], ...one.signals > 0 ? [t('start.signals', { count: one.signals })] : []].join(' · ')}</p>
        </li>
      ))}
    </ul>
  );
}

function Decisions({ digest }: { digest: Digest }) {
  const { t, date } = useTexts();
  return (
    <ul className="list">
      {digest.decisions.map(one => <li key={one.id}><p><strong>{one.what}</strong></p><p className="list-muted">{[one.areaName, one.who, one.until && t('decision.until', { date: date(one.until) })].filter(Boolean).join(' · ')}</p></li>)}
    </ul>
  );
}
