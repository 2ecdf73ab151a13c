import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compress } from './dev/compress';
import { locales } from './dev/locales';
import { mock } from './dev/mock';
import { ahead, offline } from './dev/offline';
import { texts } from './dev/texts';

// EST_GATEWAY names a running gateway to work against; without it a made one answers (dev/mock.ts).
const gateway = process.env['EST_GATEWAY'];
const proxy = gateway ? Object.fromEntries(['/api', '/session', '/access', '/follow', '/open-data'].map(path => [path, { target: gateway, ws: true }])) : {};

export default defineConfig({
  plugins: [react(), locales(), texts(), ahead(), offline(), compress(), ...(gateway ? [] : [mock()])],
  build: {
    outDir: '../wwwroot',
    emptyOutDir: true,
    rollupOptions: {
      output: {
        // What nearly every page uses comes in two files, not in forty.
        manualChunks: id => /node_modules\/(@react-aria|@react-stately|@react-types|@internationalized|react-aria|react-stately)/.test(id) ? 'controls' : id.includes('node_modules/lucide-react') ? 'icons' : undefined,
        experimentalMinChunkSize: 8_000,
      },
    },
    assetsInlineLimit: 0, // the content security policy allows no data: addresses
  },
  server: { proxy },
  preview: { proxy },
});
