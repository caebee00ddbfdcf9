import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './scripts/browser.mjs';
import { asc } from './scripts/vite-asc.mjs';
import { wgsl } from './scripts/vite-wgsl.mjs';
import { toyRegister } from './test/support/toy-register.ts';

/**
 * The unit tests need no browser, so reading this file must not fetch one: `pretest` has done so
 * where the GPU tests will run, and without one they fail with the launcher's own message.
 */
function gpuLaunchOptions() {
  try {
    return launchOptions({ install: false });
  } catch {
    return {};
  }
}

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [wgsl(), asc()],
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
        },
      },
      {
        // The tests of the methods again, with one more method than there is.
        plugins: [wgsl(), asc(), toyRegister()],
        test: {
          name: 'toy',
          environment: 'node',
          include: [
            'test/toy/**/*.test.ts',
            'test/unit/methods-{budget,measures,pace}.test.ts',
            'test/unit/split-time.test.ts',
          ],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [wgsl(), asc()],
        // Named, because one found late makes Vite reload the page in the middle of the tests.
        optimizeDeps: {
          include: [
            'webgpu-utils',
            'fast-check',
            'valibot',
            '@noble/hashes/sha2.js',
            'fflate',
            'lean-qr',
            'd3',
            'react',
            'react/jsx-dev-runtime',
            'react-dom',
            'react-dom/client',
            'zustand',
            'zustand/vanilla',
          ],
        },
        worker: { format: 'es', plugins: () => [wgsl(), asc()] },
        test: {
          name: 'gpu',
          include: ['test/gpu/**/*.test.ts'],
          testTimeout: 120_000,
          // One file at a time: two cores share one software adapter.
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            api: { host: '127.0.0.1' },
            provider: playwright({ launchOptions: gpuLaunchOptions() }),
            instances: [{ browser: 'chromium' }],
            screenshotFailures: false,
          },
        },
      },
    ],
  },
});
