import { prepare } from './prepare';
import { reread } from './queue';
import { sendWaiting } from './send';

const patience = 30_000;

/** Sends what waits when the page opens, when the net is back and now and then, on whatever page the person is; answers the way to stop. */
export function follow(who: string, municipality: string): () => void {
  const send = () => void sendWaiting(who);
  const seen = () => { if (document.visibilityState === 'visible') send(); };
  void reread(false).then(send);
  addEventListener('online', send);
  document.addEventListener('visibilitychange', seen);
  const again = setInterval(send, patience);
  void prepare(municipality);
  return () => {
    removeEventListener('online', send);
    document.removeEventListener('visibilitychange', seen);
    clearInterval(again);
  };
}
