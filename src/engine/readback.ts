/**
 * From words read off a backend to the plain data of events: networks, accuracies, agreements,
 * ledgers. What is measured of the weights is `structure.ts`.
 */
import { sum } from '../lib/statistics';
import { floatsOf } from '../lib/words';
import type { Network } from '../model/network';
import type { Ledger } from '../model/record';
import { ALIVE_BIT, COUNTS, COUNTS_WORDS, START_MASK } from '../model/replica-layout';
import { fieldOf, type Plan } from './plan';
import { evaluationBlocks } from './schedule';

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
  const params = floatsOf(paramWords);
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
  const tally = floatsOf(tallyWords);
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

/** Words of `tally` that `evaluateSigns` fills. */
export const agreementRange = (plan: Plan) => ({
  slot: 'tally',
  offset: 0,
  words: plan.replicas.length * evaluationBlocks(plan, 0),
});

/** Share of the test examples that its signs alone answer as a replica does, from those words. */
export function decodeAgreement(plan: Plan, tally: Uint32Array): Float32Array {
  const blocks = evaluationBlocks(plan, 0);
  return Float32Array.from(
    plan.replicas,
    (_, r) => sum(tally.subarray(r * blocks, (r + 1) * blocks)) / plan.course.test,
  );
}

/** A column of a replica's row of `counts`. */
export const countsOf = (counts: Uint32Array, r: number, column: number) => {
  const at = r * COUNTS_WORDS + column * 4;
  return {
    nonzeros: [counts[at + COUNTS.input], counts[at + COUNTS.output]] as [number, number],
    connections: counts[at + COUNTS.edges] + counts[at + COUNTS.outputs],
  };
};

/** Ledgers from the first three columns of `counts`; null for replicas that never split. */
export function decodeLedgers(plan: Plan, counts: Uint32Array): (Ledger | null)[] {
  return plan.replicas.map((_, r) => {
    if (fieldOf(plan, r, 'deal') === 0) return null;
    const [before, copied, after] = [0, 1, 2].map((c) => countsOf(counts, r, c).nonzeros) as [
      [number, number],
      [number, number],
      [number, number],
    ];
    return {
      before,
      copied,
      pruned: [copied[0] - after[0], copied[1] - after[1]],
      after,
      biases: [fieldOf(plan, r, 'parents') + 1, fieldOf(plan, r, 'child_capacity') + 1],
      budget: fieldOf(plan, r, 'base'),
    };
  });
}
