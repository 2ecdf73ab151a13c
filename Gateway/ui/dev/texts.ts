import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const file = new URL('../src/texts/sv.json', import.meta.url);

/** Beginnings of the keys that the frame, the sign-in and the form speak with. A word too few stops the build. */
const first = [
  'app', 'category', 'decision.wholeMunicipality', 'error', 'field', 'form', 'found', 'group', 'interventions.state', 'list', 'log', 'map', 'masked',
  'mine', 'municipality', 'outcome', 'page', 'period', 'personal', 'picture.print', 'privacy', 'receipt', 'refused', 'report', 'role', 'session',
  'severity', 'signIn', 'states', 'week',
];
const drawnFirst = ['/src/main.tsx', '/src/app/Frame.tsx', '/src/report/ReportPage.tsx', '/src/report/MyReports.tsx', '/src/report/pin/PinMap.tsx'];
const isFirst = (key: string) => first.some(beginning => key === beginning || key.startsWith(`${beginning}.`));

/**
 * Divides the Swedish texts in two, `virtual:texts/first` and `virtual:texts/rest`: a phone that opens the form waits for a fifth of them. That
 * nothing drawn first speaks with a word of the rest is checked in its source.
 */
export function texts(): Plugin {
  const all = () => JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const part = (wanted: boolean) => Object.fromEntries(Object.entries(all()).filter(([key]) => isFirst(key) === wanted));
  return {
    name: 'est-texts',
    resolveId: id => id.startsWith('virtual:texts/') ? `\0${id}` : null,
    load: id => id.startsWith('\0virtual:texts/') ? `export default JSON.parse(${JSON.stringify(JSON.stringify(part(id.endsWith('first'))))});` : null,
    buildEnd(error) {
      if (error) return;
      const modules = new Set<string>();
      const take = (id: string) => {
        if (modules.has(id) || !id.includes('/src/')) return;
        modules.add(id);
        this.getModuleInfo(id)!.importedIds.forEach(take);
      };
      [...this.getModuleIds()].filter(id => drawnFirst.some(end => id.endsWith(end))).forEach(take);
      const rest = Object.keys(part(false)).flatMap(key => [key, key.replace(/\.(one|other)$/, '')]);
      for (const id of modules) {
        const said = new Set([...(this.getModuleInfo(id)!.code ?? '').matchAll(/["'`]([a-zA-Z]+(?:\.[\w-]+)*\.?)(?:["'`]|\$\{)/g)].map(match => match[1]!));
        const missing = rest.filter(key => said.has(key) || [...said].some(start => start.endsWith('.') && key.startsWith(start)));
        if (missing.length > 0) this.error(`${id} is drawn first and says ${missing.slice(0, 12).join(', ')}: see dev/texts.ts.`);
      }
    },
  };
}
