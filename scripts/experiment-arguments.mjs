// @ts-check
/** The command line of `experiment.mjs`: what may be typed, and what it means. */
import { parseArgs } from 'node:util';

export const HELP = `Usage: npm run experiment -- [link or fragment] [options]
       npm run experiment -- --merge FILE... [--out FILE] [--json]

Runs the experiment that a link describes, without a window, and prints what it measured.
Without a link it runs the default experiment. Quote the link: it holds an &.

  --backend cpu        the WebAssembly engine, in Node
  --backend reference  the plain TypeScript engine, in Node: slow, and the oracle of the others
  --backend webgpu     the GPU engine, in headless Chromium (software adapter)
                       default: what the link says, otherwise cpu
  --data FILE        learn from a table (CSV or TSV, the label last or named so) or from arrays of
                     NumPy (.npz with features and labels); a table of zeros and ones trains
                     networks of bits. FashionMNIST (task=fashion-mnist) needs no file
  --json             JSON on stdout instead of a table: one object, of a sweep one line
                     a setting and seed
  --out FILE         write the result to FILE instead of stdout
  --help             this text

Of a sweep (a link with sx=) only:

  --out FILE         append JSON lines to FILE as they are measured, so that a run that is
                     killed keeps what it has; the table still goes to stdout without --json
  --shard K/N        the K-th of N parts, for N machines; the parts overlap nowhere
  --resume           go on with the FILE of --out, if there is one: measured settings are
                     skipped; lines that cannot be read are named and moved to FILE.broken
  --workers N        threads on the CPU (default: one a core); results do not depend on it
  --merge FILE...    join files of the same sweep, such as its shards

For stdout without npm's own two lines: npm run --silent experiment -- …
Exit status: 0 done, 1 the run failed or merged files disagree, 2 a bad argument, link or file.`;

/** A mistake of the person who typed the command. */
export class UsageError extends Error {
  /** @override */
  name = 'UsageError';
}

/** @typedef {'cpu' | 'reference' | 'webgpu'} Backend */

/**
 * @typedef {object} Arguments
 * @property {string} link
 * @property {Backend | undefined} backend
 * @property {string | undefined} data
 * @property {boolean} json
 * @property {string | undefined} out
 * @property {boolean} help
 * @property {{ index: number, of: number } | undefined} shard
 * @property {boolean} resume
 * @property {number | undefined} workers
 * @property {readonly string[] | undefined} merge files to join
 */

/** Parts and threads at most: a slip of the keyboard is not a plan. */
const MOST = 10_000;

/**
 * A whole number from 1, or undefined for any other text.
 *
 * @param {string | undefined} text
 */
const countOf = (text) =>
  text !== undefined && /^[1-9]\d*$/.test(text) && Number(text) <= MOST ? Number(text) : undefined;

/** @param {string | undefined} text */
function shardOf(text) {
  if (text === undefined) return undefined;
  const [first, second, ...more] = text.split('/');
  const index = countOf(first);
  const of = countOf(second);
  if (index === undefined || of === undefined || index > of || more.length > 0) {
    throw new UsageError(`--shard is a part of all, as in 2/8, received "${text}"`);
  }
  return { index, of };
}

/** @param {string | undefined} text */
function workersOf(text) {
  const workers = countOf(text);
  if (text !== undefined && workers === undefined) {
    throw new UsageError(`--workers is a whole number from 1, received "${text}"`);
  }
  return workers;
}

/**
 * @param {string | undefined} text
 * @returns {Arguments['backend']}
 */
function backendOf(text) {
  if (text === undefined || text === 'cpu' || text === 'reference' || text === 'webgpu')
    return text;
  throw new UsageError(`--backend is cpu, reference or webgpu, received "${text}"`);
}

/** @param {readonly string[]} argv */
function read(argv) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      strict: true,
      options: {
        backend: { type: 'string' },
        data: { type: 'string' },
        json: { type: 'boolean', default: false },
        out: { type: 'string' },
        shard: { type: 'string' },
        resume: { type: 'boolean', default: false },
        workers: { type: 'string' },
        merge: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Reads the command line.
 *
 * @param {readonly string[]} argv without node and the script
 * @returns {Arguments}
 * @throws {UsageError}
 */
export function parseArguments(argv) {
  const { values, positionals } = read(argv);
  const { out, json, help, resume, data } = values;
  const backend = backendOf(values.backend);
  if (out === '') throw new UsageError('--out needs a file name');
  if (data === '') throw new UsageError('--data needs a file name');
  const shard = shardOf(values.shard);
  const workers = workersOf(values.workers);
  const common = { backend, data, json, out, help, shard, resume, workers };
  const given = { backend, data, shard, resume: resume || undefined, workers };
  const names = Object.entries(given).flatMap(([key, value]) => (value ? [`--${key}`] : []));

  if (values.merge) {
    if (names.length > 0) throw new UsageError(`${names.join(', ')}: not with --merge`);
    if (positionals.length === 0 && !help) throw new UsageError('--merge needs files');
    return { ...common, link: '', merge: positionals };
  }
  if (positionals.length > 1) {
    throw new UsageError(`one link at most, received ${positionals.length}: quote a link with &`);
  }
  const link = positionals[0] ?? '';
  const forSweeps = names.filter((name) => name !== '--backend' && name !== '--data');
  if (forSweeps.length > 0 && !isSweep(link)) {
    throw new UsageError(`${forSweeps.join(', ')}: only for a sweep, whose link has sx=`);
  }
  if (resume && out === undefined)
    throw new UsageError('--resume needs --out: the file to go on with');
  if (workers !== undefined && wantedBackend(link, backend) === 'webgpu') {
    throw new UsageError('--workers is for the CPU');
  }
  return { ...common, link, merge: undefined };
}

/** @param {string} link */
const fragmentOf = (link) => new URLSearchParams(link.slice(link.indexOf('#') + 1));

/**
 * Says which engine a run asks for, before the link has been validated: only to choose where to
 * load the code that validates it.
 *
 * @param {string} link
 * @param {Backend | undefined} flag
 * @returns {Backend}
 */
export function wantedBackend(link, flag) {
  const said = fragmentOf(link).get('backend');
  return flag ?? (said === 'webgpu' || said === 'reference' ? said : 'cpu');
}

/**
 * Says whether a link, not validated yet, is that of a sweep.
 *
 * @param {string} link
 */
export function isSweep(link) {
  const fragment = fragmentOf(link);
  return fragment.has('sx') || fragment.has('sy');
}
