import type { ActionPlan, PlanRow } from '../api/actionPlan';
import { Link } from '../app/Link';
import { LevelMark } from '../picture/LevelMark';
import { useTexts } from '../texts/texts';

/** The plan in Brå's columns: under each problem its causes, and to each cause what is done, to what end, when, by whom, and how it goes. */
export function Rows({ plan: { rows }, municipality }: { plan: ActionPlan; municipality: string }) {
  const { t } = useTexts();
  const problems = [...new Map(rows.map(row => [`${row.problem}\n${row.area}`, row])).entries()];
  return (
    <section className="page-part plan-rows">
      <h2>{t('actionPlan.rows')}</h2>
      {rows.length === 0 ? <p className="page-text">{t('actionPlan.rowsNone')}</p> : (
        <table className="page-table">
          <thead><tr><th>{t('actionPlan.cause')}</th><th>{t('actionPlan.measure')}</th><th>{t('actionPlan.goal')}</th><th>{t('actionPlan.when')}</th><th>{t('actionPlan.who')}</th><th>{t('actionPlan.followUp')}</th></tr></thead>
          {problems.map(([key, { problem, area }]) => (
            <tbody key={key}>
              <tr className="plan-problem"><th colSpan={6} scope="rowgroup">{problem} <span>{area}</span></th></tr>
              {rows.filter(row => `${row.problem}\n${row.area}` === key).map(row => <Row key={`${row.number} ${row.intervention}`} row={row} municipality={municipality} />)}
            </tbody>
          ))}
        </table>
      )}
    </section>
  );
}

function Row({ row, municipality }: { row: PlanRow; municipality: string }) {
  const { t } = useTexts();
  return (
    <tr>
      <th scope="row" data-label={t('actionPlan.cause')}><span className="plan-number">{row.number}</span> {row.cause}</th>
      <td data-label={t('actionPlan.measure')}>{row.intervention ? <Link to={{ municipality, page: 'insatser', detail: row.intervention }}>{row.measure}</Link> : '–'}{row.kind && <small>{t(row.kind === 'ordinary' ? 'actionPlan.ordinary' : 'actionPlan.point')}</small>}</td>
      <td data-label={t('actionPlan.goal')}>{row.goal ?? '–'}</td>
      <td data-label={t('actionPlan.when')}>{row.when ?? '–'}{row.order > 0 && <small>{t('actionPlan.order', { order: row.order })}</small>}</td>
      <td data-label={t('actionPlan.who')}>{row.who ?? '–'}{row.contact && <small>{row.contact}</small>}</td>
      <td data-label={t('actionPlan.followUp')}><LevelMark level={row.followUp} /><small>{row.because}</small></td>
    </tr>
  );
}
