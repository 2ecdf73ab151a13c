import type { Session } from '../api/types';

/** The same person has the same answer wherever they sign in. */
export function whoOf(session: Session): string {
  const { id, subject } = session as Session & { id?: string; subject?: string };
  return id ?? subject ?? [session.name, ...(session.municipalities ?? []).map(one => `${one.code} ${one.organisation}`).toSorted()].join('|');
}
