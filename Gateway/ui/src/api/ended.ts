/*
 * A session ends while somebody works. What was asked meanwhile waits for them to sign in again, so that the page they
 * stood on, with what they typed, is never replaced by an error.
 */
const waiting = new Set<() => void>();
let look = async (): Promise<boolean> => true;

/** How to see whether anybody is signed in. */
export function seeBy(looking: () => Promise<boolean>): void {
  look = looking;
}

/** Comes back once somebody is signed in. */
export async function signedInAgain(): Promise<void> {
  if (!await look()) await new Promise<void>(resolve => waiting.add(resolve));
}

export function signedIn(): void {
  for (const goOn of waiting) goOn();
  waiting.clear();
}
