import { useQuery } from '@tanstack/react-query';
import { CalendarDays, Columns3, List, Plus, Split } from 'lucide-react';
import { problemsQuery, type Card } from '../api/interventions';
import type { Membership } from '../api/types';
import { Link } from '../app/Link';
import { takesPart } from '../app/roles';
import { go, useView } from '../app/view';
import { Message } from '../states/Message';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { Board } from './Board';
import { ByArea } from './ByArea';
import { Calendar } from './Calendar';
import { opening } from './opening';
import { Problems, problemsOpening } from './Problems';

const views = { lista: { icon: List, text: 'interventions.view.list' }, tavla: { icon: Columns3, text: 'interventions.view.board' }, kalender: { icon: CalendarDays, text: 'interventions.view.calendar' }, problem: { icon: Split, text: 'interventions.view.problems' } } as const;

/** The same interventions in three ways: by area, by state, by day; and what they are for. */
export function Overview({ all, membership }: { all: readonly Card[]; membership: Membership }) {
  const texts = useTexts();
  const { t, compare } = texts;
  const view = useView();
  const shown = view.query?.['vy'] ?? 'lista';
  const [area, owner] = [view.query?.['omrade'], view.query?.['aktor']];
  const toNew = { municipality: membership.code, page: 'insatser', detail: 'ny' };
  const aboutProblems = shown === 'problem';
  const problems = useQuery({ ...problemsQuery(membership.code), enabled: aboutProblems });
  if (all.length === 0 && !aboutProblems) return <Message title={t('interventions.none')} text={t('interventions.noneExplained')} {...takesPart(membership) ? { action: { text: t('interventions.new'), to: toNew } } : {}} />;

  const areas = [...new Map(all.flatMap(one => one.areas).map(one => [one.code, one.name]))].toSorted((a, b) => compare(a[1], b[1]));
  const owners = [...new Set(all.flatMap(one => one.owner ? [one.owner] : []))].toSorted(compare);
  const chosen = all.filter(one => (!area || one.areas.some(other => other.code === area)) && (!owner || one.owner === owner));
  const [first, ...rest] = aboutProblems ? problemsOpening(problems.data ?? [], all, texts) : opening(chosen, texts);
  const choose = (query: Record<string, string | undefined>) => go({ ...view, query: { ...view.query, ...query } }, 'replace');

  return (
    <article className="interventions">
      <h1>{t('interventions.of', { place: membership.name })}</h1>
      {(!aboutProblems || problems.data) && <p className="opening"><strong>{first}</strong> {rest.join(' ')}</p>}
      <div className="interventions-tools">
        <nav className="interventions-views" aria-label={t('interventions.views')}>
          {Object.entries(views).map(([key, { icon: Icon, text }]) => <Link key={key} aria-current={key === shown ? 'true' : undefined} to={{ ...view, query: { ...view.query, vy: key === 'lista' ? undefined : key } }}><Icon aria-hidden /> {t(text)}</Link>)}
        </nav>
        {!aboutProblems && <><label className="field interventions-filter"><span className="unseen">{t('areas.area')}</span>
          <select value={area ?? ''} onChange={event => choose({ omrade: event.target.value || undefined })}><option value="">{t('interventions.allAreas')}</option>{areas.map(([code, name]) => <option key={code} value={code}>{name}</option>)}</select>
        </label>
        <label className="field interventions-filter"><span className="unseen">{t('interventions.owner')}</span>
          <select value={owner ?? ''} onChange={event => choose({ aktor: event.target.value || undefined })}><option value="">{t('interventions.allOwners')}</option>{owners.map(name => <option key={name}>{name}</option>)}</select>
        </label></>}
        {takesPart(membership) && <Link className="button" to={toNew}><Plus aria-hidden /> {t('interventions.new')}</Link>}
      </div>
      {aboutProblems ? problems.data ? <Problems problems={problems.data} all={all} membership={membership} /> : problems.isError && <Refused error={problems.error} />
        : shown === 'tavla' ? <Board all={chosen} membership={membership} /> : shown === 'kalender' ? <Calendar all={chosen} membership={membership} /> : <ByArea all={chosen} membership={membership} />}
    </article>
  );
}
