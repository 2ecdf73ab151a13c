import { Button } from 'react-aria-components';
import { Problem } from '../api/client';
import { useTexts } from '../texts/texts';
import './states.css';

/** What could not be fetched, said plainly, with the way to try again and what to quote when asking for help. */
export function Failed({ error, retry }: { error: Error; retry(): void }) {
  const { t } = useTexts();
  const offline = error instanceof Problem && error.status === 0;
  return (
    <section className="message" role="alert">
      <h1>{t(offline ? 'states.offline' : 'states.failed')}</h1>
      <p>{t(offline ? 'states.offlineExplained' : 'states.failedExplained')}</p>
      <p><Button className="button" onPress={retry}>{t('states.retry')}</Button></p>
      {error instanceof Problem && error.traceId && <p className="message-reference">{t('states.reference', { id: error.traceId })}</p>}
    </section>
  );
}
