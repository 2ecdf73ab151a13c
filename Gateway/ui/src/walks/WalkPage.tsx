import type { Membership } from '../api/types';
import type { Walk } from '../api/walks';
import { Link } from '../app/Link';
import { PageHead } from '../app/PageHead';
import { leads } from '../app/roles';
import { useTexts, type Texts } from '../texts/texts';
import { today } from '../time/isoWeek';
import { Observations } from './Observations';
import { Proposals } from './Proposals';
import { openProposals, whenOf } from './sayings';
import { useAreaName, useShapes } from '../map/useShapes';
import { WalkMap, type Mark } from './WalkMap';
import { WalkSteps } from './WalkSteps';

/** A walk: what is planned, then what was seen and proposed as it is walked, and at last what became of it. */
export function WalkPage({ membership, walk }: { membership: Membership; walk: Walk }) {
  const texts = useTexts();
  const { t, list } = texts;
  const shapes = useShapes(membership.code);
  const areaName = useAreaName(membership.code);
  const writing = leads(membership) && walk.state !== 'published';
  const to = (query: Record<string, string>) => ({ municipality: membership.code, page: 'vandringar', detail: walk.id, query });
  return (
    <article className="page walks">
      <PageHead title={walk.title}>
        <span className="page-state">{t(`walks.state.${walk.state}`)}</span>
        <span className="page-tools">
          {writing && <Link className="quiet-button" to={to({ del: 'plan' })}>{t('walks.changePlan')}</Link>}
          {walk.state !== 'planned' && <Link className="quiet-button" to={to({ del: 'protokoll' })}>{t('walks.protocol')}</Link>}
        </span>
      </PageHead>
      <p className="opening"><strong>{opening(walk, texts)}</strong> {rest(walk, texts)}</p>
      <div className="walk-columns">
        <div className="walk-writing">
          <Observations key={walk.id} walk={walk} membership={membership} writing={writing} />
          <Proposals walk={walk} membership={membership} writing={writing} />
          {leads(membership) && <WalkSteps walk={walk} municipality={membership.code} />}
        </div>
        <aside className="walk-facts">
          {shapes.length > 0 && <WalkMap key={walk.revision} shapes={shapes} route={walk.route?.coordinates ?? []} marks={marksOf(walk.observations)} alt={t('walks.mapOf', { count: walk.observations.filter(one => one.lon !== null).length })} />}
          <p className="list-muted">{t('walks.marks')}</p>
          <dl className="walk-list-of-facts">
            <dt>{t('walks.when')}</dt><dd>{whenOf(walk, texts)}</dd>
            {walk.area && <><dt>{t('walks.area')}</dt><dd>{areaName(walk.area)}</dd></>}
            <dt>{t('walks.organiser')}</dt><dd>{walk.organisation}</dd>
            {walk.invited.length > 0 && <><dt>{t('walks.invitedShort')}</dt><dd>{list(walk.invited)}</dd></>}
            {walk.participants.length > 0 && <><dt>{t('walks.participants')}</dt><dd>{cameOf(walk, texts)}</dd></>}
          </dl>
        </aside>
      </div>
    </article>
  );
}

/** `23 personer: 14 boende, 9 Degerforsbyggen`. */
export function cameOf({ participants }: Pick<Walk, 'participants'>, { t, number }: Texts): string {
  const all = participants.reduce((sum, one) => sum + one.count, 0);
  return t('walks.came', { count: all, list: participants.map(one => `${number(one.count)} ${one.organisation}`).join(', ') });
}

export function marksOf(observations: readonly { positive: boolean; lon: number | null; lat: number | null }[]): Mark[] {
  return observations.flatMap(({ lon, lat, positive }, index) => lon === null || lat === null ? [] : [{ position: [lon, lat] as const, text: String(index + 1), positive }]);
}

function opening(walk: Walk, texts: Texts): string {
  const { t, fullDate } = texts;
  if (walk.state === 'planned' && walk.observations.length === 0) return t(walk.date < today() ? 'walks.wasPlanned' : 'walks.isPlanned', { when: whenOf(walk, texts) });
  const positive = walk.observations.filter(one => one.positive).length;
  const seen = t('walks.seen', { count: walk.observations.length, date: fullDate(walk.date) });
  return positive > 0 ? `${seen} ${t('walks.seenPositive', { count: positive })}` : seen;
}

function rest(walk: Walk, { t, fullDate }: Texts): string {
  if (walk.state === 'published') {
    const open = openProposals(walk).length;
    return t(open === 0 ? 'walks.allAnswered' : walk.target < today() ? 'walks.targetPassed' : 'walks.targetAhead', { count: open, date: fullDate(walk.target) });
  }
  return walk.state === 'walked' ? t('walks.publishNext') : '';
}
