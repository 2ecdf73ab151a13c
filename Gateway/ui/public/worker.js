// The form opens without a net. Pages and data come from the network whenever it answers in time; else as they were last.
// The page itself puts files into the cache est-pages (src/offline/prepare.ts); nothing that is written passes through here.
const patience = 4000;
const data = /^\/(session|api\/\d{4}\/(categories|areas))$/;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', event => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.method !== 'GET') {
    // Whoever signs in or out next does not meet the one before.
    if (pathname === '/session') event.waitUntil(caches.delete('est-data'));
  } else if (request.mode === 'navigate') {
    // A page of the kommun, not a document to download.
    if (/^\/(\d{4}(\/|$)|$)/.test(pathname)) event.respondWith(fresh(request, () => kept('est-pages', '/')));
  } else if (pathname.startsWith('/assets/') || pathname === '/est.svg') {
    event.respondWith(kept('est-pages', pathname).then(file => file ?? fetch(request)));
  } else if (data.test(pathname) && !search) {
    event.respondWith(fresh(request, () => kept('est-data', pathname), answer => caches.open('est-data').then(cache => cache.put(pathname, answer))));
  }
});

async function fresh(request, old, keep) {
  const asked = fetch(request).then(async answer => {
    if (keep && answer.ok) await keep(answer.clone());
    return answer;
  });
  const late = new Promise(resolve => setTimeout(resolve, patience)).then(old).then(answer => answer ?? asked);
  return Promise.race([asked.catch(async error => (await old()) ?? Promise.reject(error)), late]);
}

async function kept(cache, path) {
  return (await caches.open(cache)).match(path);
}
