import { useTexts } from '../texts/texts';
import './states.css';

/** The shape of what is coming. The stylesheet keeps it unseen for the first 300 ms: most answers are quicker. */
export function Skeleton() {
  const { t } = useTexts();
  return (
    <div className="skeleton" role="status">
      <h1 className="unseen">{t('states.loading')}</h1>
      <i className="skeleton-sentence" /><i className="skeleton-sentence" />
      <i className="skeleton-numbers" />
      <div className="skeleton-figures"><i /><i /></div>
    </div>
  );
}
