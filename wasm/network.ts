/**
 * A replica's network as the hot loops want it, copied out of the slots and back.
 * Only living children are kept, in order; each child's edges start at a multiple of four, so that
 * four gradients are one vector; what pads them has weight, gradient and moments zero for ever.
 * Parameters, gradients and moments are four arrays of the same layout:
 *   edges of child 0, of child 1, … | biases | output weights | output bias, each padded to four.
 */
import { ALIVE_BIT, Field, field, START_MASK, word } from './layout';
import { lines } from './memory';

/** Bytes of 32 examples of one input or child. */
export const ROW: usize = 128;
export const ROW_BITS = 7;

/** Living children. */
export let living: u32 = 0;
/** Two words a living child: bytes from and to of its edges in the parameters. */
export let spans: usize = 0;
/** Per edge: byte offset of its input's row within a block of 32 examples. */
export let columns: usize = 0;
/** The parameters; biases, output weights, the output bias; bytes of all. */
export let weights: usize = 0;
export let biases: usize = 0;
export let outputs: usize = 0;
export let outputBias: usize = 0;
export let bytes: usize = 0;
/** Index of each living child in the slots. */
export let names: usize = 0;

/** Bytes that `place` may need for any network of this replica. */
export function networkBytes(at: usize): usize {
  const n = <usize>field(at, Field.child_capacity);
  const edges = <usize>field(at, Field.edge_capacity) + 4 * n;
  return lines(8 * n) + lines(4 * n) + lines(4 * edges) + lines(parameterBytes(at));
}

/** Bytes of one array of parameters at most. */
export function parameterBytes(at: usize): usize {
  const n = <usize>field(at, Field.child_capacity);
  return 4 * (<usize>field(at, Field.edge_capacity) + 4 * n + 2 * (n + 4) + 4);
}

/** Lays the replica's living network out from `start`; parameters are copied by `fetch`. */
export function place(at: usize, topology: usize, start: usize): void {
  const n = field(at, Field.child_capacity);
  const edges = word(topology, field(at, Field.topology));
  const starts = edges + 4 * field(at, Field.edge_capacity);
  spans = start;
  names = spans + lines(8 * n);
  columns = names + lines(4 * n);
  weights = columns + lines(4 * (<usize>field(at, Field.edge_capacity) + 4 * n));
  const children = field(at, Field.children);
  let end: usize = 0;
  let count: u32 = 0;
  for (let c: u32 = 0; c < children; c++) {
    const first = load<u32>(word(starts, c));
    if (!(first & ALIVE_BIT)) continue; // adds nothing and can never learn
    const from = first & START_MASK;
    const to = load<u32>(word(starts, c + 1)) & START_MASK;
    const size = (<usize>(to - from)) << 2;
    store<u32>(spans + 8 * count, end);
    store<u32>(spans + 8 * count, end + size, 4);
    // Rows of what pads the edges are written too, and never read.
    for (let e: usize = 0; e < size; e += 16) {
      const input = v128.and(v128.load(word(edges, from) + e), i32x4.splat(0xffff));
      v128.store(columns + end + e, i32x4.shl(input, ROW_BITS));
    }
    end += (size + 15) & ~15;
    store<u32>(word(names, count), c);
    count++;
  }
  living = count;
  const group = max(4 * count + 15, 16) & ~15;
  biases = weights + end;
  outputs = biases + group;
  outputBias = outputs + group;
  bytes = end + 2 * group + 16;
}

/** Where a slot's words of the replica belong: its biases, its output weights, its output bias. */
let slotBiases: usize = 0;
let slotOutputs: usize = 0;
let slotLast: usize = 0;
let slotStarts: usize = 0;

function locate(at: usize, topology: usize, slot: usize): void {
  const edges = (<usize>field(at, Field.edge_capacity)) << 2;
  const children = (<usize>field(at, Field.child_capacity)) << 2;
  slotStarts = word(topology, field(at, Field.topology)) + edges;
  slotBiases = slot + edges;
  slotOutputs = slotBiases + children;
  slotLast = slotOutputs + children;
}

/** Copies an array of the replica's parameters from its place in a slot to working memory. */
export function fetch(at: usize, topology: usize, slot: usize, array: usize): void {
  locate(at, topology, slot);
  const zero = i32x4.splat(0);
  const toOutputs = outputs - biases;
  let place = array + (biases - weights);
  v128.store(place + toOutputs - 16, zero);
  v128.store(place + 2 * toOutputs - 16, zero);
  v128.store(place + 2 * toOutputs, v128.load32_zero(slotLast));
  for (let i: usize = 0; i < living; i++) {
    const c = load<u32>(names + (i << 2));
    store<u32>(place, load<u32>(word(slotBiases, c)));
    store<u32>(place + toOutputs, load<u32>(word(slotOutputs, c)));
    place += 4;
    let source = word(slot, load<u32>(word(slotStarts, c)) & START_MASK);
    let target = array + <usize>load<u32>(spans + (i << 3));
    const end = array + <usize>load<u32>(spans + (i << 3), 4);
    for (; target + 16 <= end; target += 16) {
      v128.store(target, v128.load(source));
      source += 16;
    }
    if (target < end) {
      const there = i32x4.lt_s(i32x4(0, 4, 8, 12), i32x4.splat(<i32>(end - target)));
      v128.store(target, v128.and(v128.load(source), there));
    }
  }
}

/** Copies it back. */
export function give(at: usize, topology: usize, array: usize, slot: usize): void {
  locate(at, topology, slot);
  const toOutputs = outputs - biases;
  let place = array + (biases - weights);
  store<u32>(slotLast, load<u32>(place + 2 * toOutputs));
  for (let i: usize = 0; i < living; i++) {
    const c = load<u32>(names + (i << 2));
    store<u32>(word(slotBiases, c), load<u32>(place));
    store<u32>(word(slotOutputs, c), load<u32>(place + toOutputs));
    place += 4;
    let target = word(slot, load<u32>(word(slotStarts, c)) & START_MASK);
    let source = array + <usize>load<u32>(spans + (i << 3));
    const end = array + <usize>load<u32>(spans + (i << 3), 4);
    for (; source + 16 <= end; source += 16) {
      v128.store(target, v128.load(source));
      target += 16;
    }
    for (; source < end; source += 4) {
      store<u32>(target, load<u32>(source));
      target += 4;
    }
  }
}
