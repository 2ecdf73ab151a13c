import type { Picture } from '../api/types';
import { useTexts } from '../texts/texts';
import { expectationOf, isSilent } from './change';
import './KeyNumbers.css';

/** Four numbers: how much, against what was expected, signals, and who is silent. What it was before stands in a line below. */
export function KeyNumbers({ picture, ongoing }: { picture: Picture; ongoing: boolean }) {
  const { t, number, signed } = useTexts();
  const { total, lastWeek, meanOfFour, sameWeekLastYear: lastYear, planned, calm, signals } = picture;
  const expected = expectationOf(picture.change);
  const silent = picture.organisations.filter(isSilent).length;

  const before = [
    t('numbers.lastWeek', { count: lastWeek }), t('numbers.meanOfFour', { count: meanOfFour }),
    lastYear === null ? t('numbers.noLastYear') : t('numbers.lastYear', { count: lastYear }), t('numbers.weighted', { count: picture.weighted }),
  ];
  const beside = [
    ...planned > 0 ? [t('numbers.beside.planned', { count: planned })] : [],
    ...calm > 0 ? [t('numbers.beside.calm', { count: calm })] : [],
  ];
  return (
    <section aria-label={t('numbers')}>
      <dl className="key-numbers">
        <div className="key-numbers-total"><dd>{number(total)}</dd><dt>{t('numbers.total', { count: total })}</dt></div>
        {expected
          ? <div><dd data-change={expected.verdict === 'within' || (ongoing && expected.difference < 0) ? 0 : Math.sign(expected.difference)}>{signed(Math.round(expected.difference))}</dd><dt>{t('numbers.expected')} <span>{t('numbers.expectedWas', { count: expected.expected, low: expected.low, high: expected.high })}</span></dt></div>
          : <div><dd data-change={Math.sign(total - lastWeek)}>{signed(total - lastWeek)}</dd><dt>{t('numbers.againstLastWeek')} <span>{t('numbers.noExpectation')}</span></dt></div>}
        <div><dd>{number(signals.length)}</dd><dt>{t('numbers.signals', { count: signals.length })}</dt></div>
        <div><dd>{number(silent)}</dd><dt>{t('numbers.silent', { count: silent })}</dt></div>
      </dl>
      <p className="key-numbers-note">
        <span>{before.join(' · ')}.</span>{' '}
        {ongoing && t('numbers.ongoing')} {beside.length > 0 && t('numbers.beside', { what: beside.length === 2 ? t('numbers.and', { a: beside[0]!, b: beside[1]! }) : beside[0]! })}
      </p>
    </section>
  );
}
