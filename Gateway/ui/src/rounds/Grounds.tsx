import type { RoundArea } from '../api/rounds';
import { useTexts } from '../texts/texts';

const questions = ['mandate', 'owners', 'measures', 'time'] as const;

/** What an area's place rests on: each measure of need, and what each actor has judged. */
export function Grounds({ area }: { area: RoundArea }) {
  const { t, number, score } = useTexts();
  return (
    <div className="grounds">
      <section>
        <h3>{t('rounds.needOf', { name: area.name })}</h3>
        <table>
          <thead><tr><th>{t('rounds.criterionName')}</th><th>{t('rounds.value')}</th><th>{t('rounds.normalised')}</th></tr></thead>
          <tbody>{area.need.criteria.map(one => <tr key={one.criterion}><th scope="row">{t(`rounds.criterion.${one.criterion}`)}</th><td>{one.known && one.value !== null ? number(one.value) : t('rounds.unknown')}</td><td>{one.known && one.normalised !== null ? score(one.normalised) : '–'}</td></tr>)}</tbody>
        </table>
      </section>
      <section>
        <h3>{t('rounds.influenceOf', { name: area.name })}</h3>
        {area.influence.judgements.length === 0 ? <p className="list-muted">{t('rounds.nobodyJudged')}</p> : (
          <ul className="list">
            {area.influence.judgements.map(one => (
              <li key={one.organisation}>
                <p><strong>{one.organisation}</strong> {number(one.score)}</p>
                <p className="list-muted">{questions.map(question => `${t(`rounds.question.${question}.short`)} ${one[question]}`).join(' · ')}</p>
                {one.motive && <p>{one.motive}</p>}
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
