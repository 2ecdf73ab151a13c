import type { ReactNode } from 'react';
import type { CouncilReport } from '../api/council';
import { PageHead } from '../app/PageHead';
import '../picture/Lists.css';
import { pledgeMarks } from '../pledges/PledgeMark';
import { useTexts } from '../texts/texts';
import { periodName } from '../time/period';
import { byArea, Counts, overMunicipalities } from './Counts';

/** The report as the council reads it: sentences, tables where small numbers are covered, and what is being done. */
export function Report({ report, children }: { report: CouncilReport; children?: ReactNode }) {
  const { t, number, fullDate } = useTexts();
  const [first, ...rest] = report.sentences;
  const { interventions } = report;
  const names = new Map(report.municipalities.map(one => [one.code, one.name]));
  return (
    <div className="council-report">
      <PageHead title={t('council.reportOf', { name: report.name, period: periodName(report.period, t) })} print>
        {children}
        {report.publishedAt ? <span className="page-muted">{t('council.publishedBy', { when: fullDate(report.publishedAt), who: report.by ?? '' })}</span> : <span className="page-state">{t('council.draft')}</span>}
      </PageHead>
      <p className="opening"><strong>{first ?? t('council.nothing')}</strong> {rest.join(' ')}</p>
      {report.text && <p className="council-text">{report.text}</p>}
      <aside className="council-marks" aria-label={t('council.marks')}>
        <p><em>{t('council.few')}</em> {t('council.fewExplained')}</p>
        <p><em>{t('council.protected')}</em> {t('council.protectedExplained')}</p>
      </aside>
      <div className="council-overview">
        <Counts title={t('council.whole')} table={overMunicipalities(report, t('council.total'))} head={t('categories.category')} />
        <div>
          <section className="page-part">
            <h2>{t('council.interventions')}</h2>
            <ul className="list council-count">
              {(['planned', 'ongoing', 'done', 'ended', 'notDone'] as const).map(state => <li key={state}><span>{t(`council.state.${state}`)}</span><b>{number(interventions[state])}</b></li>)}
            </ul>
          </section>
          <section className="page-part">
            <h2>{t('council.prioritised')}</h2>
            {report.prioritised.length === 0 ? <p className="page-text">{t('council.prioritisedNone')}</p>
              : <ul className="list">{report.prioritised.map(one => <li key={`${one.municipality} ${one.area}`}>{one.name} <span className="list-muted">{names.get(one.municipality)}</span></li>)}</ul>}
          </section>
          {report.pledges.length > 0 && (
            <section className="page-part">
              <h2>{t('page.pledges')}</h2>
              <ul className="list council-count">{report.pledges.map((one, index) => <li key={index}><span>{one.title}</span><span>{pledgeMarks[one.status] ? t(pledgeMarks[one.status]!.text) : one.status}</span></li>)}</ul>
            </section>
          )}
        </div>
      </div>
      {report.municipalities.map(one => <Counts key={one.code} title={t('council.in', { name: one.name })} table={byArea(report, one, t('council.total'), t('council.wholeOf', { name: one.name }))} head={t('council.areaOrCategory')} />)}
    </div>
  );
}
