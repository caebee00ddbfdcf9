/**
 * Measures that read the sparse network, and what makes the dense matrix that all others read;
 * twins of those in `src/engine/cpu/measure.ts`, equal bit for bit.
 */
import { Field, field, floatAt, replicaAt, START_MASK, word } from './layout';
import { open, Stream, shuffle as shuffleWords } from './random';

/** Edges of the replica's network of n children, from its topology. */
function edgesOf(at: usize, topology: usize, n: u32): u32 {
  const end = field(at, Field.topology) + field(at, Field.edge_capacity) + n;
  return load<u32>(word(topology, end)) & START_MASK;
}

export function nonzeros(
  from: u32,
  replicas: u32,
  column: u32,
  staged: u32,
  descriptors: usize,
  topology: usize,
  params: usize,
  counts: usize,
): void {
  for (let r = from; r < from + replicas; r++) {
    const at = replicaAt(descriptors, r);
    const n = field(at, staged === 0 ? Field.children : Field.child_capacity);
    const weights = word(params, field(at, Field.weights));
    const capacities = field(at, Field.edge_capacity) + field(at, Field.child_capacity);
    const target = word(counts, r * 8 + column * 2);
    store<u32>(target, countNonzero(weights, edgesOf(at, topology, n)));
    store<u32>(target, countNonzero(word(weights, capacities), n), 4);
  }
}

function countNonzero(weights: usize, count: u32): u32 {
  let found: u32 = 0;
  for (let i: u32 = 0; i < count; i++) found += u32(floatAt(weights, i) !== 0);
  return found;
}

export function shuffle(
  from: u32,
  replicas: u32,
  draw: u32,
  descriptors: usize,
  topology: usize,
  params: usize,
  shuffled: usize,
): void {
  for (let r = from; r < from + replicas; r++) {
    const at = replicaAt(descriptors, r);
    const count = edgesOf(at, topology, field(at, Field.children));
    const target = word(shuffled, field(at, Field.weights));
    memory.copy(target, word(params, field(at, Field.weights)), (<usize>count) << 2);
    open(field(at, Field.seed), Stream.shuffled, draw);
    shuffleWords(target, count);
  }
}

export function expand(
  from: u32,
  replicas: u32,
  _children: u32,
  stride: u32,
  descriptors: usize,
  topology: usize,
  params: usize,
  dense: usize,
): void {
  for (let local: u32 = 0; local < replicas; local++) {
    const at = replicaAt(descriptors, from + local);
    const d = field(at, Field.inputs);
    const n = field(at, Field.children);
    const base = word(dense, local * stride);
    memory.fill(base, 0, (<usize>(n * d)) << 2);
    const edges = word(topology, field(at, Field.topology));
    const weights = word(params, field(at, Field.weights));
    const count = edgesOf(at, topology, n);
    for (let e: u32 = 0; e < count; e++) {
      const edge = load<u32>(word(edges, e));
      store<f32>(word(base, (edge >> 16) * d + (edge & 0xffff)), floatAt(weights, e));
    }
  }
}
