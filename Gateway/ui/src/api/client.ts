import createClient, { type Middleware } from 'openapi-fetch';
import { signedInAgain } from './ended';
import type { paths } from './schema';

/** An answer that says no: a problem document (RFC 9457), or no answer at all (`status` 0). */
export class Problem extends Error {
  constructor(readonly status: number, readonly type: string, title: string, readonly traceId?: string, readonly errors: readonly FieldError[] = []) {
    super(title);
  }

  /** `urn:est:problem:already-agreed` is `already-agreed`. */
  get kind(): string {
    return this.type.split(':').at(-1)!;
  }
}

/** What is wrong with one field of what was sent. */
export interface FieldError { field: string; code: string; message: string }

const rules: Middleware = {
  onRequest({ request }) {
    // The session is a cookie, so a write must show that our own page made it: other sites cannot set this header.
    if (request.method !== 'GET') request.headers.set('X-Est-Csrf', '1');
  },
  async onResponse({ request, response }) {
    const answer = request.method === 'GET' && response.status === 401 ? await askedAgain(() => fetch(request)) : response;
    if (!answer.ok) throw await problemOf(answer);
    return answer;
  },
  onError: ({ error }) => error instanceof Problem ? error : noContact(),
};

export const api = createClient<paths>({ baseUrl: '/' });
api.use(rules);

/** Asks an address that the gateway's document does not describe yet. What it does describe is asked through `api`. */
export async function call<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', address: string, body?: unknown, signal?: AbortSignal, more?: Record<string, string>): Promise<T> {
  return send(method, address, body === undefined ? null : JSON.stringify(body), 'application/json', signal, more);
}

/** The same with a body that is a file as it is. */
export async function send<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', address: string, body: BodyInit | null, contentType: string, signal?: AbortSignal, more: Record<string, string> = {}): Promise<T> {
  const headers: Record<string, string> = { ...more };
  if (method !== 'GET') headers['X-Est-Csrf'] = '1';
  if (body !== null) headers['Content-Type'] = contentType;
  const ask = () => fetch(address, { method, headers, body, signal: signal ?? null })
    .catch((error: Error) => { throw error.name === 'AbortError' ? error : noContact(); });
  const first = await ask();
  const response = method === 'GET' && first.status === 401 ? await askedAgain(ask) : first;
  if (!response.ok) throw await problemOf(response);
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

async function askedAgain(ask: () => Promise<Response>): Promise<Response> {
  await signedInAgain();
  return ask();
}

async function problemOf(response: Response): Promise<Problem> {
  const body = await response.json().catch(() => ({})) as { type?: string; title?: string; traceId?: string; errors?: FieldError[] };
  return new Problem(response.status, body.type ?? 'about:blank', body.title ?? response.statusText, body.traceId, body.errors ?? []);
}

function noContact(): Problem {
  return new Problem(0, 'about:blank', 'No contact with the server');
}
