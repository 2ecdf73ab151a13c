import type { Picture } from '../api/types';
import { useTexts } from '../texts/texts';
import './KeyNumbers.css';

/** The week against last week, the mean of four and last year. What is not counted in is said below. */
export function KeyNumbers({ picture, ongoing }: { picture: Picture; ongoing: boolean }) {
  const { t, number, signed } = useTexts();
  const { total, lastWeek, meanOfFour, sameWeekLastYear: lastYear, planned, calm } = picture;

  const beside = [
    ...planned > 0 ? [t('numbers.beside.planned', { count: planned })] : [],
    ...calm > 0 ? [t('numbers.beside.calm', { count: calm })] : [],
  ];
  return (
    <section aria-label={t('numbers')}>
      <dl className="key-numbers">
        <div className="key-numbers-total"><dd>{number(total)}</dd><dt>{t('numbers.total', { count: total })}</dt></div>
        <div><dd data-change={Math.sign(total - lastWeek)}>{signed(total - lastWeek)}</dd><dt>{t('numbers.lastWeek')} <span>{t('numbers.was', { count: lastWeek })}</span></dt></div>
        <div><dd data-change={Math.sign(total - meanOfFour)}>{signed(total - meanOfFour)}</dd><dt>{t('numbers.meanOfFour')} <span>{t('numbers.wasMean', { count: meanOfFour })}</span></dt></div>
        {lastYear === null
          ? <div><dd className="key-numbers-missing">{t('numbers.noHistory')}</dd><dt>{t('numbers.lastYear')} <span>{t('numbers.noHistoryExplained')}</span></dt></div>
          : <div><dd data-change={Math.sign(total - lastYear)}>{signed(total - lastYear)}</dd><dt>{t('numbers.lastYear')} <span>{t('numbers.was', { count: lastYear })}</span></dt></div>}
        <div><dd>{number(picture.weighted)}</dd><dt>{t('numbers.weighted')} <span>{t('numbers.weightedExplained')}</span></dt></div>
      </dl>
      {(ongoing || beside.length > 0) && (
        <p className="key-numbers-note">
          {ongoing && t('numbers.ongoing')} {beside.length > 0 && t('numbers.beside', { what: beside.length === 2 ? t('numbers.and', { a: beside[0]!, b: beside[1]! }) : beside[0]! })}
        </p>
      )}
    </section>
  );
}
