import type { Card, InterventionState } from '../api/interventions';
import type { Membership } from '../api/types';
import { useTexts, type TextKey } from '../texts/texts';
import { InterventionCard } from './InterventionCard';

const columns: readonly { name: TextKey; states: readonly InterventionState[] }[] = [
  { name: 'interventions.column.proposed', states: ['proposed'] }, { name: 'interventions.column.planned', states: ['planned'] }, { name: 'interventions.column.ongoing', states: ['ongoing'] },
  { name: 'interventions.column.done', states: ['done'] }, { name: 'interventions.column.over', states: ['ended', 'not-done'] },
];
const mostOver = 12;

/** From proposal to end, a column for each state. */
export function Board({ all, membership }: { all: readonly Card[]; membership: Membership }) {
  const { t } = useTexts();
  return (
    <div className="board" role="group" tabIndex={0} aria-label={t('interventions.view.board')}>
      {columns.map(({ name, states }) => {
        const cards = all.filter(one => states.includes(one.state)).toSorted((a, b) => b.reviewOverdueDays - a.reviewOverdueDays || b.number - a.number);
        const shown = states.includes('ended') ? cards.slice(0, mostOver) : cards;
        return (
          <section key={name} className="board-column">
            <h2>{t(name)} <span className="list-muted">{cards.length}</span></h2>
            {shown.map(one => <InterventionCard key={one.id} one={one} membership={membership} withState={states.length > 1} />)}
            {shown.length < cards.length && <p className="list-muted">{t('list.printed', { first: shown.length, count: cards.length })}</p>}
          </section>
        );
      })}
    </div>
  );
}
