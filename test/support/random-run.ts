/** Runs of random settings with random numbers in them: what a snapshot must carry, whatever it is. */

import { METHODS } from '../../src/methods';
import { MEASURES, type Measures } from '../../src/model/measures';
import type { Network } from '../../src/model/network';
import type { RunRecord } from '../../src/model/record';
import { frameCount, isSplit, MOMENTS, momentFrame } from '../../src/model/timeline';
import { DEFAULT_VIEW } from '../../src/spec/fields';
import type { Spec } from '../../src/spec/spec';
import { validateSpec } from '../../src/spec/validate';
import { idleRecord } from '../../src/store/idle-record';
import { sizeAt } from '../../src/store/snapshot/networks-code';
import type { Snapshot } from '../../src/store/snapshot/snapshot';

/** A small generator of its own, so that a failing case can be made again from its seed. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export type Next = () => number;

/** A whole number 0 … most. */
export const below = (next: Next, most: number): number => Math.floor(next() * (most + 1));

export function randomSpec(next: Next): Spec {
  const methods = METHODS.filter(() => next() < 0.25).map(({ id }) => id);
  const given = {
    clauses: 1 + below(next, 5),
    literals: 1 + below(next, 4),
    hidden: 1 + below(next, 6),
    train: 64 + below(next, 100),
    test: 64 + below(next, 500),
    warmup: below(next, 4),
    finetune: below(next, 4),
    alpha: 1 + below(next, 4),
    seed: below(next, 2 ** 31),
    seeds: 1 + below(next, 2),
    methods: ['dense', 'fpe-clause', ...methods],
    opt: next() < 0.5 ? 'sgd' : 'adam',
  };
  return validateSpec(given).spec;
}

export function randomNetwork(next: Next, spec: Spec, method: string, frame: number): Network {
  const size = sizeAt(spec, method as Spec['methods'][number], frame);
  const children = size.parents * size.alpha;
  const density = next();
  const childStart = new Uint32Array(children + 1);
  const edgeInput: number[] = [];
  for (let c = 0; c < children; c++) {
    for (let j = 0; j < size.inputs; j++) if (next() < density) edgeInput.push(j);
    childStart[c + 1] = edgeInput.length;
  }
  const floats = (length: number): Float32Array<ArrayBuffer> =>
    Float32Array.from({ length }, () =>
      next() < 0.05 ? -0 : (next() - 0.5) * 2 ** below(next, 9),
    );
  return {
    ...size,
    children,
    childStart,
    edgeInput: Uint16Array.from(edgeInput),
    weight: floats(edgeInput.length),
    bias: floats(children),
    output: floats(children),
    outputAlive: Uint8Array.from({ length: children }, () => Number(next() < 0.8)),
    outputBias: floats(1)[0],
  };
}

/** Some frames of a run complete, all of one whose settings are given; numbers a run could have. */
export function randomRun(next: Next, given?: Spec): Snapshot {
  const spec = given ?? randomSpec(next);
  const record: RunRecord = idleRecord(spec);
  const most = frameCount(record.schedule);
  record.frames = given ? most : 1 + below(next, most - 1);
  for (let frame = 0; frame < record.frames; frame++) {
    record.replicas.forEach((_, r) => {
      record.testAccuracy[r][frame] = below(next, spec.test) / spec.test;
      record.testLoss[r][frame] = next() < 0.1 ? Number.NaN : next() * 2;
      record.trainLoss[r][frame] = frame === 0 ? Number.NaN : next() * 2;
    });
    for (const [method, kept] of record.networks) {
      if (frame > 0 && next() < 0.9) kept[frame] = randomNetwork(next, spec, method, frame);
    }
  }
  for (const moment of MOMENTS) {
    if (momentFrame(record.schedule, moment) >= record.frames) continue;
    record.replicas.forEach((_, r) => {
      const values = MEASURES.map((id) => [id, next() < 0.05 ? Number.NaN : next() * 300]);
      record.measures[moment][r] = Object.fromEntries(values) as Measures;
    });
  }
  if (isSplit(record.schedule, record.frames - 1)) {
    const pair = (): [number, number] => [below(next, 300), below(next, 300)];
    record.ledgers[0] = {
      before: pair(),
      copied: pair(),
      pruned: pair(),
      after: pair(),
      biases: pair(),
      budget: below(next, 500),
    };
  }
  if (next() < 0.3) record.diverged.push({ replica: 0, epoch: 1, step: below(next, 99), lr: 0.05 });
  return { spec, view: DEFAULT_VIEW, record, state: null };
}
