// @ts-check
/** Where a sweep without a window trains: in threads of this process, or in headless Chromium. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { bundle, withPage } from './bundle.mjs';
import { sourcesInPage } from './given-file.mjs';

const THREAD = new URL('./sweep-worker.mjs', import.meta.url);
const WORKER = 'src/engine/sweep/worker.ts';
/** The module that trains; `experiment-sweep.mjs` also reads links and files with it. */
export const SWEEP = 'src/engine/headless-sweep.ts';

/**
 * @typedef {typeof import('../src/engine/headless-sweep.ts')} Sweep
 * @typedef {import('../src/engine/headless-sweep.ts').Listeners} Listeners
 * @typedef {import('../src/engine/sweep/protocol.ts').Member} Member
 */

/**
 * Trains members on the CPU.
 *
 * @param {Sweep} sweep the bundled module
 * @param {readonly Member[]} members
 * @param {{ cores: number, backend: 'cpu' | 'reference' }} options threads at most, and the engine
 * @param {Listeners} listeners
 */
export async function trainInThreads(sweep, members, options, listeners) {
  const { folder, remove } = await bundle(WORKER, 'node');
  const url = pathToFileURL(join(folder, 'entry.js')).href;
  try {
    await sweep.trainInWorkers(
      members,
      {
        ...options,
        openPort(onEvent, onCrash) {
          const worker = new Worker(THREAD, { workerData: { url } });
          worker.on('message', onEvent);
          worker.on('error', (error) => onCrash(error.message));
          return {
            post: (command) => worker.postMessage(command),
            terminate: () => void worker.terminate(),
          };
        },
      },
      listeners,
    );
  } finally {
    remove();
  }
}

/**
 * Trains members on the GPU engine.
 *
 * @param {readonly Member[]} members
 * @param {Required<Listeners>} listeners
 * @param {{ link: string, data: import('./given-file.mjs').GivenFile | null }} [from] what they learn
 *   from, if not from formulas
 */
export function trainInChromium(members, { onResults, onProgress, onNote }, from) {
  return withPage(SWEEP, async (page) => {
    /** @type {(error: unknown) => void} */
    let fail = () => {};
    const failed = new Promise((_, reject) => {
      fail = reject;
    });
    // What fails here, as on a full disk, would otherwise be known to the page only.
    const expose = (/** @type {string} */ name, /** @type {(...args: never[]) => void} */ listen) =>
      page.exposeFunction(name, (/** @type {never[]} */ ...args) => {
        try {
          listen(...args);
        } catch (error) {
          fail(error);
        }
      });
    await expose('fpeResults', onResults);
    await expose('fpeProgress', onProgress);
    await expose('fpeNote', onNote);
    const learned = from && { link: from.link, sources: await sourcesInPage(page, from.data) };
    const trained = page.evaluate(
      async ({ url, members, learned }) => {
        /** @type {unknown[]} */
        const told = [];
        const tell =
          (/** @type {string} */ name) =>
          (/** @type {unknown[]} */ ...args) => {
            told.push(Reflect.get(window, name)(...args));
          };
        try {
          const { trainMembers, provideData } = await import(url);
          if (learned) await provideData(learned.link, learned.sources);
          await trainMembers(members, 'webgpu', {
            onResults: tell('fpeResults'),
            onProgress: tell('fpeProgress'),
            onNote: tell('fpeNote'),
          });
          await Promise.all(told);
          return null;
        } catch (error) {
          return error instanceof Error ? error.message : String(error);
        }
      },
      { url: '/entry.js', members, learned },
    );
    const reason = await Promise.race([trained, failed]);
    if (reason !== null) throw new Error(String(reason));
  });
}
