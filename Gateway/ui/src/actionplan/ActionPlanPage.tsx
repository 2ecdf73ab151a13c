import { useQuery } from '@tanstack/react-query';
import { actionPlanQuery, type ActionPlan } from '../api/actionPlan';
import type { Membership } from '../api/types';
import { PageHead } from '../app/PageHead';
import type { PageProps } from '../app/pages';
import { leads } from '../app/roles';
import { useTitle } from '../app/useTitle';
import { useView } from '../app/view';
import { Asked } from '../states/Asked';
import { useTexts } from '../texts/texts';
import './ActionPlan.css';
import { Decide } from './Decide';
import { Rows } from './Rows';
import { Situation } from './Situation';
import { TwoYears } from './TwoYears';
import { PlanVersions } from './PlanVersions';

/** What lag (2023:196) asks of the kommun: a lägesbild in three parts, a plan drawn from it, and a new look at least every other year. */
export default function ActionPlanPage({ membership }: PageProps) {
  const { t } = useTexts();
  const version = useView().query?.['version'];
  const plan = useQuery(actionPlanQuery(membership.code, version));
  useTitle(t('page.actionPlan'), membership.name);
  return <Asked query={plan} membership={membership}>{data => <Shown key={`${membership.code} ${data.version} ${data.state}`} plan={data} membership={membership} version={version} />}</Asked>;
}

function Shown({ plan, membership, version }: { plan: ActionPlan; membership: Membership; version: string | undefined }) {
  const { t, fullDate } = useTexts();
  const writing = leads(membership) && version === undefined && plan.state === 'draft';
  return (
    <article className="page action-plan">
      <PageHead title={t('actionPlan.of', { place: membership.name })} print document={`/api/${membership.code}/action-plan/document${version === undefined ? '' : `?version=${encodeURIComponent(version)}`}`}>
        <span className="page-state">{plan.state === 'decided' ? t('actionPlan.decidedVersion', { count: plan.version }) : t('actionPlan.draft')}</span>
      </PageHead>
      <p className="opening">
        <strong>{t('actionPlan.opening', { count: plan.rows.filter(row => row.intervention !== null).length })}</strong>{' '}
        {plan.rows.length > 0 && t('actionPlan.openingLevels', { green: count(plan, 'green'), yellow: count(plan, 'yellow'), red: count(plan, 'red') })}
      </p>
      {plan.state === 'decided' && plan.decidedOn && <p className="page-muted">{t(plan.reference ? 'actionPlan.decidedWith' : 'actionPlan.decidedOn', { date: fullDate(plan.decidedOn), reference: plan.reference ?? '' })}</p>}
      <TwoYears plan={plan} />
      <Situation plan={plan} municipality={membership.code} writing={writing} />
      <Rows plan={plan} municipality={membership.code} />
      {writing && <Decide plan={plan} municipality={membership.code} />}
      <PlanVersions plan={plan} municipality={membership.code} shown={version} />
    </article>
  );
}

function count({ rows }: ActionPlan, level: string): number {
  return rows.filter(row => row.followUp === level).length;
}
