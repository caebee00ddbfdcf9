import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { defineConfig } from '@playwright/test';
import { launchOptions } from './scripts/browser.mjs';

/** A port that nothing listens on: the tests must never talk to another server that runs here. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });
}

// Workers read this file too; they inherit the environment, so all agree on the first answer.
if (!process.env.FPE_E2E_PORT) {
  const chosen = String(await freePort());
  process.env.FPE_E2E_PORT = chosen;
  process.once('exit', () => rmSync(`.cache/e2e-${chosen}`, { recursive: true, force: true }));
}
const port = process.env.FPE_E2E_PORT;
const origin = `http://127.0.0.1:${port}`;
// A build of its own: one made while the tests run would take the scripts from under the page.
const built = `.cache/e2e-${port}`;

/** Another browser to run the CPU engine's tests in; see scripts/browsers.mjs. */
const other = ['firefox', 'webkit'].find((name) => name === process.env.FPE_BROWSER);

const special = ['**/*.noadapter.spec.ts', '**/*.noapi.spec.ts'];

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '.cache/reports/e2e.json' }]],
  // What a service worker answers no test can intercept; offline.noadapter.spec.ts lets it in.
  use: { viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' },
  webServer: {
    command: `npx vite build --logLevel error --emptyOutDir --outDir ${built} && npx vite preview --outDir ${built} --strictPort --port ${port}`,
    timeout: 120_000,
    url: origin,
    reuseExistingServer: false,
    stdout: 'ignore',
  },
  projects: [
    {
      name: 'webgpu',
      testIgnore: special,
      use: { baseURL: origin, launchOptions: launchOptions() },
    },
    {
      // `navigator.gpu` is there, `requestAdapter()` gives null.
      name: 'no-adapter',
      testMatch: '**/*.noadapter.spec.ts',
      use: { baseURL: origin, launchOptions: launchOptions({ webgpu: false }) },
    },
    {
      // An insecure origin has no `navigator.gpu` and none of its constants, as in an old browser.
      name: 'no-api',
      testMatch: '**/*.noapi.spec.ts',
      use: {
        baseURL: `http://plain.test:${port}`,
        launchOptions: launchOptions({ args: ['--host-resolver-rules=MAP plain.test 127.0.0.1'] }),
      },
    },
    ...(other
      ? [
          {
            name: other,
            testMatch: special,
            // What it asserts is a browser with the API and without an adapter.
            testIgnore: '**/cpu.noadapter.spec.ts',
            // A quota and a printed page are to be had from Chromium only.
            grepInvert: /storage full:|the printer’s own moment:/,
            use: { baseURL: origin, browserName: other as 'firefox' | 'webkit' },
          },
        ]
      : []),
  ],
});
