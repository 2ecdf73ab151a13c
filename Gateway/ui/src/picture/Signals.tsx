import { useState } from 'react';
import type { Picture, Signal } from '../api/types';
import { Link } from '../app/Link';
import { useView } from '../app/view';
import { Figure } from '../charts/Figure';
import { useTexts, type TextKey } from '../texts/texts';
import './Lists.css';
import { ShowAll } from './ShowAll';

const shownAtFirst = 6;
const methods: Record<Signal['method'], TextKey> = {
  farrington: 'signals.method.farrington', 'small-counts': 'signals.method.small', 'ears-c1': 'signals.method.ears1', 'ears-c2': 'signals.method.ears2', 'ears-c3': 'signals.method.ears3',
};

/** What is statistically unusual: what, where, expected, observed, by which method, and how far it can be trusted. */
export function Signals({ picture }: { picture: Picture }) {
  const { t, number } = useTexts();
  const view = useView();
  const [all, showAll] = useState(false);
  const signals = picture.signals.filter(one => one.categoryName && one.areaName).toSorted((a, b) => (a.q ?? a.p ?? 1) - (b.q ?? b.p ?? 1) || b.observed - a.observed);
  const near = picture.nearRepeat;
  return (
    <Figure label={t('signals.label')} title={signals.length > 0 ? t('signals.title', { count: signals.length }) : t('signals.none')}
      note={signals.length > 0 ? t('signals.whatItIsNot') : t('signals.noneExplained')}>
      {signals.length > 0 && (
        <ul className="list signals">
          {(all ? signals : signals.slice(0, shownAtFirst)).map(one => (
            <li key={one.id}>
              <p><strong>{one.categoryName}</strong>, <Link to={{ ...view, query: { ...view.query, omrade: one.area } }}>{one.areaName}</Link></p>
              <p>{t('signals.counted', { observed: one.observed, expected: one.expected, threshold: number(one.threshold) })}</p>
              <p className="list-muted">
                {methods[one.method] ? t(methods[one.method]) : one.method}{one.history && ` ${t('signals.history', { history: historyText(one.history, t) })}`}
                {one.caution && one.caution !== 'none' && <em> {t(`signals.caution.${one.caution === 'few-weeks' ? 'fewWeeks' : 'smallCounts'}`)}</em>}
              </p>
            </li>
          ))}
        </ul>
      )}
      <ShowAll first={shownAtFirst} of={signals.length} all={all} showAll={showAll} />
      {near && near.p < 0.05 && <p className="list-after">{t('signals.nearRepeat', { observed: near.observed, meters: near.meters, days: near.days, expected: near.expected })}</p>}
    </Figure>
  );
}

/** `156 weeks` as the API writes it. */
function historyText(history: string, t: ReturnType<typeof useTexts>['t']): string {
  const weeks = /^(\d+) weeks?$/.exec(history)?.[1];
  return weeks ? t('signals.weeks', { count: Number(weeks) }) : history;
}
