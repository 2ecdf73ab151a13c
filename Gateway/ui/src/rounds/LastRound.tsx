import { TriangleAlert } from 'lucide-react';
import type { LastRoundArea, Round } from '../api/rounds';
import { Figure } from '../charts/Figure';
import '../picture/Lists.css';
import { useTexts } from '../texts/texts';
import { periodName } from '../time/period';

/** How the areas of the round before have gone, beside areas that were not chosen. */
export function LastRound({ last }: { last: NonNullable<Round['last']> }) {
  const { t } = useTexts();
  const [before, after] = [last.areas.reduce((sum, one) => sum + one.before, 0), last.areas.reduce((sum, one) => sum + one.after, 0)];
  return (
    <Figure label={t('rounds.last', { period: periodName(last.period, t) })} title={t(after < before ? 'rounds.lastFewer' : after > before ? 'rounds.lastMore' : 'rounds.lastSame', { before, after })} note={[last.weeks === undefined ? '' : t('rounds.lastWeeks', { count: last.weeks }), t('rounds.lastNote')].filter(Boolean).join(' ')}>
      {last.regression && (
        <p className="caution"><TriangleAlert aria-hidden /> <span>{t('rounds.regression', { expected: Math.round(last.regression.expectedAnyway), before: last.regression.before ?? before })}</span></p>
      )}
      <ul className="list">{last.areas.map(one => <Area key={one.area} area={one} />)}</ul>
    </Figure>
  );
}

function Area({ area }: { area: LastRoundArea }) {
  const { t, list } = useTexts();
  const { interventions: made } = area;
  const counted = ([['done', made.done], ['ongoing', made.ongoing], ['planned', made.planned], ['notDone', made.notDone], ['ended', made.ended]] as const).filter(([, count]) => count > 0);
  return (
    <li>
      <p><strong>{area.name}</strong> {t('rounds.lastArea', { before: area.before, after: area.after })}</p>
      {area.comparison.length > 0 && <p className="list-muted">{t('rounds.lastComparison', { list: list(area.comparison.map(one => one.name)), before: area.comparisonBefore, after: area.comparisonAfter })}</p>}
      {area.rateRatio && <p>{useRatio(area.rateRatio)}</p>}
      <p className="list-muted">{counted.length === 0 ? t('rounds.lastNoInterventions') : t('rounds.lastInterventions', { list: counted.map(([state, count]) => t(`rounds.made.${state}`, { count })).join(', ') })}</p>
    </li>
  );
}

/** `37 % färre än jämförelseområdena, mellan 60 % färre och 3 % färre.` */
function useRatio({ estimate, low, high }: NonNullable<LastRoundArea['rateRatio']>): string {
  const { t, share } = useTexts();
  const said = (ratio: number) => t(ratio < 1 ? 'rounds.fewer' : 'rounds.more', { share: share(Math.abs(ratio - 1)) });
  return t(low > 1 || high < 1 ? 'rounds.ratio' : 'rounds.ratioUnsure', { estimate: said(estimate), low: said(low), high: said(high) });
}
