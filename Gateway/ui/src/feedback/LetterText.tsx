import type { LetterContent } from '../api/feedback';
import type { WhyNot } from '../api/interventions';
import type { Membership } from '../api/types';
import { Link } from '../app/Link';
import { pagesFor } from '../app/pages';
import { useWhyNot } from '../interventions/sayings';
import { LevelMark } from '../picture/LevelMark';
import '../picture/KeyNumbers.css';
import '../picture/Lists.css';
import { useTexts, type TextKey } from '../texts/texts';

const states: Record<string, TextKey> = { proposed: 'feedback.state.proposed', planned: 'feedback.state.planned', ongoing: 'feedback.state.ongoing', done: 'feedback.state.done', 'not-done': 'feedback.state.notDone', ended: 'feedback.state.ended' };

/** What the organisation reported, what was agreed of it, what was done, and what came of that. */
export function LetterText({ letter, membership }: { letter: LetterContent; membership: Membership }) {
  const { t } = useTexts();
  const opens = pagesFor(membership).some(one => one.path === 'insatser'); // a reporter reads what was done, and has no page for it
  return (
    <div className="letter">
      <p className="opening"><strong>{letter.sentence}</strong></p>
      {letter.message && <blockquote className="letter-message"><p>{letter.message}</p><footer>{t('feedback.fromCoordinator')}</footer></blockquote>}
      <Reported letter={letter} />
      <Agreed letter={letter} />
      <section className="page-part">
        <h2>{t('feedback.done')}</h2>
        {letter.done.length === 0 ? <p className="page-text">{t('feedback.doneNone')}</p> : (
          <ul className="list">{letter.done.map(one => (
            <li key={one.intervention}>
              <p>{opens ? <Link to={{ municipality: membership.code, page: 'insatser', detail: one.intervention }}>{one.what}</Link> : <strong>{one.what}</strong>}</p>
              <p className="list-muted">{[...states[one.state] ? [t(states[one.state]!)] : [], ...one.areas].join(' · ')}</p>
              {one.whyNot && <Why whyNot={one.whyNot} municipality={membership.code} />}
            </li>
          ))}</ul>
        )}
      </section>
      <section className="page-part">
        <h2>{t('feedback.results')}</h2>
        {letter.results.length === 0 ? <p className="page-text">{t('feedback.resultsNone')}</p> : (
          <ul className="list">{letter.results.map(one => <li key={one.number}><p><strong>{one.what}</strong></p><p className="page-text">{one.sentence}</p></li>)}</ul>
        )}
      </section>
      {letter.prioritised.length > 0 && (
        <section className="page-part">
          <h2>{t('feedback.prioritised')}</h2>
          <p className="page-text">{letter.prioritised.map(one => one.name).join(', ')}.</p>
        </section>
      )}
    </div>
  );
}

function Why({ whyNot, municipality }: { whyNot: WhyNot; municipality: string }) {
  const why = useWhyNot(municipality, whyNot);
  return why && <p>{why}</p>;
}

function Reported({ letter: { reported } }: { letter: LetterContent }) {
  const { t, number } = useTexts();
  return (
    <section className="page-part">
      <h2>{t('feedback.reported')}</h2>
      <dl className="key-numbers letter-numbers">
        <div><dd>{number(reported.reports)}</dd><dt>{t('numbers.total', { count: reported.reports })}</dt></div>
        <div><dd>{number(reported.weeksReported)}</dd><dt>{t('feedback.weeksReported', { count: reported.weeksReported })}<span>{t('feedback.ofWeeks', { count: reported.weeks })}</span></dt></div>
        <div><dd>{number(reported.weeksCalm)}</dd><dt>{t('feedback.weeksCalm', { count: reported.weeksCalm })}<span>{t('feedback.calmExplained')}</span></dt></div>
        <div><dd>{number(reported.weeksSilent)}</dd><dt>{t('feedback.weeksSilent', { count: reported.weeksSilent })}<span>{t('feedback.silentExplained')}</span></dt></div>
      </dl>
    </section>
  );
}

function Agreed({ letter: { agreed } }: { letter: LetterContent }) {
  const { t, fullDate } = useTexts();
  const decisions = agreed.decisions ?? []; // a letter is kept as it was sent: the first ones said nothing of decisions
  return (
    <section className="page-part">
      <h2>{t('feedback.agreed')}</h2>
      {agreed.weeks.length === 0 ? <p className="page-text">{t('feedback.agreedNone')}</p> : <p className="page-muted">{t('feedback.agreedWeeks', { count: agreed.weeks.length })}</p>}
      {agreed.areas.length > 0 && (
        <ul className="list">{agreed.areas.map(one => (
          <li key={one.area} className="letter-area">
            <span>{one.name}</span>
            <span className="letter-levels">{one.before && one.before !== one.level && <><LevelMark level={one.before} /> <span aria-hidden>→</span><span className="unseen">{t('start.became')}</span></>} <LevelMark level={one.level} /></span>
          </li>
        ))}</ul>
      )}
      {decisions.length > 0 && <><h3 className="list-head">{t('feedback.decided')}</h3><ul className="list">{decisions.map(one => (
        <li key={one.what}><p><strong>{one.what}</strong></p><p className="list-muted">{t('feedback.decidedBy', { area: one.area, who: one.who, date: fullDate(one.until) })}</p></li>
      ))}</ul></>}
      {agreed.focus.length > 0 && <><h3 className="list-head">{t('agenda.focus')}</h3><ul className="list">{agreed.focus.map(one => <li key={one}>{one}</li>)}</ul></>}
    </section>
  );
}
