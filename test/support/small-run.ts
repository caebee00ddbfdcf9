/** A small run on a backend, step by step, for tests of the engine. */
import type { Backend } from '../../src/engine/backend';
import { upload } from '../../src/engine/checkpoint';
import { buildPlan, epochOrder, fieldOf, membersOf, type Plan } from '../../src/engine/plan';
import { decodeNetwork, networkRanges } from '../../src/engine/readback';
import type { Network } from '../../src/model/network';
import { DEFAULT_SPEC } from '../../src/spec/fields';
import type { Spec } from '../../src/spec/spec';
import { taskOf } from '../../src/tasks';
import type { Reference } from './reference';

/** The defaults, made small; `patch` on top. */
export const smallSpec = (patch: Partial<Spec> = {}): Spec => ({
  ...DEFAULT_SPEC,
  clauses: 4,
  literals: 3,
  hidden: 4,
  train: 200,
  test: 100,
  batch: 32,
  warmup: 2,
  finetune: 2,
  seeds: 1,
  seed: 5,
  ...patch,
});

/** A backend filled with the plan's initial state and the order of epoch 1. */
export async function fill(backend: Backend, plan: Plan): Promise<void> {
  await upload(plan, backend, null);
  backend.write('order', 0, epochOrder(plan, 1));
}

export async function readNetwork(backend: Backend, plan: Plan, r: number): Promise<Network> {
  const [topology, params] = (await backend.read(networkRanges(plan, r))) as [
    Uint32Array,
    Uint32Array,
  ];
  return decodeNetwork(plan, r, topology, params);
}

/** The same network for the f64 reference. */
export function toReference(network: Network): Reference {
  const { inputs: d, children: n } = network;
  const w1 = new Float64Array(n * d);
  const mask1 = new Uint8Array(n * d);
  for (let c = 0; c < n; c++) {
    for (let e = network.childStart[c]; e < network.childStart[c + 1]; e++) {
      const at = c * d + network.edgeInput[e];
      w1[at] = network.weight[e];
      mask1[at] = 1;
    }
  }
  return {
    w1,
    mask1,
    mask2: network.outputAlive.slice(),
    b1: Float64Array.from(network.bias),
    w2: Float64Array.from(network.output),
    b2: network.outputBias,
    n,
    d,
  };
}

/** Examples of a seed as ±1 rows and 0/1 labels, unpacked independently of the engine. */
export function unpackExamples(spec: Spec, seed: number, part: 'train' | 'test') {
  const task = taskOf(spec.task);
  const packed = task.examples(spec, seed, part, part === 'train' ? spec.train : spec.test);
  const xs = Array.from({ length: packed.count }, (_, b) =>
    Array.from({ length: packed.inputs }, (_, j) => {
      const word = packed.rows[b * packed.wordsPerRow + Math.floor(j / 32)];
      return Math.floor(word / 2 ** (j % 32)) % 2 === 1 ? 1 : -1;
    }),
  );
  const ys = Array.from(
    { length: packed.count },
    (_, b) => Math.floor(packed.labels[Math.floor(b / 32)] / 2 ** (b % 32)) % 2,
  );
  return { xs, ys };
}

/** Minibatches of an epoch in training order. */
export function batchesOf(spec: Spec, plan: Plan, seedIndex: number, epoch: number) {
  const { seed } = plan.members[seedIndex];
  const { xs, ys } = unpackExamples(spec, seed, 'train');
  const start = seedIndex * spec.train;
  const order = [...epochOrder(plan, epoch).subarray(start, start + spec.train)];
  const batches: { xs: number[][]; ys: number[] }[] = [];
  for (let b = 0; b < order.length; b += spec.batch) {
    const chosen = order.slice(b, b + spec.batch);
    batches.push({
      xs: chosen.map((i) => xs[i]),
      ys: chosen.map((i) => ys[i]),
    });
  }
  return batches;
}

/** The plan of all seeds of a specification. */
export const planOf = (spec: Spec): Plan => buildPlan(membersOf(spec));

export { fieldOf };
