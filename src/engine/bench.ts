/**
 * The cases of `npm run bench`, run in a page by `scripts/bench.mjs`: optimiser steps of split
 * networks at the same number of non-zeros, on each backend. Times nothing but training;
 * `bench/` runs the same networks on other libraries.
 */
import { now } from '../lib/clock';
import { sum } from '../lib/statistics';
import { DEFAULT_SPEC } from '../spec/fields';
import type { Spec } from '../spec/spec';
import type { Backend } from './backend';
import type { BenchAnswer, BenchCommand } from './bench-worker';
import { upload } from './checkpoint';
import { type Counts, counting } from './counting';
import { isLayeredCase, listLayeredCases, prepareLayered } from './layered/bench';
import { openBackend, type Wanted } from './open';
import { buildPlan, describeSplit, epochOrder, membersOf, type Plan } from './plan';
import { runPlan } from './run';
import { prune, stageSplit, trainSteps } from './schedule';

const BACKENDS = ['webgpu', 'cpu', 'reference'] as const satisfies readonly Wanted[];
/** Networks side by side, and how often each is split. */
const SHAPES = [
  ...[1, 16, 256, 1024].map((replicas) => ({ replicas, alpha: 2 })),
  ...[1, 24].flatMap((replicas) => [1, 4, 8].map((alpha) => ({ replicas, alpha }))),
];

/** What one turn of the stopwatch saw. */
export interface Counted {
  readonly replicaSteps: number;
  readonly steps: number;
  readonly dispatches: number;
  readonly submits: number;
  readonly wallSeconds: number;
}

/** Networks that are shared out where scaling over threads is measured. */
const SHARED = 256;

/**
 * `W1 webgpu R=24 alpha=2` …: 32 inputs, 8 neurons, batch 64, Adam; `W1 cpu R=256 threads=2` …: the
 * same number of networks on so many threads.
 */
export function listCases(): string[] {
  const cores = navigator.hardwareConcurrency;
  return [
    ...BACKENDS.flatMap((b) => SHAPES.map((s) => `W1 ${b} R=${s.replicas} alpha=${s.alpha}`)),
    ...[...new Set([1, 2, cores])]
      .filter((threads) => threads <= cores)
      .map((threads) => `W1 cpu R=${SHARED} threads=${threads}`),
    ...listLayeredCases(),
  ];
}

/** W1 with so many seeds: the default task and data, one split method. */
export const benchSpec = (replicas: number, alpha: number): Spec => ({
  ...DEFAULT_SPEC,
  opt: 'adam',
  lr: 0.01,
  test: 512,
  seeds: replicas,
  alpha,
  methods: ['fpe-random'],
});

/** Steps per dispatch: enough to hide what a dispatch costs, seconds at the most. */
export const stepsPerDispatch = (replicas: number): number => (replicas < 256 ? 64 : 16);

/** Trains a little, splits and hands out the stopwatch. Throws where the backend is not to be had. */
export async function prepare(id: string) {
  if (isLayeredCase(id)) return prepareLayered(id);
  const threads = /^W1 cpu R=(\d+) threads=(\d+)$/.exec(id);
  if (threads) return prepareThreads(Number(threads[1]), Number(threads[2]));
  const match = /^W1 (webgpu|cpu|reference) R=(\d+) alpha=(\d+)$/.exec(id);
  if (!match) throw new Error(`unknown case "${id}"`);
  const plan = buildPlan(membersOf(benchSpec(Number(match[2]), Number(match[3]))));
  const { backend, counts } = counting(await openBackend(match[1] as Wanted, false, true));
  const bytesPerStep = await readPerStep(plan, backend, counts);
  await upload(plan, backend, null);
  await trainAndSplit(plan, backend, 32);
  return {
    bytesPerStep,
    run: stopwatch(plan, backend, counts),
    close: () => backend.destroy(),
  };
}

/** The same on several threads, each with its share of the networks. */
async function prepareThreads(replicas: number, threads: number) {
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL('./bench-worker.ts', import.meta.url), { type: 'module' }),
  );
  const ask = <A extends BenchAnswer>(worker: Worker, command: BenchCommand): Promise<A> =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<A>) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage(command);
    });
  const own = `W1 cpu R=${Math.floor(replicas / threads)} alpha=2`;
  const asked = workers.map((w) => ask<{ bytesPerStep: number }>(w, { prepare: own }));
  const ready = await Promise.all(asked);
  return {
    bytesPerStep: sum(ready.map(({ bytesPerStep }) => bytesPerStep)),
    async run(seconds: number): Promise<Counted> {
      const all = await Promise.all(workers.map((worker) => ask<Counted>(worker, { seconds })));
      const over = (of: keyof Counted) => sum(all.map((counted) => counted[of]));
      return {
        replicaSteps: over('replicaSteps'),
        steps: over('steps') / threads,
        dispatches: over('dispatches'),
        submits: over('submits'),
        wallSeconds: Math.max(...all.map(({ wallSeconds }) => wallSeconds)),
      };
    },
    close: () => {
      for (const worker of workers) worker.terminate();
    },
  };
}

/** A stopwatch: trains for some seconds, the first batches of the uploaded order again and again. */
export function stopwatch(plan: Plan, backend: Backend, counts: Counts) {
  const replicas = plan.replicas.length;
  const each = stepsPerDispatch(replicas);
  let step = 0;
  return async (seconds: number): Promise<Counted> => {
    const before = { ...counts, step };
    const start = now();
    do {
      await backend.run(trainSteps(plan, step, 0, each));
      step += each;
    } while (now() - start < seconds * 1000);
    const steps = step - before.step;
    return {
      replicaSteps: steps * replicas,
      steps,
      dispatches: counts.dispatches - before.dispatches,
      submits: counts.submits - before.submits,
      wallSeconds: (now() - start) / 1000,
    };
  };
}

/** `steps` dense steps of the first epoch, then the split; Adam starts again at step 0. */
export async function trainAndSplit(plan: Plan, backend: Backend, steps: number): Promise<void> {
  backend.write('order', 0, epochOrder(plan, 1));
  await backend.run([...trainSteps(plan, 0, 0, steps), ...stageSplit(plan), prune(plan)]);
  describeSplit(plan, 0);
  backend.write('replicas', 0, plan.descriptors);
}

/**
 * Bytes read back per step while a run goes on in the page, over one epoch of such a run: answers
 * and losses of all networks, the networks on screen, and a checkpoint if the epoch was long.
 */
async function readPerStep(plan: Plan, backend: Backend, counts: Counts): Promise<number> {
  const marks: number[] = [];
  await runPlan(plan, {
    open: async () => backend,
    emit: () => {},
    // Asked after frame 0, before anything is trained, and after each epoch.
    gate: async (at) => at === 'chunk' || marks.push(counts.bytesRead) < 2,
  });
  return (marks[1] - marks[0]) / plan.stepsPerEpoch;
}
