import { call, Problem } from '../api/client';
import { queries, sessionQuery } from '../api/queries';
import type { Receipt } from '../api/reports';
import { keep, oldestFirst, reread, takenIn, type Waiting } from './queue';
import { whoOf } from './who';

/** No answer, or one that says "later": what was written stays and is sent again. Anything else that says no is the report's own fault. */
const later = (problem: Problem) => problem.status === 0 || problem.status === 401 || problem.status === 408 || problem.status === 429 || problem.status >= 500 || problem.kind === 'csrf';

/**
 * Sends what this person has waiting, oldest first. One window at a time does it; were two to, the key still makes it
 * one report. Another window may have signed somebody else in, hence the question who it is. The first "later" ends the round: the next
 * would get the same answer.
 */
export async function sendWaiting(who: string): Promise<void> {
  await navigator.locks.request('est-waiting', async () => {
    let sent = 0;
    for (const waiting of await oldestFirst()) {
      if (waiting.who !== who || waiting.refused) continue;
      try {
        if (sent === 0 && whoOf(await queries.fetchQuery({ ...sessionQuery, staleTime: 0, retry: false })) !== who) break;
        await takenIn(waiting.key, await send(waiting));
        sent++;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        if (later(error)) {
          if (error.status === 401) void queries.invalidateQueries(sessionQuery);
          break;
        }
        await keep({ ...waiting, refused: { kind: error.kind, errors: error.errors } });
      }
    }
    await reread();
    if (sent > 0) void queries.invalidateQueries({ queryKey: ['my-reports'] });
  });
}

function send(waiting: Waiting): Promise<Receipt | null> {
  const at = `/api/${waiting.municipality}/reports`;
  return waiting.nil
    ? call<unknown>('POST', `${at}/nil`, { week: waiting.nil }).then(() => null)
    : call<Receipt>('POST', at, waiting.report, undefined, { 'Idempotency-Key': waiting.key });
}
