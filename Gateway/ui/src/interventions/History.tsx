import type { Intervention } from '../api/interventions';
import type { Membership } from '../api/types';
import { Link } from '../app/Link';
import { Figure } from '../charts/Figure';
import { useTexts, type TextKey } from '../texts/texts';

const changes: Record<string, TextKey> = {
  proposed: 'interventions.history.proposed', changed: 'interventions.history.changed', updated: 'interventions.history.updated', withdrawn: 'interventions.withdrawn', plan: 'interventions.history.plan', start: 'interventions.history.start',
  finish: 'interventions.history.finish', drop: 'interventions.history.drop', continue: 'reviews.outcome.continue', extend: 'reviews.outcome.extend', replace: 'reviews.outcome.replace', end: 'reviews.outcome.end',
};

/** Where it came from, and each change of it. */
export function History({ one, membership }: { one: Intervention; membership: Membership }) {
  const { t, moment } = useTexts();
  const source = t(`interventions.source.${one.source.kind}`);
  return (
    <Figure label={t('interventions.history')} title={one.source.reference ? `${source}, ${one.source.reference}` : source}>
      {one.predecessor && <p>{t('interventions.replaces')} <Link to={{ municipality: membership.code, page: 'insatser', detail: one.predecessor.id }}>{one.predecessor.what}</Link></p>}
      {one.successor && <p>{t('interventions.replacedBy')} <Link to={{ municipality: membership.code, page: 'insatser', detail: one.successor.id }}>{one.successor.what}</Link></p>}
      <ol className="list">{one.history.map((line, index) => <li key={index}>{line.change in changes ? t(changes[line.change]!) : line.change} <span className="list-muted">{moment(line.at)}, {line.by}</span></li>)}</ol>
    </Figure>
  );
}
