import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { areas, personas, picture, sessionOf, trend } from './made';
import { answerFollowUp } from './mockFollowUp';
import { answerInterventions } from './mockInterventions';
import { answerRounds } from './mockRounds';
import { answerWeek, type Asked } from './mockWeek';

// The policy that the gateway sends, so that what it would refuse is refused here too. The development server's own scripts need more.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** A made gateway for work on the pages: `npm run dev` and `npm run preview`. It is no part of what is built. */
export function mock(): Plugin {
  return {
    name: 'est-mock',
    configureServer: server => void server.middlewares.use(answer),
    configurePreviewServer(server) {
      server.middlewares.use((_, response, next) => { response.setHeader('Content-Security-Policy', policy); next(); });
      server.middlewares.use(answer);
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const persona = /est-mock=(\w+)/.exec(request.headers.cookie ?? '')?.[1];
  const session = sessionOf(persona);

  if (url.pathname === '/session/personas') return json(response, 200, personas.map(({ municipalities: _, ...persona }) => persona));
  if (url.pathname === '/session') {
    if (request.method === 'GET') return json(response, 200, session);
    if (request.headers['x-est-csrf'] !== '1') return problem(response, 403, 'csrf', 'The header X-Est-Csrf is missing.');
    const chosen = request.method === 'POST' ? (JSON.parse(await body(request)) as { persona: string }).persona : '';
    response.setHeader('Set-Cookie', `est-mock=${chosen}; Path=/; HttpOnly; SameSite=Lax${chosen ? '' : '; Max-Age=0'}`);
    return void response.writeHead(204).end();
  }

  const [, municipality, resource, detail, rest] = /^\/api\/(\d{4})\/([\w-]+)(?:\/([^/]+)(?:\/(.+))?)?$/.exec(url.pathname) ?? [];
  if (!municipality) return next();
  if (!session.signedIn) return problem(response, 401, 'not-signed-in', 'Sign in first.');
  if (!session.municipalities?.some(one => one.code === municipality && one.roles.some(role => mayAsk(role, resource!)))) return problem(response, 403, 'forbidden', 'Your role does not allow this.');
  if (municipality === '1882') return problem(response, 500, 'unexpected', 'Something went wrong.', '4bf92f3577b34da6a3ce929d0e0e4736');
  if (municipality === '1864') await new Promise(resolve => setTimeout(resolve, 4000));
  if (resource === 'areas' && request.method === 'GET' && !detail) return json(response, 200, areas(municipality));
  const text = request.method === 'GET' ? '' : await body(request);
  const written = request.method === 'GET' ? undefined : request.headers['content-type'] === 'application/json' ? JSON.parse(text || '{}') as Record<string, unknown> : {};
  const asked: Asked = { method: request.method ?? 'GET', municipality, resource: resource ?? '', detail, rest: rest && decodeURIComponent(rest), body: written, session, query: url.searchParams };
  const answered = answerWeek(asked) ?? answerRounds(asked) ?? answerInterventions(asked) ?? answerFollowUp(asked);
  if (answered) return answered.status < 400 ? json(response, answered.status, answered.body) : problem(response, answered.status, String(answered.body), 'Refused.');
  if (resource === 'pictures' && detail) return json(response, 200, picture(municipality, detail));
  if (resource === 'trends') return json(response, 200, trend(municipality, url.searchParams.get('from')!, url.searchParams.get('to')!, url.searchParams.get('area')));
  return problem(response, 404, 'not-found', 'There is no such address.');
}

// The roles that are not of the working group open little: letters to reporters, and to the council its report.
function mayAsk(role: string, resource: string): boolean {
  return role === 'rapportor' ? resource === 'feedback' : role === 'lokbra' ? resource === 'council' : true;
}

async function body(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
}

function problem(response: ServerResponse, status: number, type: string, title: string, traceId?: string): void {
  response.writeHead(status, { 'Content-Type': 'application/problem+json' }).end(JSON.stringify({ type: `urn:est:problem:${type}`, title, status, traceId }));
}
