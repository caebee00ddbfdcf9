/**
 * Gradients at the edges and of biases, and the update; twin of `src/engine/cpu/layered/sddmm.ts`. A
 * gradient's four partial sums are the lanes of a vector. As in `optimiser.ts`, what is too small to
 * move a weight is zero: subnormal numbers are many times slower.
 */
import { field, Layer, layerAt, real, word, wordOf } from './layered-layout';
import * as rows from './layered-rows';
import { working } from './memory';

const TINY_GRADIENT: f32 = 1e-17;
const TINY_MOMENT: f32 = 1e-30;

let adam: bool = false;
let rate: v128 = i32x4.splat(0);
let other: v128 = i32x4.splat(0);
let first: usize = 0;
let second: usize = 0;
let slot: usize = 0;

/** Σ of the lanes of four vectors, (0 + 1) + (2 + 3) each. */
function totals(a: v128, b: v128, c: v128, d: v128): v128 {
  // (a0 + a1, a2 + a3, b0 + b1, b2 + b3)
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 2, 4, 6), v128.shuffle<f32>(a, b, 1, 3, 5, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 2, 4, 6), v128.shuffle<f32>(c, d, 1, 3, 5, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 2, 4, 6), v128.shuffle<f32>(ab, cd, 1, 3, 5, 7));
}

function flush4(x: v128, limit: f32): v128 {
  return v128.and(x, f32x4.ge(f32x4.abs(x), f32x4.splat(limit)));
}

/** Four parameters, from word `at` of slot params, by their gradients. */
function update4(at: u32, gradient: v128): void {
  const w = word(slot, at);
  const g = flush4(gradient, TINY_GRADIENT);
  const m = first + ((<usize>at) << 2);
  if (!adam) {
    const u = flush4(f32x4.add(f32x4.mul(other, v128.load(m)), g), TINY_MOMENT);
    v128.store(m, u);
    v128.store(w, f32x4.sub(v128.load(w), f32x4.mul(rate, u)));
    return;
  }
  const v = second + ((<usize>at) << 2);
  const m4 = flush4(
    f32x4.add(
      f32x4.mul(f32x4.splat(<f32>0.9), v128.load(m)),
      f32x4.mul(f32x4.splat(<f32>(1 - 0.9)), g),
    ),
    TINY_MOMENT,
  );
  const v4 = flush4(
    f32x4.add(
      f32x4.mul(f32x4.splat(<f32>0.999), v128.load(v)),
      f32x4.mul(f32x4.splat(<f32>(1 - 0.999)), f32x4.mul(g, g)),
    ),
    TINY_MOMENT,
  );
  v128.store(m, m4);
  v128.store(v, v4);
  const denominator = f32x4.add(f32x4.mul(f32x4.sqrt(v4), other), f32x4.splat(<f32>1e-8));
  v128.store(w, f32x4.sub(v128.load(w), f32x4.div(f32x4.mul(rate, m4), denominator)));
}

export function sddmm(
  from: u32,
  replicas: u32,
  depth: u32,
  step: u32,
  _items: u32,
  examples: u32,
  stride: u32,
  layers: usize,
  topology: usize,
  activations: usize,
  gradients: usize,
  rates: usize,
  summary: usize,
  params: usize,
  state: usize,
): void {
  const rowBytes = (<usize>stride) << 2;
  const used = (<usize>examples) << 2;
  for (let r = from; r < from + replicas; r++) {
    for (let layer: u32 = 0; layer < depth; layer++) {
      const at = layerAt(layers, depth, r, layer);
      if (wordOf(summary, field(at, Layer.summary)) !== 0) break;
      prepare(at, step, rates, params, state);
      const n = field(at, Layer.rows);
      const lists = rows.listBytes(at);
      // Gradients of the biases, whole fours; those beyond the last row are zero.
      const biases = working(lists + ((<usize>n) << 2) + 80) + ((lists + 15) & ~15);
      rows.open(at, topology, params, biases - ((lists + 15) & ~15));
      const x = word(activations, field(at, Layer.inputs_at));
      const above = word(gradients, field(at, Layer.gradients));
      v128.store(biases + ((<usize>n >> 2) << 4), f32x4.splat(0));
      for (let i: u32 = 0; i < n; i++) {
        const g = above + <usize>i * rowBytes;
        rows.look(i);
        rowOf(g, x, rowBytes, used);
        store<f32>(biases + ((<usize>i) << 2), sumOf(g, used));
      }
      for (let i: u32 = 0; i < n; i += 4) {
        update4(field(at, Layer.biases) + i, v128.load(biases + ((<usize>i) << 2)));
      }
    }
  }
}

/** Reads a layer's optimiser. */
function prepare(at: usize, step: u32, rates: usize, params: usize, state: usize): void {
  slot = params;
  adam = field(at, Layer.adam) === 1;
  first = word(state, field(at, Layer.state)) - ((<usize>field(at, Layer.params)) << 2);
  second = first + ((<usize>field(at, Layer.param_words)) << 2);
  if (adam) {
    const t = min(step - field(at, Layer.optimiser_start), field(at, Layer.rate_rows) - 1);
    const row = word(rates, field(at, Layer.rates) + 2 * t);
    rate = v128.load32_splat(row);
    other = v128.load32_splat(row, 4);
  } else {
    rate = f32x4.splat(real(at, Layer.learning_rate));
    other = f32x4.splat(real(at, Layer.momentum));
  }
}

/** Σ_b g, lanes (0 + 1) + (2 + 3). */
function sumOf(g: usize, used: usize): f32 {
  let sum = f32x4.splat(0);
  for (let k: usize = 0; k < used; k += 16) sum = f32x4.add(sum, v128.load(g + k));
  return (
    f32x4.extract_lane(sum, 0) +
    f32x4.extract_lane(sum, 1) +
    (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3))
  );
}

/** Address of the activations of an edge's column. */
function rowOfEdge(x: usize, e: usize, rowBytes: usize): usize {
  return x + <usize>load<u16>(rows.columns + (e << 1)) * rowBytes;
}

/** Every edge of the row looked at: eight at a time share the loads of g, then four. */
function rowOf(g: usize, x: usize, rowBytes: usize, used: usize): void {
  const count = <usize>rows.count;
  let e: usize = 0;
  for (; e + 8 <= count; e += 8) {
    const x0 = rowOfEdge(x, e, rowBytes);
    const x1 = rowOfEdge(x, e + 1, rowBytes);
    const x2 = rowOfEdge(x, e + 2, rowBytes);
    const x3 = rowOfEdge(x, e + 3, rowBytes);
    const x4 = rowOfEdge(x, e + 4, rowBytes);
    const x5 = rowOfEdge(x, e + 5, rowBytes);
    const x6 = rowOfEdge(x, e + 6, rowBytes);
    const x7 = rowOfEdge(x, e + 7, rowBytes);
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let s4 = s0;
    let s5 = s0;
    let s6 = s0;
    let s7 = s0;
    for (let k: usize = 0; k < used; k += 16) {
      const g4 = v128.load(g + k);
      s0 = f32x4.add(s0, f32x4.mul(g4, v128.load(x0 + k)));
      s1 = f32x4.add(s1, f32x4.mul(g4, v128.load(x1 + k)));
      s2 = f32x4.add(s2, f32x4.mul(g4, v128.load(x2 + k)));
      s3 = f32x4.add(s3, f32x4.mul(g4, v128.load(x3 + k)));
      s4 = f32x4.add(s4, f32x4.mul(g4, v128.load(x4 + k)));
      s5 = f32x4.add(s5, f32x4.mul(g4, v128.load(x5 + k)));
      s6 = f32x4.add(s6, f32x4.mul(g4, v128.load(x6 + k)));
      s7 = f32x4.add(s7, f32x4.mul(g4, v128.load(x7 + k)));
    }
    update4(rows.first + <u32>e, totals(s0, s1, s2, s3));
    update4(rows.first + <u32>e + 4, totals(s4, s5, s6, s7));
  }
  if (e === count) return;
  const x0 = rowOfEdge(x, e, rowBytes);
  const x1 = rowOfEdge(x, e + 1, rowBytes);
  const x2 = rowOfEdge(x, e + 2, rowBytes);
  const x3 = rowOfEdge(x, e + 3, rowBytes);
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (let k: usize = 0; k < used; k += 16) {
    const g4 = v128.load(g + k);
    s0 = f32x4.add(s0, f32x4.mul(g4, v128.load(x0 + k)));
    s1 = f32x4.add(s1, f32x4.mul(g4, v128.load(x1 + k)));
    s2 = f32x4.add(s2, f32x4.mul(g4, v128.load(x2 + k)));
    s3 = f32x4.add(s3, f32x4.mul(g4, v128.load(x3 + k)));
  }
  update4(rows.first + <u32>e, totals(s0, s1, s2, s3));
}
