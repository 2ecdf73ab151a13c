import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Puts a compressed copy beside each text of the build. The gateway sends it to whoever takes it, and spends no time on it. */
export function compress(): Plugin {
  return {
    name: 'est-compress',
    apply: 'build',
    writeBundle({ dir }) {
      for (const name of readdirSync(dir!, { recursive: true, encoding: 'utf8' })) {
        if (/\.(js|mjs|css|svg|json)$/.test(name)) writeFileSync(join(dir!, `${name}.br`), brotliCompressSync(readFileSync(join(dir!, name))));
      }
    },
  };
}
