/**
 * The cases of `npm run bench`, run in a page by `scripts/bench.mjs`: optimiser steps of split
 * networks at the same number of non-zeros, on each backend. Times nothing but training.
 */
import { now } from '../lib/clock';
import { DEFAULT_SPEC } from '../spec/fields';
import type { Spec } from '../spec/spec';
import type { Backend } from './backend';
import { upload } from './checkpoint';
import { openBackend } from './open';
import { buildPlan, describeSplit, epochOrder, type Plan } from './plan';
import { splitUntilCopied, trainSteps } from './schedule';

const ALPHAS = [1, 2, 4, 8];
const REPLICAS = [1, 24];
const BACKENDS = ['webgpu', 'cpu'] as const;
/** Steps per dispatch; one submit a dispatch. */
const STEPS = 64;

interface Counted {
  readonly replicaSteps: number;
  readonly steps: number;
  readonly dispatches: number;
  readonly submits: number;
  readonly wallSeconds: number;
}

/** `W1 webgpu R=24 alpha=2` …: 32 inputs, 8 neurons, batch 64, Adam. */
export const listCases = (): string[] =>
  BACKENDS.flatMap((b) => REPLICAS.flatMap((r) => ALPHAS.map((a) => `W1 ${b} R=${r} alpha=${a}`)));

/** Trains a little, splits and hands out the stopwatch. Throws where the backend is not to be had. */
export async function prepare(id: string) {
  const match = /^W1 (webgpu|cpu) R=(\d+) alpha=(\d+)$/.exec(id);
  if (!match) throw new Error(`unknown case "${id}"`);
  const spec: Spec = {
    ...DEFAULT_SPEC,
    opt: 'adam',
    lr: 0.01,
    test: 512,
    seeds: Number(match[2]),
    alpha: Number(match[3]),
    methods: ['fpe-random'],
  };
  const plan = buildPlan(spec);
  const backend = await openBackend(match[1] as Spec['backend'], false, true);
  await fillAndSplit(plan, backend);
  let step = 0;
  return {
    async run(seconds: number): Promise<Counted> {
      const start = now();
      let dispatches = 0;
      let steps = 0;
      while (now() - start < seconds * 1000) {
        await backend.run(trainSteps(plan, step, 0, STEPS));
        step += STEPS;
        steps += STEPS;
        dispatches++;
      }
      const wallSeconds = (now() - start) / 1000;
      const replicaSteps = steps * plan.replicas.length;
      return { replicaSteps, steps, dispatches, submits: dispatches, wallSeconds };
    },
    close: () => backend.destroy(),
  };
}

async function fillAndSplit(plan: Plan, backend: Backend): Promise<void> {
  await upload(plan, backend, null);
  backend.write('order', 0, epochOrder(plan, 1));
  await backend.run([...trainSteps(plan, 0, 0, 32), ...splitUntilCopied(plan)]);
  describeSplit(plan, 0);
  backend.write('replicas', 0, plan.descriptors);
}
