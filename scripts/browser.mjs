// @ts-check
/**
 * Finds a Chromium for the tests, the headless runs and the benchmark, and says how to start it.
 *
 * Order: CHROMIUM_PATH, Playwright's own build, a system Chromium, Chrome or Edge, and on Linux x64
 * a build from the npm registry (so that a machine with nothing but Node can run every test).
 * Everything is synchronous: configuration files call it while they are being read.
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { npmChromium, npmChromiumWorksHere } from './chromium/install.mjs';

/**
 * @typedef {object} Browser
 * @property {string} executablePath
 * @property {Record<string, string>} env whole environment to start it with
 * @property {string} source where it was found, for messages
 */

/** For every launch. Without a sandbox only where Linux root cannot have one. */
export const baseFlags = [
  ...(process.platform === 'linux' ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * WebGPU on the processor, so that no GPU is needed and every machine computes the same.
 * The first two are enough to compute; without the others a `webgpu` canvas fails.
 */
export const webgpuFlags = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
];

/**
 * Finds a browser.
 *
 * @param {{ install?: boolean, log?: (line: string) => void }} [options] `install: false` never
 *   fetches anything
 * @returns {Browser}
 * @throws {Error} with what to install, when there is none
 */
export function findBrowser({ install = true, log = () => {} } = {}) {
  const env = inheritedEnvironment();
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return { executablePath: named, env, source: 'CHROMIUM_PATH' };
    throw new Error(`CHROMIUM_PATH names a file that does not exist: ${named}`);
  }
  const own = chromium.executablePath();
  if (own && existsSync(own)) return { executablePath: own, env, source: 'Playwright' };
  const system = systemCandidates().find((path) => existsSync(path));
  if (system) return { executablePath: system, env, source: 'system' };
  if (npmChromiumWorksHere()) {
    const found = npmChromium({ install, log });
    if (found) {
      const { executablePath, variables } = found;
      return { executablePath, env: { ...env, ...variables }, source: 'npm @sparticuz/chromium' };
    }
  }
  throw new Error(
    'No Chromium found. Install one with "npx playwright install chromium" or from your system ' +
      '(chromium, Google Chrome or Microsoft Edge), or set CHROMIUM_PATH to its executable.',
  );
}

/**
 * Gives Playwright's launch options for the browser found.
 *
 * @param {{ webgpu?: boolean, args?: string[], install?: boolean }} [options]
 */
export function launchOptions({ webgpu = true, args = [], install = true } = {}) {
  const { executablePath, env } = findBrowser({ install });
  return {
    executablePath,
    env,
    headless: true,
    args: [...baseFlags, ...(webgpu ? webgpuFlags : []), ...args],
  };
}

/** @returns {Record<string, string>} */
function inheritedEnvironment() {
  /** @type {Record<string, string>} */
  const env = {};
  for (const [key, value] of Object.entries(process.env)) if (value !== undefined) env[key] = value;
  return env;
}

/** @returns {string[]} places where an installed browser usually is */
function systemCandidates() {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return apps.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
  }
  if (process.platform === 'win32') {
    const roots = [
      process.env.PROGRAMFILES,
      process.env['PROGRAMFILES(X86)'],
      process.env.LOCALAPPDATA,
    ];
    const tails = [
      ['Google', 'Chrome', 'Application', 'chrome.exe'],
      ['Chromium', 'Application', 'chrome.exe'],
      ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
    ];
    return roots.flatMap((root) => (root ? tails.map((tail) => join(root, ...tail)) : []));
  }
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
  ];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Called before the tests, so that a missing browser is one clear line and not a stack. */
function main() {
  try {
    const found = findBrowser({ log: (line) => console.error(line) });
    console.error(`browser: ${found.source}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
