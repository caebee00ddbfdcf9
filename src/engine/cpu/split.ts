/**
 * Twins of `shaders/split/*.wgsl`: who gets which input, the copy, the joint prune.
 * paper.md §1; all integers equal the GPU's bit for bit.
 */
import { shuffle, stream } from '../../lib/random';
import { ALIVE_BIT, REPLICA, REPLICA_WORDS, START_MASK } from '../../model/replica-layout';
import type { Slot } from './slot';

const NO_GROUP = 0xffff;

/**
 * Child of every input of every parent: deal[parent·d + j], at the replica's topology offset.
 * Random: the inputs of a parent, shuffled, are dealt round-robin, so children differ by at most
 * one input. Clause: the clauses are shuffled and dealt whole; an input of no clause is dealt
 * round-robin by its index.
 */
export function deal(
  params: Readonly<Record<'first' | 'replicas' | 'parents', number>>,
  replicas: Slot,
  groups: Slot,
  dealt: Slot,
): void {
  for (let r = params.first; r < params.first + params.replicas; r++) {
    const at = r * REPLICA_WORDS;
    const field = (name: keyof typeof REPLICA) => replicas.u32[at + REPLICA[name]];
    const kind = field('deal');
    if (kind === 0) continue;
    const d = field('inputs');
    const alpha = field('alpha');
    const items = new Uint32Array(kind === 1 ? d : field('groups'));
    const childOf = new Uint32Array(items.length);
    for (let parent = 0; parent < Math.min(params.parents, field('parents')); parent++) {
      items.forEach((_, i) => {
        items[i] = i;
      });
      shuffle(items, stream(field('seed'), 'mask', parent));
      items.forEach((item, place) => {
        childOf[item] = place % alpha;
      });
      for (let j = 0; j < d; j++) {
        const group = groups.u32[field('group_table') + j] & 0xffff;
        const child = kind === 1 ? childOf[j] : group === NO_GROUP ? j % alpha : childOf[group];
        dealt.u32[field('topology') + parent * d + j] = child;
      }
    }
  }
}

/**
 * Stages the split of every parent: its d edges stay at parent·d … parent·d+d−1, sorted by
 * (child, input); bias and output weight are copied unscaled to each child; the output bias once.
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
    for (let parent = 0; parent < Math.min(params.parents, h); parent++) {
      let place = parent * d;
      for (let k = 0; k < alpha; k++) {
        const child = parent * alpha + k;
        stagedTopology.u32[starts + child] = place | ALIVE_BIT;
        stagedParams.f32[biases + child] = parameters.f32[biases + parent];
        stagedParams.f32[outputs + child] = parameters.f32[outputs + parent];
        for (let j = 0; j < d; j++) {
          if (dealt.u32[edges + parent * d + j] !== k) continue;
          stagedTopology.u32[edges + place] = (child << 16) | j;
          stagedParams.f32[weights + place] = parameters.f32[weights + parent * d + j];
          place++;
        }
      }
    }
    stagedTopology.u32[starts + alpha * h] = h * d;
    const bias = outputs + field('child_capacity');
    stagedParams.f32[bias] = parameters.f32[bias];
  }
}

/**
 * Prunes the (α−1)·C·h smallest |w| over both layers together, so that exactly `budget` remain;
 * ties go to the earlier weight in the order W1' (child, input), then W2' by child. Survivors are
 * compacted into the live buffers; the optimiser state is zeroed.
 */
export function prune(
  params: Readonly<Record<'first' | 'replicas', number>>,
  replicas: Slot,
  stagedTopology: Slot,
  stagedParams: Slot,
  topology: Slot,
  parameters: Slot,
  state: Slot,
): void {
  for (let r = params.first; r < params.first + params.replicas; r++) {
    const at = r * REPLICA_WORDS;
    const field = (name: keyof typeof REPLICA) => replicas.u32[at + REPLICA[name]];
    if (field('deal') === 0) continue;
    const edges = field('topology');
    const edgeCount = field('edge_capacity');
    const starts = edges + edgeCount;
    const weights = field('weights');
    const n = field('child_capacity');
    const biases = weights + edgeCount;
    const outputs = biases + n;
    const total = edgeCount + n;
    // |w| as the bits of a non-negative float: the same order as the numbers.
    const key = (i: number): number =>
      stagedParams.u32[i < edgeCount ? weights + i : outputs + i - edgeCount] & 0x7fffffff;
    const order = Array.from({ length: total }, (_, i) => i);
    order.sort((a, b) => key(a) - key(b) || a - b);
    const gone = new Uint8Array(total);
    for (const i of order.slice(0, Math.max(0, total - field('budget')))) gone[i] = 1;
    let place = 0;
    for (let c = 0; c < n; c++) {
      const from = stagedTopology.u32[starts + c] & START_MASK;
      const to = stagedTopology.u32[starts + c + 1] & START_MASK;
      const alive = gone[edgeCount + c] === 0;
      topology.u32[starts + c] = place | (alive ? ALIVE_BIT : 0);
      parameters.u32[biases + c] = stagedParams.u32[biases + c];
      parameters.u32[outputs + c] = alive ? stagedParams.u32[outputs + c] : 0;
      for (let e = from; e < to; e++) {
        if (gone[e] === 1) continue;
        topology.u32[edges + place] = stagedTopology.u32[edges + e];
        parameters.u32[weights + place] = stagedParams.u32[weights + e];
        place++;
      }
    }
    topology.u32[starts + n] = place;
    for (let e = place; e < edgeCount; e++) {
      topology.u32[edges + e] = 0;
      parameters.u32[weights + e] = 0;
    }
    parameters.u32[outputs + n] = stagedParams.u32[outputs + n];
    const moments = field('state');
    state.u32.fill(0, moments, moments + 2 * field('parameter_count'));
  }
}
