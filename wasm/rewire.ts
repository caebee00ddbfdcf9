/**
 * Dynamic sparse training; twins of `src/engine/cpu/rewire.ts`, whose docstrings say what they do.
 * Gradients are summed in the twin's order, from slopes that differ from its by a rounding; edges
 * move bit for bit alike.
 */
import { addTimes } from './forward';
import { ALIVE_BIT, Field, field, Rewire, replicaAt, START_MASK, word } from './layout';
import { lines, working } from './memory';
import { assess, gather, infer } from './minibatch';
import * as net from './network';
import { open, Stream, wordOf } from './random';
import { markSmallest } from './select';
import * as ws from './workspace';

/** Shares are whole numbers of 1/65,536. */
const SHARE_BITS: u64 = 16;
/** Largest score of a place. */
const MOST: u32 = 0x7fffffff;
/** Stands for an edge that comes. */
const GROWN: u32 = 0xffffffff;

export function gradient(
  from: u32,
  replicas: u32,
  batchIndex: u32,
  descriptors: usize,
  examples: usize,
  order: usize,
  topology: usize,
  params: usize,
  growth: usize,
): void {
  for (let r = from; r < from + replicas; r++) {
    const at = replicaAt(descriptors, r);
    if (field(at, Field.rewire) !== Rewire.gradient) continue;
    const batch = field(at, Field.batch);
    const start = batchIndex * batch;
    const size = min(batch, field(at, Field.train_count) - start);
    const d = field(at, Field.inputs);
    const n = field(at, Field.children);
    const row = (<usize>(d + 3) & ~3) << 2;
    const bytes = (<usize>n + 1) * row;
    ws.reserve(at, lines(bytes) + 64);
    net.place(at, topology, ws.network);
    net.fetch(at, topology, word(params, field(at, Field.weights)), net.weights);
    gather(at, examples, word(order, field(at, Field.order) + start), size);
    infer(at, (size + 31) >> 5);
    // The summary is training's: this one is thrown away.
    assess(ws.rest + lines(bytes), (size + 31) >> 5, size);
    memory.fill(ws.rest, 0, bytes);
    addExamples(d, size, row);
    const target = word(growth, field(at, Field.growth));
    memory.fill(target, 0, (<usize>(n * d)) << 2);
    for (let i: u32 = 0; i < net.living; i++) {
      const c = load<u32>(word(net.names, i));
      memory.copy(word(target, c * d), ws.rest + (<usize>i + 1) * row, (<usize>d) << 2);
    }
  }
}

/** Adds v·dL·x of each example to the rows of the children it switches on; x goes to the row before. */
function addExamples(d: u32, size: u32, row: usize): void {
  const x = ws.rest;
  const sums = x + row;
  for (let b: u32 = 0; b < size; b++) {
    const lane = (<usize>(b & 31)) << 2;
    const inputs = ws.x + <usize>(b >> 5) * d * net.ROW + lane;
    for (let j: u32 = 0; j < d; j++) store<u32>(word(x, j), load<u32>(inputs + j * net.ROW));
    const masks = ws.masks + <usize>(b >> 5) * net.living * net.ROW + lane;
    const slope = load<f32>(word(ws.slopes, b));
    for (let i: u32 = 0; i < net.living; i++) {
      if (load<u32>(masks + i * net.ROW)) continue;
      const own = f32x4.splat(load<f32>(word(net.outputs, i)) * slope);
      const sum = sums + i * row;
      for (let j: usize = 0; j < row; j += 16) {
        v128.store(sum + j, addTimes(v128.load(sum + j), own, v128.load(x + j)));
      }
    }
  }
}

export function regrow(
  from: u32,
  replicas: u32,
  event: u32,
  share: u32,
  descriptors: usize,
  topology: usize,
  params: usize,
  state: usize,
  growth: usize,
): void {
  for (let r = from; r < from + replicas; r++) {
    const at = replicaAt(descriptors, r);
    const kind = field(at, Field.rewire);
    if (kind === Rewire.none) continue;
    const d = field(at, Field.inputs);
    const n = field(at, Field.children);
    const edges = word(topology, field(at, Field.topology));
    const starts = word(edges, field(at, Field.edge_capacity));
    const count = load<u32>(word(starts, n)) & START_MASK;
    const moved = <u32>((<u64>count * share) >> SHARE_BITS);
    const weights = word(params, field(at, Field.weights));
    const first = word(state, field(at, Field.state));
    const second = word(first, field(at, Field.parameter_count));
    const places = n * d;
    /** [place] the edge that stays there, counted from 1; GROWN; or 0. */
    const held = working(((<usize>(3 * places + 3 * count)) << 2) + max(places, count));
    const free = word(held, places);
    const keys = word(free, places);
    const old = word(keys, places);
    const marks = word(old, 3 * count);
    markSmallest(weights, count, weights, 0, moved, marks);
    memory.fill(held, 0, (<usize>places) << 2);
    for (let e: u32 = 0; e < count; e++) {
      const edge = load<u32>(word(edges, e));
      if (!load<u8>(marks + e)) store<u32>(word(held, (edge >> 16) * d + (edge & 0xffff)), e + 1);
    }
    open(field(at, Field.seed), Stream.regrow, event);
    const scores = word(growth, field(at, Field.growth));
    let found: u32 = 0;
    for (let place: u32 = 0; place < places; place++) {
      if (load<u32>(word(held, place))) continue;
      const byGradient = kind === Rewire.gradient;
      const score = byGradient ? load<u32>(word(scores, place)) & MOST : wordOf(place) >> 1;
      store<u32>(word(free, found), place);
      store<u32>(word(keys, found), MOST - score);
      found++;
    }
    markSmallest(keys, found, keys, 0, moved, marks);
    for (let i: u32 = 0; i < found; i++) {
      if (load<u8>(marks + i)) store<u32>(word(held, load<u32>(word(free, i))), GROWN);
    }
    const bytes = (<usize>count) << 2;
    memory.copy(old, weights, bytes);
    memory.copy(old + bytes, first, bytes);
    memory.copy(old + 2 * bytes, second, bytes);
    let next: u32 = 0;
    for (let c: u32 = 0; c < n; c++) {
      const start = word(starts, c);
      store<u32>(start, next | (load<u32>(start) & ALIVE_BIT));
      for (let j: u32 = 0; j < d; j++) {
        const edge = load<u32>(word(held, c * d + j));
        if (edge === 0) continue;
        store<u32>(word(edges, next), (c << 16) | j);
        store<u32>(word(weights, next), kept(old, edge));
        store<u32>(word(first, next), kept(old + bytes, edge));
        store<u32>(word(second, next), kept(old + 2 * bytes, edge));
        next++;
      }
    }
  }
}

/** The word of an edge counted from 1; 0 for one that has just grown. */
function kept(old: usize, edge: u32): u32 {
  return edge === GROWN ? 0 : load<u32>(word(old, edge - 1));
}
