import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compress } from './dev/compress';
import { mock } from './dev/mock';
import { offline } from './dev/offline';

// EST_GATEWAY names a running gateway to work against; without it a made one answers (dev/mock.ts).
const gateway = process.env['EST_GATEWAY'];
const proxy = gateway ? Object.fromEntries(['/api', '/session', '/access', '/follow', '/open-data'].map(path => [path, { target: gateway, ws: true }])) : {};

export default defineConfig({
  plugins: [react(), offline(), compress(), ...(gateway ? [] : [mock()])],
  build: {
    outDir: '../wwwroot',
    emptyOutDir: true,
    assetsInlineLimit: 0, // the content security policy allows no data: addresses
  },
  server: { proxy },
  preview: { proxy },
});
