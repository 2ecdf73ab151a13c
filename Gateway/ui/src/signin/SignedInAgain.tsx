import { useEffect } from 'react';
import { Message } from '../states/Message';
import { useTexts } from '../texts/texts';

/** Where tabs tell each other that somebody has signed in. */
export const sessionChannel = 'est.session';

/** The tab in which somebody signed in again: the one they were working in goes on, and this one has done its work. */
export function SignedInAgain() {
  const { t } = useTexts();
  useEffect(() => {
    const channel = new BroadcastChannel(sessionChannel);
    channel.postMessage('signed-in');
    channel.close();
    close(); // the browser allows it for a tab that Est opened
  }, []);
  return <main className="alone"><Message title={t('session.again')} text={t('session.againExplained')} action={{ text: t('states.toStart'), to: {} }} /></main>;
}
