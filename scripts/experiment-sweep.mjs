// @ts-check
/** Runs the sweep of a link without a window, or a part of it, and keeps what it measures. */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { withModule } from './bundle.mjs';
import { UsageError } from './experiment-arguments.mjs';
import { givenFile, sourcesHere } from './given-file.mjs';
import { appender, assertFree, readIfThere, replaceFile, setAside } from './results-files.mjs';
import { SWEEP, trainInChromium, trainInThreads } from './sweep-engines.mjs';

/**
 * @typedef {import('./sweep-engines.mjs').Sweep} Sweep
 * @typedef {import('./experiment-arguments.mjs').Arguments} Arguments
 * @typedef {import('../src/engine/results-file.ts').Entry} Entry
 * @typedef {import('../src/engine/results-file.ts').HeaderFields} HeaderFields
 * @typedef {ReturnType<Sweep['readSweep']>} Job
 */

/** @param {string} line */
const say = (line) => process.stderr.write(`${line}\n`);

/** @template T @param {(sweep: Sweep) => Promise<T>} use */
const withSweep = (use) =>
  withModule(SWEEP, (module) => use(/** @type {Sweep} */ (/** @type {unknown} */ (module))));

/** Version of the explorer, which stands in every file. */
function appVersion() {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return String(JSON.parse(text).version);
}

/**
 * Names every line of a file that is left out.
 *
 * @param {Pick<ReturnType<Sweep['readResults']>, 'broken' | 'conflicts'>} results
 */
function report({ broken, conflicts }) {
  for (const { place, reason } of broken) say(`${place}: ${reason}`);
  for (const { places, cell, seed } of conflicts) {
    const [kept, other] = places;
    say(`${other}: disagrees with ${kept} on cell ${cell}, seed ${seed}; the first is kept`);
  }
}

/**
 * What a file to go on with holds; lines that cannot be used are taken out of it.
 *
 * @param {Sweep} sweep
 * @param {string} path
 * @param {Job} job
 * @param {HeaderFields} header
 */
function resume(sweep, path, job, header) {
  const text = readIfThere(path) ?? '';
  const results = sweep.readResumed({ name: path, text }, job, header);
  report(results);
  const dropped = [...results.broken, ...results.conflicts];
  setAside(path, dropped);
  const { entries } = results;
  if (!results.header || dropped.length > 0 || !text.endsWith('\n')) {
    replaceFile(path, sweep.encodeFile(header, entries));
  }
  say(`${path}: goes on from ${entries.length} results`);
  return entries;
}

/**
 * Opens what results are written to; the lines of a new file begin with its header.
 *
 * @param {Sweep} sweep
 * @param {Arguments} options
 * @param {Job} job
 * @param {HeaderFields} header
 * @returns {{ entries: readonly Entry[], write: (lines: readonly string[]) => void }}
 */
function open(sweep, options, job, header) {
  const { out, json } = options;
  if (out !== undefined) {
    if (options.resume) {
      return { entries: resume(sweep, out, job, header), write: appender(out) };
    }
    assertFree(out);
    replaceFile(out, sweep.encodeFile(header, []));
    return { entries: [], write: appender(out) };
  }
  const write = (/** @type {readonly string[]} */ lines) => {
    if (json) for (const line of lines) process.stdout.write(`${line}\n`);
  };
  write([sweep.encodeHeader(header)]);
  return { entries: [], write };
}

/** What is on disk is whole; a scheduler may stop this at any time. */
function stopOnSignals() {
  const signals = /** @type {const} */ ({ SIGINT: 130, SIGTERM: 143 });
  for (const [signal, status] of Object.entries(signals)) {
    process.once(signal, () => process.exit(status));
  }
}

/**
 * Runs the sweep of a link: what it measures goes out line by line, a table at the end.
 *
 * @param {Arguments} options
 * @param {import('./experiment-arguments.mjs').Backend} engine
 */
export function runSweepLink(options, engine) {
  return withSweep(async (sweep) => {
    const { json, out, shard, workers = availableParallelism() } = options;
    const data = givenFile(options.data);
    const link = await sweep.provideData(options.link, sourcesHere(data));
    const job = sweep.readSweep(link);
    for (const { x, y, refusal } of job.cells) {
      if (refusal !== null) say(`left out: ${y === null ? x : `${x}, ${y}`} (${refusal})`);
    }
    const part = shard ? `${shard.index}/${shard.of}` : null;
    const header = { app: appVersion(), link: job.link, shard: part };
    const { entries: earlier, write } = open(sweep, options, job, header);
    stopOnSignals();

    const key = (/** @type {{ cell: number, seed: number }} */ of) => `${of.cell} ${of.seed}`;
    const finished = new Set(earlier.map(({ result }) => key(result)));
    const share = shard ? sweep.shardOf(job.members, shard) : job.members;
    const members = share.filter((member) => !finished.has(key(member)));
    const entries = [...earlier];
    let failures = 0;
    let told = 1;
    const listeners = {
      /** @type {import('./sweep-engines.mjs').Listeners['onResults']} */
      onResults(results, { kind: backend, adapter }) {
        const fresh = results.flatMap((result) => {
          const { x, y } = job.cells[result.cell];
          if (result.failure === undefined) return [{ result, x, y, backend, adapter }];
          failures++;
          say(`cell ${result.cell}, seed ${result.seed}: ${result.failure}`);
          return [];
        });
        write(fresh.map(sweep.encodeEntry));
        entries.push(...fresh);
      },
      onProgress(/** @type {number} */ done) {
        if (done < told / 10) return;
        told = Math.floor(10 * done) + 1;
        say(`${Math.round(100 * done)} % of the work, ${entries.length} results`);
      },
      onNote: say,
    };
    if (members.length === 0) say('nothing is left to measure');
    else if (engine === 'webgpu') await trainInChromium(members, listeners, { link, data });
    else await trainInThreads(sweep, members, { cores: workers, backend: engine }, listeners);

    if (!json) process.stdout.write(`${sweep.formatSweepTable(job.link, entries)}\n`);
    if (out !== undefined) say(`written: ${out}, ${entries.length} of ${share.length} results`);
    if (failures > 0) throw new Error(`${failures} of ${members.length} could not be trained`);
  });
}

/**
 * Joins files of results. Resolves false where two of them disagree.
 *
 * @param {readonly string[]} files
 * @param {Pick<Arguments, 'json' | 'out'>} options
 */
export function mergeFiles(files, { json, out }) {
  return withSweep(async (sweep) => {
    if (out !== undefined) assertFree(out);
    const sources = files.map((name) => {
      const text = readIfThere(name);
      if (text === undefined) throw new UsageError(`${name}: there is no such file`);
      return { name, text };
    });
    const results = sweep.readResults(sources);
    report(results);
    const { header, entries, conflicts } = results;
    if (!header) throw new UsageError(`no results in ${files.join(', ')}`);
    const { link } = header;
    const text = sweep.encodeFile({ ...header, shard: null }, entries);
    if (out !== undefined) replaceFile(out, text);
    else if (json) process.stdout.write(text);
    if (!json) process.stdout.write(`${sweep.formatSweepTable(link, entries)}\n`);
    const all = sweep.readSweep(link).members.length;
    say(`${out === undefined ? 'merged' : `written: ${out}`}, ${entries.length} of ${all} results`);
    return conflicts.length === 0;
  });
}
