import type { ActionPlan } from '../api/actionPlan';
import { Link } from '../app/Link';
import '../picture/Lists.css';
import { useTexts } from '../texts/texts';

/** The plans that have been decided, each as it was, and the way back to the one being written. */
export function PlanVersions({ plan, municipality, shown }: { plan: ActionPlan; municipality: string; shown: string | undefined }) {
  const { t, fullDate } = useTexts();
  if (plan.versions.length === 0) return null;
  const at = { municipality, page: 'atgardsplan' };
  return (
    <section className="page-part plan-versions">
      <h2>{t('actionPlan.versions')}</h2>
      <ul className="list">
        {plan.versions.toSorted((a, b) => b.version - a.version).map(one => (
          <li key={one.version}>{String(one.version) === shown
            ? <strong>{t('actionPlan.versionOf', { count: one.version, date: fullDate(one.decidedOn) })}</strong>
            : <Link to={{ ...at, query: { version: String(one.version) } }}>{t('actionPlan.versionOf', { count: one.version, date: fullDate(one.decidedOn) })}</Link>}</li>
        ))}
        {shown !== undefined && <li><Link to={at}>{t('actionPlan.toDraft')}</Link></li>}
      </ul>
    </section>
  );
}
