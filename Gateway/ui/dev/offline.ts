import type { OutputChunk } from 'rollup';
import type { Plugin } from 'vite';

const opened = ['/src/main.tsx', '/src/app/Frame.tsx', '/src/offline/follow.ts', '/src/report/ReportPage.tsx'];

const soon = ['/src/app/Frame.tsx', '/src/report/ReportPage.tsx'];

/** Asks for the frame and the form together with what draws them: on a slow phone each question that waits for an answer costs a sixth of a second. */
export function ahead(): Plugin {
  return {
    name: 'est-ahead',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const [files, styles] = [new Set<string>(), new Set<string>()];
        const take = (file: string) => {
          const chunk = bundle[file];
          if (chunk?.type !== 'chunk' || files.has(file)) return;
          files.add(file);
          chunk.viteMetadata?.importedCss.forEach(style => styles.add(style));
          chunk.imports.forEach(take);
        };
        for (const [file, chunk] of Object.entries(bundle)) if (chunk.type === 'chunk' && soon.some(end => chunk.facadeModuleId?.endsWith(end))) take(file);
        const link = (attrs: Record<string, string | true>) => ({ tag: 'link', attrs: { crossorigin: true as const, ...attrs }, injectTo: 'head' as const });
        return [
          link({ rel: 'preload', as: 'fetch', href: '/session' }), // every page asks for it first
          ...[...styles].filter(file => !html.includes(file)).map(file => link({ rel: 'stylesheet', href: `/${file}` })),
          ...[...files].filter(file => !html.includes(file)).map(file => link({ rel: 'modulepreload', href: `/${file}` })),
        ];
      },
    },
  };
}

/** Writes `offline.json`: the files with which the form opens where there is no net. What the form itself fetches later is among them, the large map is not. */
export function offline(): Plugin {
  return {
    name: 'est-offline',
      enforce: 'post', // after Vite has taken away the chunks that were nothing but stylesheets
    apply: 'build',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(one => one.type === 'chunk');
      const files = new Set<string>(['est.svg']);
      const take = (chunk: OutputChunk | undefined) => {
        if (!chunk || files.has(chunk.fileName)) return;
        files.add(chunk.fileName);
        for (const file of [...chunk.viteMetadata?.importedCss ?? [], ...chunk.viteMetadata?.importedAssets ?? []]) files.add(file);
        for (const file of chunk.imports) take(bundle[file] as OutputChunk | undefined);
      };
      for (const end of opened) {
        const chunk = chunks.find(one => one.facadeModuleId?.endsWith(end) || one.moduleIds.some(id => id.endsWith(end)));
        if (!chunk) throw new Error(`${end} is in no file of the build.`);
        take(chunk);
        if (end === opened.at(-1)) for (const file of chunk.dynamicImports) take(bundle[file] as OutputChunk | undefined);
      }
      for (const file of Object.keys(bundle)) if (/inter-latin-(ext-)?w.*\.woff2$/.test(file)) files.add(file);
      const needed = [...files].filter(file => !/inter-(?!latin)/.test(file)).map(file => `/${file}`);
      this.emitFile({ type: 'asset', fileName: 'offline.json', source: JSON.stringify(needed) });
    },
  };
}
