/**
 * What the split is about, clauses and their room; twins of `src/engine/cpu/structure.ts`, whose
 * docstrings say what they measure and where it goes. Equal bit for bit.
 */
import { Field, field, floatAt, replicaAt, START_MASK, word } from './layout';
import { dot } from './measure';
import { lines, working } from './memory';

/** Most clauses of a formula; the bits of a 64-bit number. */
const MOST_CLAUSES: u32 = 64;
/** Rounding of one operation, relative. */
const EPSILON: f32 = 1.1920928955078125e-7;

export function clauseCapacity(
  from: u32,
  replicas: u32,
  clauses: u32,
  channelStride: u32,
  descriptors: usize,
  channels: usize,
  out: usize,
): void {
  for (let local: u32 = 0; local < replicas; local++) {
    const at = replicaAt(descriptors, from + local);
    const n = field(at, Field.children);
    const m = field(at, Field.groups);
    const base = word(channels, local * channelStride);
    for (let g: u32 = 0; g < m; g++) {
      const row = word(base, g * n);
      let sum: f32 = 0;
      for (let h: u32 = 0; h < m; h++) {
        const shared = dot(row, word(base, h * n), n);
        sum += shared * shared;
      }
      const own = dot(row, row, n);
      store<f32>(word(out, local * clauses + g), sum > 0 ? (own * own) / sum : 0);
    }
  }
}

export function rank(
  from: u32,
  replicas: u32,
  stride: u32,
  descriptors: usize,
  dense: usize,
  echelon: usize,
  out: usize,
): void {
  for (let local: u32 = 0; local < replicas; local++) {
    const at = replicaAt(descriptors, from + local);
    const d = field(at, Field.inputs);
    const n = field(at, Field.children);
    const a = word(echelon, local * stride);
    memory.copy(a, word(dense, local * stride), (<usize>(n * d)) << 2);
    let largest: f32 = 0;
    for (let i: u32 = 0; i < n * d; i++) largest = max(largest, abs(floatAt(a, i)));
    const least = largest * (<f32>max(n, d) * EPSILON);
    let found: u32 = 0;
    for (let j: u32 = 0; j < d && found < n; j++) {
      let pivot = found;
      for (let row = found + 1; row < n; row++) {
        if (abs(floatAt(a, row * d + j)) > abs(floatAt(a, pivot * d + j))) pivot = row;
      }
      if (!(abs(floatAt(a, pivot * d + j)) > least)) continue;
      const to = word(a, found * d + j);
      swap(to, word(a, pivot * d + j), d - j);
      for (let row = found + 1; row < n; row++) {
        const target = word(a, row * d + j);
        const factor = load<f32>(target) / load<f32>(to);
        if (factor !== 0) subtract(target, to, factor, d - j);
      }
      found++;
    }
    store<f32>(word(out, local), <f32>found);
  }
}

function swap(a: usize, b: usize, count: u32): void {
  for (let k: u32 = 0; k < count; k++) {
    const kept = load<u32>(word(a, k));
    store<u32>(word(a, k), load<u32>(word(b, k)));
    store<u32>(word(b, k), kept);
  }
}

/** a ← a − factor·b. */
function subtract(a: usize, b: usize, factor: f32, count: u32): void {
  const factor4 = f32x4.splat(factor);
  let k: u32 = 0;
  for (; k + 4 <= count; k += 4) {
    const product = f32x4.mul(factor4, v128.load(word(b, k)));
    v128.store(word(a, k), f32x4.sub(v128.load(word(a, k)), product));
  }
  for (; k < count; k++) store<f32>(word(a, k), floatAt(a, k) - factor * floatAt(b, k));
}

export function wholes(
  from: u32,
  replicas: u32,
  parents: u32,
  staged: u32,
  descriptors: usize,
  groups: usize,
  topology: usize,
  out: usize,
): void {
  const room = lines(4 * MOST_CLAUSES);
  const size = working(2 * room + 8 * MOST_CLAUSES);
  const held = size + room;
  /** [clause] bits of the earlier clauses that are whole in one child with it. */
  const together = held + room;
  for (let local: u32 = 0; local < replicas; local++) {
    const at = replicaAt(descriptors, from + local);
    const h = field(at, Field.parents);
    const m = field(at, Field.groups);
    const alpha = field(at, staged ? Field.child_capacity : Field.children) / h;
    const table = word(groups, field(at, Field.group_table));
    const edges = word(topology, field(at, Field.topology));
    const starts = word(edges, field(at, Field.edge_capacity));
    memory.fill(size, 0, room);
    for (let j: u32 = 0; j < field(at, Field.inputs); j++) count(size, table, j, m);
    for (let parent: u32 = 0; parent < h; parent++) {
      let all: u64 = 0;
      memory.fill(together, 0, 8 * MOST_CLAUSES);
      for (let c = parent * alpha; c < (parent + 1) * alpha; c++) {
        memory.fill(held, 0, room);
        const end = load<u32>(word(starts, c + 1)) & START_MASK;
        for (let e = load<u32>(word(starts, c)) & START_MASK; e < end; e++) {
          count(held, table, load<u32>(word(edges, e)) & 0xffff, m);
        }
        let whole: u64 = 0;
        for (let g: u32 = 0; g < m; g++) {
          const literals = load<u32>(word(size, g));
          if (literals === 0 || load<u32>(word(held, g)) !== literals) continue;
          const pairs = together + ((<usize>g) << 3);
          store<u64>(pairs, load<u64>(pairs) | whole);
          whole |= (<u64>1) << g;
        }
        all |= whole;
      }
      let pairs: u64 = 0;
      for (let g: u32 = 0; g < m; g++) pairs += popcnt(load<u64>(together + ((<usize>g) << 3)));
      const target = word(out, (local * parents + parent) * 4);
      store<u64>(target, all);
      store<u32>(target, <u32>popcnt(all), 8);
      store<u32>(target, <u32>pairs, 12);
    }
  }
}

/** Counts an input towards its clause, if it is in one. */
function count(counts: usize, table: usize, input: u32, m: u32): void {
  const clause = load<u32>(word(table, input)) & 0xffff;
  if (clause < m) store<u32>(word(counts, clause), load<u32>(word(counts, clause)) + 1);
}
