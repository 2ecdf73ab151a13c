import { useEffect } from 'react';
import { reporters } from '../app/pages';
import type { Membership, Session } from '../api/types';
import { whoOf } from './who';

const afterTheFirstPaint = 1000;

/** What waits is sent from whatever page its writer opens. The code for it is fetched once the page is there. */
export function useSending(session: Session, membership: Membership | undefined): void {
  const who = membership?.roles.some(role => (reporters as readonly string[]).includes(role)) ? whoOf(session) : undefined;
  const municipality = membership?.code;
  useEffect(() => {
    if (who === undefined || municipality === undefined) return;
    let [stop, gone] = [() => {}, false];
    const waiting = setTimeout(() => void import('./follow').then(({ follow }) => { if (!gone) stop = follow(who, municipality); }), afterTheFirstPaint);
    return () => { gone = true; clearTimeout(waiting); stop(); };
  }, [who, municipality]);
}
