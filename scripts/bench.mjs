// @ts-check
/**
 * Measures the engines: `npm run bench -- [words of a case's name] [--repeats N] [--seconds S]`, or
 * `npm run bench -- peers`: the same networks on other libraries as well (`bench-peers.mjs`).
 *
 * Cases come from `src/engine/bench.ts`, which runs in headless Chromium as the explorer does.
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import {
  closeCase,
  columns,
  figure,
  inTurns,
  loadCases,
  prepareCase,
  summary,
  warnWithoutTime,
} from './bench-cases.mjs';
import { comparePeers } from './bench-peers.mjs';
import { withPage } from './bundle.mjs';

const HELP = `Usage: npm run bench -- [words of a case's name] [--repeats 5] [--seconds 1] [--json]
       npm run bench -- peers [R=256 W2] [--repeats 5] [--seconds 2] [--json]

Prints, per case, medians over the repeats of: replica-steps (optimiser steps times networks) per
second and per processor-second of the whole browser; dispatches and submissions per step; and
bytes that a run in the page reads back per step.

peers: the same networks (W1 with R=1, 16, 256 replicas, W2, W3) on TensorFlow.js and jax-js too,
after a check that the first losses of all of them agree. Their packages are a separate install under bench/, made when first asked for.`;

/** @param {readonly string[]} argv */
export function parseBenchArguments(argv) {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      repeats: { type: 'string', default: '5' },
      seconds: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const peers = positionals[0] === 'peers';
  const words = positionals.slice(peers ? 1 : 0).flatMap((text) => text.split(/\s+/));
  const repeats = Number(values.repeats);
  const seconds = Number(values.seconds ?? (peers ? 2 : 1));
  if (!Number.isInteger(repeats) || repeats < 1) {
    throw new Error(`--repeats is a whole number from 1, received "${values.repeats}"`);
  }
  if (!(seconds > 0 && seconds <= 600)) {
    throw new Error(`--seconds is between 0 and 600, received "${values.seconds}"`);
  }
  return { peers, words, repeats, seconds, json: values.json, help: values.help };
}

/** Whether a case's name has all the words. @param {string} id @param {readonly string[]} words */
export const hasWords = (id, words) => words.every((word) => id.split(' ').includes(word));

/**
 * @param {import('./bench-cases.mjs').Opened} opened
 * @param {{ words: readonly string[], repeats: number, seconds: number }} options
 */
async function measure(opened, options) {
  const { page } = opened;
  const all = await loadCases(page);
  const ids = all.filter((id) => hasWords(id, options.words));
  if (ids.length === 0) {
    throw new Error(`no case has "${options.words.join(' ')}"; cases: ${all.join(', ')}`);
  }
  /** @type {Map<string, number>} */
  const bytes = new Map();
  for (const id of ids) {
    process.stderr.write(`prepare ${id}\n`);
    bytes.set(id, (await prepareCase(page, id)).bytesPerStep);
  }
  const measured = await inTurns(opened, ids, options);
  for (const id of ids) await closeCase(page, id);
  return [...measured].map(([id, runs]) => ({
    ...summary(id, runs),
    bytesPerStep: bytes.get(id) ?? Number.NaN,
  }));
}

/** @param {readonly (ReturnType<typeof summary> & { bytesPerStep: number })[]} rows */
export function table(rows) {
  const head = [
    'case',
    'replica-steps/s',
    'per CPU-s',
    'µs CPU/replica-step',
    'dispatches/step',
    'submits/step',
    'bytes read/step',
  ];
  const lines = rows.map((row) => [
    row.case,
    figure(row.perSecond, 0),
    figure(row.perCpuSecond, 0),
    figure(row.microsecondsPerReplicaStep, 1),
    figure(row.dispatchesPerStep, 4),
    figure(row.submitsPerStep, 4),
    figure(row.bytesPerStep, 0),
  ]);
  return columns([head, ...lines]);
}

/** @param {readonly string[]} argv */
async function main(argv) {
  const { help, json, peers, ...options } = parseBenchArguments(argv);
  if (help) {
    console.log(HELP);
    return;
  }
  if (peers) {
    await comparePeers({ ...options, json });
    return;
  }
  const rows = await withPage('src/engine/bench.ts', async (page, { processId }) => {
    warnWithoutTime(processId);
    return measure({ page, processId }, options);
  });
  console.log(json ? JSON.stringify(rows) : table(rows));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main(process.argv.slice(2)).catch((error) => {
    process.stderr.write(`${error?.message ?? error}\n`);
    process.exitCode = 1;
  });
}
