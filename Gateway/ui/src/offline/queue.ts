import { useSyncExternalStore } from 'react';
import type { FieldError } from '../api/client';
import type { NewReport, Receipt } from '../api/reports';
import * as store from './store';

/** Something to send, kept on the device until the server has it, whatever happens to the net or the page in between. */
export interface Waiting {
  /** Sent as the Idempotency-Key: however often it is sent, it is taken in once. */
  key: string;
  /** Who wrote it. It is sent in nobody else's name. */
  who: string;
  municipality: string;
  writtenAt: string;
  report?: NewReport;
  /** In place of a report: nothing to report for this week. */
  nil?: string;
  /** The server said no: kept, and shown with what is wrong, until the person mends it or throws it away. */
  refused?: { kind: string; errors: readonly FieldError[] };
}

/** What is kept, and what the server has taken in since the page was opened; null for a week said to be calm, which gets no number. */
interface Kept { waiting: readonly Waiting[]; taken: ReadonlyMap<string, Receipt | null> }

let shown: Kept = { waiting: [], taken: new Map() };
const listeners = new Set<() => void>();
const others = new BroadcastChannel('est-waiting');
others.onmessage = () => void reread(false);

export function useKept(): Kept {
  return useSyncExternalStore(listen, () => shown);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Reads anew what is kept on the device, here and in other windows. */
export async function reread(tellOthers = true): Promise<void> {
  shown = { ...shown, waiting: await oldestFirst() };
  listeners.forEach(listener => listener());
  if (tellOthers) others.postMessage('changed');
}

export async function keep(waiting: Waiting): Promise<void> {
  await store.put(waiting);
  await reread();
}

export async function forget(key: string): Promise<void> {
  await store.remove(key);
  await reread();
}

export async function takenIn(key: string, receipt: Receipt | null): Promise<void> {
  shown = { ...shown, taken: new Map(shown.taken).set(key, receipt) };
  await forget(key);
}

export async function oldestFirst(): Promise<Waiting[]> {
  return (await store.all()).toSorted((a, b) => a.writtenAt.localeCompare(b.writtenAt));
}
