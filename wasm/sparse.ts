/**
 * Measures that read the sparse network, and what makes the dense matrix that all others read;
 * twins of those in `src/engine/cpu/measure.ts`, equal bit for bit.
 */
import { ALIVE_BIT, Field, field, floatAt, replicaAt, START_MASK, word } from './layout';
import { open, Stream, shuffle as shuffleWords } from './random';

/** Words of a replica's row of slot counts. */
const COUNTS_WORDS: u32 = 16;

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
    const capacity = field(at, Field.edge_capacity);
    const outputs = word(weights, capacity + field(at, Field.child_capacity));
    const edges = edgesOf(at, topology, n);
    const starts = word(topology, field(at, Field.topology) + capacity);
    let alive: u32 = 0;
    for (let c: u32 = 0; c < n; c++) alive += u32((load<u32>(word(starts, c)) & ALIVE_BIT) !== 0);
    const target = word(counts, r * COUNTS_WORDS + column * 4);
    store<u32>(target, countNonzero(weights, edges));
    store<u32>(target, countNonzero(outputs, n), 4);
    store<u32>(target, edges, 8);
    store<u32>(target, alive, 12);
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
