import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './schema';

/** An answer that says no: a problem document (RFC 9457), or no answer at all (`status` 0). */
export class Problem extends Error {
  constructor(readonly status: number, readonly type: string, title: string, readonly traceId?: string) {
    super(title);
  }
}

const rules: Middleware = {
  onRequest({ request }) {
    // The session is a cookie, so a write must show that our own page made it: other sites cannot set this header.
    if (request.method !== 'GET') request.headers.set('X-Est-Csrf', '1');
  },
  async onResponse({ response }) {
    if (response.ok) return;
    const body = await response.json().catch(() => ({})) as { type?: string; title?: string; traceId?: string };
    throw new Problem(response.status, body.type ?? 'about:blank', body.title ?? response.statusText, body.traceId);
  },
  onError: ({ error }) => error instanceof Problem ? error : new Problem(0, 'about:blank', 'No contact with the server'),
};

export const api = createClient<paths>({ baseUrl: '/' });
api.use(rules);
