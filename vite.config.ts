import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { asc } from './scripts/vite-asc.mjs';
import { fashion } from './scripts/vite-fashion.mjs';
import { firstChunk } from './scripts/vite-first-chunk.mjs';
import { firstPicture } from './scripts/vite-first-picture.mjs';
import { licences } from './scripts/vite-licences.mjs';
import { offline } from './scripts/vite-offline.mjs';
import { security } from './scripts/vite-security.mjs';
import { wgsl } from './scripts/vite-wgsl.mjs';

const licence = licences();

export default defineConfig({
  // Relative, so that the built page works from any sub-path of any host.
  base: './',
  plugins: [react(), wgsl(), asc(), fashion(), firstPicture(), security(), licence.page, offline()],
  worker: { format: 'es', plugins: () => [wgsl(), asc(), licence.worker()] },
  // WebGPU needs a secure context: 127.0.0.1 is one, the machine's network address is not.
  server: {
    host: '127.0.0.1',
    watch: { ignored: ['**/.cache/**', '**/test-results/**'] },
  },
  // plain.test is the insecure origin of the tests for browsers without WebGPU.
  preview: { host: '127.0.0.1', allowedHosts: ['plain.test'] },
  build: {
    target: 'es2022',
    license: false,
    // Browsers of the target fetch the scripts ahead by themselves.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: firstChunk(import.meta.dirname, 'src/main.tsx') }] },
      },
    },
  },
});
