/**
 * Twins of `shaders/split/*.wgsl`: who gets which input, the copy, the joint prune.
 * paper.md §1; all integers equal the GPU's bit for bit.
 */
import { DEALS, type Deal, dealtTo } from '../../methods';
import { ALIVE_BIT, REPLICA, REPLICA_WORDS, START_MASK } from '../../model/replica-layout';
import type { Slot } from './slot';

const NO_GROUP = 0xffff;
const KINDS = Object.keys(DEALS) as Deal[];

/** Children of every input of every parent (`methods/deal.ts`), at parent·d + j of its topology. */
export function deal(
  params: Readonly<Record<'first' | 'replicas' | 'parents', number>>,
  replicas: Slot,
  groups: Slot,
  dealt: Slot,
): void {
  for (let r = params.first; r < params.first + params.replicas; r++) {
    const at = r * REPLICA_WORDS;
    const field = (name: keyof typeof REPLICA) => replicas.u32[at + REPLICA[name]];
    const kind = KINDS.find((name) => DEALS[name] === field('deal')) ?? 'none';
    if (kind === 'none') continue;
    const d = field('inputs');
    const table = groups.u32.subarray(field('group_table'), field('group_table') + d);
    const dealing = {
      deal: kind,
      inputs: d,
      alpha: field('alpha'),
      seed: field('seed'),
      groups: field('groups'),
      groupOf: Array.from(table, (word) => ((word & NO_GROUP) === NO_GROUP ? -1 : word & NO_GROUP)),
    };
    for (let parent = 0; parent < Math.min(params.parents, field('parents')); parent++) {
      dealt.u32.set(dealtTo(dealing, parent), field('topology') + parent * d);
    }
  }
}

/**
 * Stages the split of every parent: the edges of its children, from parent·(edge_capacity / h) on,
 * sorted by (child, input); bias and output weight are copied unscaled to each child; the output
 * bias once.
 */
export function copy(
  params: Readonly<Record<'first' | 'replicas' | 'parents', number>>,
  replicas: Slot,
  dealt: Slot,
  parameters: Slot,
  stagedTopology: Slot,
  stagedParams: Slot,
): void {
  for (let r = params.first; r < params.first + params.replicas; r++) {
    const at = r * REPLICA_WORDS;
    const field = (name: keyof typeof REPLICA) => replicas.u32[at + REPLICA[name]];
    if (field('deal') === 0) continue;
    const d = field('inputs');
    const h = field('parents');
    const alpha = field('alpha');
    const edges = field('topology');
    const starts = edges + field('edge_capacity');
    const weights = field('weights');
    const biases = weights + field('edge_capacity');
    const outputs = biases + field('child_capacity');
    const stride = field('edge_capacity') / h;
    for (let parent = 0; parent < Math.min(params.parents, h); parent++) {
      let place = parent * stride;
      for (let k = 0; k < alpha; k++) {
        const child = parent * alpha + k;
        stagedTopology.u32[starts + child] = place | ALIVE_BIT;
        stagedParams.f32[biases + child] = parameters.f32[biases + parent];
        stagedParams.f32[outputs + child] = parameters.f32[outputs + parent];
        for (let j = 0; j < d; j++) {
          if (((dealt.u32[edges + parent * d + j] >>> k) & 1) === 0) continue;
          stagedTopology.u32[edges + place] = (child << 16) | j;
          stagedParams.f32[weights + place] = parameters.f32[weights + parent * d + j];
          place++;
        }
      }
    }
    stagedTopology.u32[starts + alpha * h] = h * stride;
    const bias = outputs + field('child_capacity');
    stagedParams.f32[bias] = parameters.f32[bias];
  }
}

/**
 * Prunes the smallest |w| over both layers together, so that `budget` non-zeros remain; ties go to
 * the earlier weight in the order W1' (child, input), then W2' by child. Survivors are compacted
 * into the living buffers, with the words of `fresh` where the replica's field says so; the
 * optimiser state is zeroed. As a trial, `topology` and `params` are the living network of every
 * replica, `base` is what remains, nothing is fresh, and the state stays.
 */
export function prune(
  params: Readonly<Record<'first' | 'replicas' | 'trial', number>>,
  replicas: Slot,
  sourceTopology: Slot,
  sourceParams: Slot,
  fresh: Slot,
  topology: Slot,
  parameters: Slot,
  state: Slot,
): void {
  const trial = params.trial === 1;
  for (let r = params.first; r < params.first + params.replicas; r++) {
    const at = r * REPLICA_WORDS;
    const field = (name: keyof typeof REPLICA) => replicas.u32[at + REPLICA[name]];
    if (!trial && field('deal') === 0) continue;
    const values = !trial && field('fresh') === 1 ? fresh : sourceParams;
    const edges = field('topology');
    const capacity = field('edge_capacity');
    const starts = edges + capacity;
    const weights = field('weights');
    const n = field(trial ? 'children' : 'child_capacity');
    const edgeCount = sourceTopology.u32[starts + n] & START_MASK;
    const biases = weights + capacity;
    const outputs = biases + field('child_capacity');
    const last = outputs + field('child_capacity');
    const total = edgeCount + n;
    // |w| as the bits of a non-negative float: the same order as the numbers.
    const key = (i: number): number =>
      sourceParams.u32[i < edgeCount ? weights + i : outputs + i - edgeCount] & 0x7fffffff;
    const order = Array.from({ length: total }, (_, i) => i);
    order.sort((a, b) => key(a) - key(b) || a - b);
    const excess = Math.max(0, total - field(trial ? 'base' : 'budget'));
    const gone = new Uint8Array(total);
    for (const i of order.slice(0, excess)) gone[i] = 1;
    let place = 0;
    for (let c = 0; c < n; c++) {
      const from = sourceTopology.u32[starts + c] & START_MASK;
      const to = sourceTopology.u32[starts + c + 1] & START_MASK;
      const alive = gone[edgeCount + c] === 0;
      topology.u32[starts + c] = place | (alive ? ALIVE_BIT : 0);
      parameters.u32[biases + c] = values.u32[biases + c];
      parameters.u32[outputs + c] = alive ? values.u32[outputs + c] : 0;
      for (let e = from; e < to; e++) {
        if (gone[e] === 1) continue;
        topology.u32[edges + place] = sourceTopology.u32[edges + e];
        parameters.u32[weights + place] = values.u32[weights + e];
        place++;
      }
    }
    topology.u32[starts + n] = place;
    for (let e = place; e < capacity; e++) {
      topology.u32[edges + e] = 0;
      parameters.u32[weights + e] = 0;
    }
    parameters.u32[last] = values.u32[last];
    if (trial) continue;
    const moments = field('state');
    state.u32.fill(0, moments, moments + 2 * field('parameter_count'));
  }
}
