/**
 * Makes the form open without a net: its files and what it asks for are put where the service worker finds them. The list of files comes with
 * the build, so that a new version replaces the old one whole; the browser has them already and fetches nothing twice.
 */
export async function prepare(municipality: string): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV || !navigator.onLine) return;
  try {
    await navigator.serviceWorker.register('/worker.js');
    const files = await (await fetch('/offline.json')).json() as string[];
    const pages = await caches.open('est-pages');
    const have = new Set((await pages.keys()).map(request => new URL(request.url).pathname));
    await pages.addAll(['/', ...files.filter(file => !have.has(file))]);
    await Promise.all([...have].filter(file => file !== '/' && !files.includes(file)).map(file => pages.delete(file)));
    const data = await caches.open('est-data');
    await data.addAll(['/session', `/api/${municipality}/categories`, `/api/${municipality}/areas`]);
  } catch {
    // Storage that is full or forbidden, or a net that went away: the page works as before, only not without a net.
  }
}
