// @ts-check
/** The command line of `claims.mjs`: what may be typed, and what it means. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { UsageError } from './experiment-arguments.mjs';

/** @typedef {import('./experiment-arguments.mjs').Backend} Backend */

/** Seeds of a quick look: enough to see that it runs, too few for a verdict. */
export const QUICK = 4;

export const HELP = `Usage: npm run claims -- [options]

Trains all networks of all claims, prints the verdicts, writes docs/claims.json and docs/claims.md.

  --backend cpu        the WebAssembly engine, in Node, on all cores (default)
  --backend reference  the plain TypeScript engine: slow, and the oracle of the others
  --backend webgpu     the GPU engine, in headless Chromium
  --workers N          threads on the CPU (default: one a core); results do not depend on it
  --quick              ${QUICK} seeds; writes no file
  --help               this text`;

/**
 * Reads the command line.
 *
 * @param {readonly string[]} argv without node and the script
 * @returns {{ backend: Backend, cores: number, quick: boolean, help: boolean, command: string }}
 * @throws {UsageError}
 */
export function parseClaims(argv) {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...argv],
      strict: true,
      options: {
        backend: { type: 'string', default: 'cpu' },
        workers: { type: 'string' },
        quick: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }));
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const { backend, workers, quick, help } = values;
  if (backend !== 'cpu' && backend !== 'reference' && backend !== 'webgpu') {
    throw new UsageError(`--backend is cpu, reference or webgpu, received "${backend}"`);
  }
  if (workers !== undefined && !/^[1-9]\d{0,3}$/.test(workers)) {
    throw new UsageError(`--workers is a whole number from 1, received "${workers}"`);
  }
  if (workers !== undefined && backend === 'webgpu')
    throw new UsageError('--workers is for the CPU');
  const cores = workers === undefined ? availableParallelism() : Number(workers);
  const typed = backend === 'cpu' ? '' : ` -- --backend ${backend}`;
  return { backend, cores, quick, help, command: `npm run claims${typed}` };
}
