import type { Review } from '../api/reviews';
import { percent } from '../charts/scale';
import { useTexts } from '../texts/texts';

/** Before, now and the goal as bars from zero on one axis. */
export function Numbers({ numbers }: { numbers: Review['numbers'] }) {
  const { t, number } = useTexts();
  if (!numbers) return <p>{t('reviews.noNumbers')}</p>;
  const bars = (['before', 'now', 'target'] as const).flatMap(name => numbers[name] === null ? [] : [{ name, value: numbers[name] }]);
  const top = Math.max(1, ...bars.map(bar => bar.value));
  const reached = numbers.now === null ? t('reviews.notCounted') : numbers.target === null ? '' : t(numbers.now <= numbers.target ? 'reviews.reached' : 'reviews.notReached');
  return (
    <>
      <ul className="review-numbers">
        {bars.map(({ name, value }) => (
          <li key={name} data-bar={name}><span>{t(`reviews.number.${name}`)}</span><svg aria-hidden><rect width={percent(value, top)} height="100%" /></svg><b>{number(value)}</b></li>
        ))}
      </ul>
      <p>{reached} <span className="list-muted">{t('reviews.unit')}</span></p>
    </>
  );
}
