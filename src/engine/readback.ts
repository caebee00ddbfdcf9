/**
 * From words read off a backend to the plain data of events: networks, accuracies, measures.
 * Means are taken here in f64, so that no kernel needs an ordered reduction for them.
 */
import { mean, sum } from '../lib/statistics';
import { meanOffDiagonal } from '../metrics';
import type { Network } from '../model/network';
import type { Ledger } from '../model/record';
import { ALIVE_BIT, type ReplicaField, START_MASK } from '../model/replica-layout';
import type { Backend } from './backend';
import { NULL_DRAWS } from './extents';
import { fieldOf, type Plan } from './plan';
import { evaluationBlocks, measure } from './schedule';

const asFloats = (words: Uint32Array): Float32Array =>
  new Float32Array(words.buffer, words.byteOffset, words.length);

/** Ranges that hold one replica's network: topology, then params. */
export const networkRanges = (plan: Plan, r: number) => [
  {
    slot: 'topology',
    offset: fieldOf(plan, r, 'topology'),
    words: fieldOf(plan, r, 'edge_capacity') + fieldOf(plan, r, 'child_capacity') + 1,
  },
  {
    slot: 'params',
    offset: fieldOf(plan, r, 'weights'),
    words: fieldOf(plan, r, 'parameter_count'),
  },
];

/** The network in those two ranges. */
export function decodeNetwork(
  plan: Plan,
  r: number,
  topology: Uint32Array,
  paramWords: Uint32Array,
): Network {
  const params = asFloats(paramWords);
  const edges = fieldOf(plan, r, 'edge_capacity');
  const capacity = fieldOf(plan, r, 'child_capacity');
  const parents = fieldOf(plan, r, 'parents');
  const n = fieldOf(plan, r, 'children');
  const starts = topology.subarray(edges, edges + n + 1);
  const count = starts[n] & START_MASK;
  return {
    inputs: fieldOf(plan, r, 'inputs'),
    parents,
    alpha: n / parents,
    children: n,
    childStart: starts.map((word) => word & START_MASK),
    edgeInput: Uint16Array.from(topology.subarray(0, count), (edge) => edge & 0xffff),
    weight: params.slice(0, count),
    bias: params.slice(edges, edges + n),
    output: params.slice(edges + capacity, edges + capacity + n),
    outputAlive: Uint8Array.from(starts.subarray(0, n), (word) => (word & ALIVE_BIT ? 1 : 0)),
    outputBias: params[edges + 2 * capacity],
  };
}

/** Accuracy (0–1) and mean loss (nats) of every replica from `tally`; NaN where diverged. */
export function decodeTally(plan: Plan, part: 0 | 1, tallyWords: Uint32Array) {
  const tally = asFloats(tallyWords);
  const blocks = evaluationBlocks(plan, part);
  const count = part === 0 ? plan.course.test : plan.course.train;
  const accuracy = new Float32Array(plan.replicas.length);
  const loss = new Float32Array(plan.replicas.length);
  plan.replicas.forEach((_, r) => {
    let total = 0;
    let correct = 0;
    for (let block = 0; block < blocks; block++) {
      total += tally[(r * blocks + block) * 2];
      correct += tally[(r * blocks + block) * 2 + 1];
    }
    loss[r] = Number.isFinite(total) ? total / count : Number.NaN;
    accuracy[r] = Number.isFinite(total) ? correct / count : Number.NaN;
  });
  return { accuracy, loss };
}

/** Words of `tally` for a part. */
export const tallyRange = (plan: Plan, part: 0 | 1) => ({
  slot: 'tally',
  offset: 0,
  words: plan.replicas.length * evaluationBlocks(plan, part) * 2,
});

/** Structure of every replica now: what `Measures` holds beside accuracy and loss. */
export interface Structure {
  readonly capacity: number;
  readonly cosine: number;
  readonly cosineAbs: number;
  readonly interference: number;
  readonly interferenceNull: number;
  readonly mixed: number;
}

/** Measures all replicas, a bounded number at a time. */
export async function measureAll(plan: Plan, backend: Backend): Promise<Structure[]> {
  const all: Structure[] = [];
  for (let first = 0; first < plan.replicas.length; first += plan.measuredAtOnce) {
    const count = Math.min(plan.measuredAtOnce, plan.replicas.length - first);
    await backend.run(measure(plan, first, count));
    const { inputs, children, pairs: stride } = plan.largest;
    const range = (slot: string, words: number) => ({ slot, offset: 0, words: count * words });
    const [capacity, cosine, load, interference, ...nulls] = (
      await backend.read([
        range('capacity', inputs),
        range('cosine', children * 3),
        range('load', children),
        range('interference', stride),
        ...Array.from({ length: NULL_DRAWS }, (_, draw) => range(`null_${draw}`, stride)),
      ])
    ).map(asFloats) as [Float32Array, Float32Array, Float32Array, Float32Array, ...Float32Array[]];
    for (let local = 0; local < count; local++) {
      const field = (name: ReplicaField) => fieldOf(plan, first + local, name);
      const n = field('children');
      const part = (a: Float32Array, step: number, length: number) =>
        a.subarray(local * step, local * step + length);
      const rows = part(cosine, children * 3, n * 3);
      const pairs = sum(rows.filter((_, i) => i % 3 === 2));
      const m = field('groups');
      const offDiagonal = (a: Float32Array) => meanOffDiagonal(part(a, stride, m * m), m);
      const loads = part(load, children, n).filter((value) => value > 0);
      all.push({
        capacity: mean(part(capacity, inputs, field('inputs'))),
        cosine: pairs > 0 ? sum(rows.filter((_, i) => i % 3 === 0)) / pairs : 0,
        cosineAbs: pairs > 0 ? sum(rows.filter((_, i) => i % 3 === 1)) / pairs : 0,
        interference: offDiagonal(interference),
        interferenceNull: mean(nulls.map(offDiagonal)),
        mixed: loads.length > 0 ? mean(loads) : 0,
      });
    }
  }
  return all;
}

/** Ledgers from the three columns of `counts`; null for replicas that never split. */
export function decodeLedgers(plan: Plan, counts: Uint32Array): (Ledger | null)[] {
  return plan.replicas.map((_, r) => {
    if (fieldOf(plan, r, 'deal') === 0) return null;
    const pair = (column: number): [number, number] => [
      counts[r * 8 + column * 2],
      counts[r * 8 + column * 2 + 1],
    ];
    const [before, copied, after] = [pair(0), pair(1), pair(2)];
    const h = fieldOf(plan, r, 'parents');
    return {
      before,
      copied,
      pruned: [copied[0] - after[0], copied[1] - after[1]],
      after,
      biases: [h + 1, fieldOf(plan, r, 'child_capacity') + 1],
      budget: fieldOf(plan, r, 'budget'),
    };
  });
}
