// A real OpenID provider for the tests: oidc-provider, with people who are signed in by a word in the address instead of a
// password. Prints its own address on the first line. What a test changes about it goes through POST /test/….
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const apis = ['https://est.test/api', 'https://other.test/api'];
const people = {};
const answers = []; // ID tokens that were issued, for a test to put in another's place
let swapped; // what the token endpoint answers instead of the ID token it made
let provider;
let issuer;

const gateway = host => ({ redirect_uris: [`http://${host}/session/callback`], post_logout_redirect_uris: [`http://${host}/`] });
const both = { redirect_uris: [...gateway('127.0.0.1').redirect_uris, ...gateway('localhost').redirect_uris],
  post_logout_redirect_uris: [...gateway('127.0.0.1').post_logout_redirect_uris, ...gateway('localhost').post_logout_redirect_uris] };

// A native client may return to any port of its own machine: the tests' gateways get theirs when they start.
const staff = id => ({ client_id: id, client_secret: `${id} secret`, application_type: 'native', ...both, response_types: ['code'], grant_types: ['authorization_code'] });
const machine = id => ({ client_id: id, client_secret: `${id} secret`, redirect_uris: [], response_types: [], grant_types: ['client_credentials'] });

function newKey() {
  const kid = `key-${Math.random().toString(36).slice(2)}`;
  return { ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' };
}

function start() {
  provider = new Provider(issuer, {
    clients: [staff('est'), staff('another-system'), machine('felanmalan'), machine('stranger')],
    jwks: { keys: [newKey()] },
    cookies: { keys: ['a key of the tests'] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name', 'groups'], email: ['email', 'email_verified'] },
    scopes: ['openid', 'profile', 'email', 'reports'],
    ttl: { IdToken: 60, AccessToken: 600, ClientCredentials: 60, AuthorizationCode: 60, Session: 600, Interaction: 600, Grant: 600 },
    findAccount: (_, sub) => people[sub] && { accountId: sub, claims: () => ({ sub, ...people[sub] }) },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => [],
        getResourceServerInfo: (_, resource) => {
          if (!apis.includes(resource)) throw new Error('no such API');
          return { scope: 'reports', audience: resource, accessTokenTTL: 60, accessTokenFormat: 'jwt' };
        },
      },
    },
  });
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.path !== '/token' || !ctx.body?.id_token) return;
    answers.push(ctx.body.id_token);
    if (swapped) ctx.body.id_token = swapped;
  });
}

// Whoever stands at the keyboard signs in as ?as=… and agrees to everything; ?as= nobody says no.
async function interact(request, response, address) {
  const { prompt, params, session, grantId } = await provider.interactionDetails(request, response);
  const accountId = address.searchParams.get('as') ?? session?.accountId;
  if (!people[accountId]) return provider.interactionFinished(request, response, { error: 'access_denied', error_description: '<b>the provider says no</b>' });
  const grant = (grantId && await provider.Grant.find(grantId)) || new provider.Grant({ accountId, clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  if (prompt.name === 'consent' && prompt.details.missingOIDCClaims) grant.addOIDCClaims(prompt.details.missingOIDCClaims);
  return provider.interactionFinished(request, response, { login: { accountId }, consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
}

const changes = {
  person: ({ sub, claims }) => { people[sub] = claims; },
  rotate: start, // the same people and codes, other keys: none of the old ones is published any more
  swap: ({ token }) => { swapped = token; },
  answers: () => answers,
};

const server = createServer(async (request, response) => {
  const address = new URL(request.url, issuer);
  try {
    if (address.pathname.startsWith('/interaction/')) return await interact(request, response, address);
    if (!address.pathname.startsWith('/test/')) return provider.callback()(request, response);
    let body = '';
    for await (const piece of request) body += piece;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(changes[address.pathname.slice('/test/'.length)](JSON.parse(body || '{}')) ?? null));
  } catch (error) {
    response.statusCode = 500;
    response.end(String(error?.stack ?? error));
  }
});
// Dies with the test that started it.
process.stdin.on('end', () => process.exit()).resume();
server.listen(0, '127.0.0.1', () => {
  issuer = `http://127.0.0.1:${server.address().port}`;
  start();
  console.log(issuer);
});
