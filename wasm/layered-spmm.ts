/**
 * Sparse × dense, forward and back; twins of `src/engine/cpu/layered/spmm.ts`, the same sums in the
 * same order. Examples lie in registers, 32 at a time and then 8: the index is read once for all.
 */
import { activate4 } from './layered-activation';
import { field, Layer, layerAt, padded, word, wordOf } from './layered-layout';
import * as rows from './layered-rows';
import { working } from './memory';

/** z = bias + Σ w·x over the edges of the row looked at, of 32 examples. */
function row32(out: usize, bias: v128, x: usize, rowBytes: usize): void {
  let z0 = bias;
  let z1 = bias;
  let z2 = bias;
  let z3 = bias;
  let z4 = bias;
  let z5 = bias;
  let z6 = bias;
  let z7 = bias;
  let w = rows.weights;
  const end = w + ((<usize>rows.count) << 2);
  for (let c = rows.columns; w < end; w += 4, c += 2) {
    const weight = v128.load32_splat(w);
    const at = x + <usize>load<u16>(c) * rowBytes;
    z0 = f32x4.add(z0, f32x4.mul(weight, v128.load(at)));
    z1 = f32x4.add(z1, f32x4.mul(weight, v128.load(at, 16)));
    z2 = f32x4.add(z2, f32x4.mul(weight, v128.load(at, 32)));
    z3 = f32x4.add(z3, f32x4.mul(weight, v128.load(at, 48)));
    z4 = f32x4.add(z4, f32x4.mul(weight, v128.load(at, 64)));
    z5 = f32x4.add(z5, f32x4.mul(weight, v128.load(at, 80)));
    z6 = f32x4.add(z6, f32x4.mul(weight, v128.load(at, 96)));
    z7 = f32x4.add(z7, f32x4.mul(weight, v128.load(at, 112)));
  }
  v128.store(out, z0);
  v128.store(out, z1, 16);
  v128.store(out, z2, 32);
  v128.store(out, z3, 48);
  v128.store(out, z4, 64);
  v128.store(out, z5, 80);
  v128.store(out, z6, 96);
  v128.store(out, z7, 112);
}

/** The same of 8 examples. */
function row8(out: usize, bias: v128, x: usize, rowBytes: usize): void {
  let z0 = bias;
  let z1 = bias;
  let w = rows.weights;
  const end = w + ((<usize>rows.count) << 2);
  for (let c = rows.columns; w < end; w += 4, c += 2) {
    const weight = v128.load32_splat(w);
    const at = x + <usize>load<u16>(c) * rowBytes;
    z0 = f32x4.add(z0, f32x4.mul(weight, v128.load(at)));
    z1 = f32x4.add(z1, f32x4.mul(weight, v128.load(at, 16)));
  }
  v128.store(out, z0);
  v128.store(out, z1, 16);
}

/**
 * A layer's outputs, a block of examples at a time, which stays in the cache: activations, their
 * slopes into `gradients`; where that is 0, pre-activations only.
 */
export function forward(
  at: usize,
  topology: usize,
  params: usize,
  activations: usize,
  gradients: usize,
  examples: u32,
  stride: u32,
): void {
  rows.openAlone(at, topology, params);
  const n = field(at, Layer.rows);
  const x = word(activations, field(at, Layer.inputs_at));
  const z = word(activations, field(at, Layer.outputs_at));
  const biases = word(params, field(at, Layer.biases));
  const slopes = word(gradients, field(at, Layer.gradients));
  const kind = field(at, Layer.activation);
  const rowBytes = (<usize>stride) << 2;
  for (let b: u32 = 0; b < examples; ) {
    const wide = b + 32 <= examples;
    const begin = (<usize>b) << 2;
    const bytes: usize = wide ? 128 : 32;
    for (let i: u32 = 0; i < n; i++) {
      rows.look(i);
      const bias = v128.load32_splat(biases + ((<usize>i) << 2));
      const row = <usize>i * rowBytes + begin;
      if (wide) row32(z + row, bias, x + begin, rowBytes);
      else row8(z + row, bias, x + begin, rowBytes);
      if (gradients === 0) continue;
      for (let k: usize = 0; k < bytes; k += 16) activate4(kind, z + row + k, slopes + row + k);
    }
    b += wide ? 32 : 8;
  }
}

export function spmm(
  from: u32,
  replicas: u32,
  depth: u32,
  layer: u32,
  _rows: u32,
  examples: u32,
  stride: u32,
  layers: usize,
  topology: usize,
  params: usize,
  activations: usize,
  gradients: usize,
): void {
  for (let r = from; r < from + replicas; r++) {
    const at = layerAt(layers, depth, r, layer);
    forward(at, topology, params, activations, gradients, examples, stride);
  }
}

/** Edges of a column as pairs of addresses: of the weight, and of the row's gradients. */
function columnPairs(at: usize, topology: usize, params: usize, j: u32, to: usize): u32 {
  const weights = field(at, Layer.weights);
  if (field(at, Layer.dense) === 1) {
    const width = padded(field(at, Layer.columns));
    const n = field(at, Layer.rows);
    for (let i: u32 = 0; i < n; i++) {
      store<u32>(to + ((<usize>i) << 3), <u32>word(params, weights + i * width + j));
      store<u32>(to + ((<usize>i) << 3), i, 4);
    }
    return n;
  }
  const begin = wordOf(topology, field(at, Layer.turned_starts) + j);
  const count = wordOf(topology, field(at, Layer.turned_starts) + j + 1) - begin;
  const starts = word(topology, field(at, Layer.starts));
  for (let k: u32 = 0; k < count; k++) {
    const entry = wordOf(topology, field(at, Layer.turned) + begin + k);
    const edge = wordOf(starts, entry >> 16) + (entry & 0xffff);
    store<u32>(to + ((<usize>k) << 3), <u32>word(params, weights + edge));
    store<u32>(to + ((<usize>k) << 3), entry >> 16, 4);
  }
  return count;
}

export function spmmT(
  from: u32,
  replicas: u32,
  depth: u32,
  layer: u32,
  _columns: u32,
  examples: u32,
  stride: u32,
  layers: usize,
  topology: usize,
  params: usize,
  gradients: usize,
): void {
  const rowBytes = (<usize>stride) << 2;
  for (let r = from; r < from + replicas; r++) {
    const at = layerAt(layers, depth, r, layer);
    const pairs = working(((<usize>field(at, Layer.rows)) << 3) + 64);
    const above = word(gradients, field(at, Layer.gradients));
    for (let j: u32 = 0; j < field(at, Layer.columns); j++) {
      const count = columnPairs(at, topology, params, j, pairs);
      const below = word(gradients, field(at, Layer.gradients_below) + j * stride);
      for (let b: u32 = 0; b < examples; ) {
        const wide = b + 32 <= examples;
        const k = (<usize>b) << 2;
        if (wide) column32(below + k, pairs, count, above + k, rowBytes);
        else column8(below + k, pairs, count, above + k, rowBytes);
        b += wide ? 32 : 8;
      }
    }
  }
}

function times(to: usize, sum: v128): void {
  v128.store(to, f32x4.mul(v128.load(to), sum));
}

/** Slopes of 32 examples times Σ w·g. */
function column32(below: usize, pairs: usize, count: u32, above: usize, rowBytes: usize): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let s4 = s0;
  let s5 = s0;
  let s6 = s0;
  let s7 = s0;
  const end = pairs + ((<usize>count) << 3);
  for (let pair = pairs; pair < end; pair += 8) {
    const weight = v128.load32_splat(<usize>load<u32>(pair));
    const g = above + <usize>load<u32>(pair, 4) * rowBytes;
    s0 = f32x4.add(s0, f32x4.mul(weight, v128.load(g)));
    s1 = f32x4.add(s1, f32x4.mul(weight, v128.load(g, 16)));
    s2 = f32x4.add(s2, f32x4.mul(weight, v128.load(g, 32)));
    s3 = f32x4.add(s3, f32x4.mul(weight, v128.load(g, 48)));
    s4 = f32x4.add(s4, f32x4.mul(weight, v128.load(g, 64)));
    s5 = f32x4.add(s5, f32x4.mul(weight, v128.load(g, 80)));
    s6 = f32x4.add(s6, f32x4.mul(weight, v128.load(g, 96)));
    s7 = f32x4.add(s7, f32x4.mul(weight, v128.load(g, 112)));
  }
  times(below, s0);
  times(below + 16, s1);
  times(below + 32, s2);
  times(below + 48, s3);
  times(below + 64, s4);
  times(below + 80, s5);
  times(below + 96, s6);
  times(below + 112, s7);
}

function column8(below: usize, pairs: usize, count: u32, above: usize, rowBytes: usize): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  const end = pairs + ((<usize>count) << 3);
  for (let pair = pairs; pair < end; pair += 8) {
    const weight = v128.load32_splat(<usize>load<u32>(pair));
    const g = above + <usize>load<u32>(pair, 4) * rowBytes;
    s0 = f32x4.add(s0, f32x4.mul(weight, v128.load(g)));
    s1 = f32x4.add(s1, f32x4.mul(weight, v128.load(g, 16)));
  }
  times(below, s0);
  times(below + 16, s1);
}
