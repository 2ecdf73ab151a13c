import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { mock } from './dev/mock';

// EST_GATEWAY names a running gateway to work against; without it a made one answers (dev/mock.ts).
const gateway = process.env['EST_GATEWAY'];
const proxy = gateway ? Object.fromEntries(['/api', '/session', '/access', '/follow', '/open-data'].map(path => [path, { target: gateway, ws: true }])) : {};

export default defineConfig({
  plugins: [react(), ...(gateway ? [] : [mock()])],
  build: {
    outDir: '../wwwroot',
    emptyOutDir: true,
    assetsInlineLimit: 0, // the content security policy allows no data: addresses
  },
  server: { proxy },
  preview: { proxy },
});
