/**
 * Logits, loss, its gradient, answers; twins of `src/engine/cpu/layered/loss.ts`, four examples at a
 * time.
 */
import { field, Layer, layerAt, word } from './layered-layout';
import { forward } from './layered-spmm';
import { exp4, gradient4, log1p4, loss4, notFinite4 } from './loss';

/** Loss gradients smaller than this are zero. */
const TINY: f32 = 1e-14;

/** Of the four examples looked at: loss, answers (as floats), which are labelled and finite. */
let nats: v128 = i32x4.splat(0);
let answers: v128 = i32x4.splat(0);
let good: v128 = i32x4.splat(0);
/** Largest logit and Σ e^(z − largest); several classes only. */
let largest: v128 = i32x4.splat(0);
let sum: v128 = i32x4.splat(0);

/** log of numbers from 1 up: exponent and log1p of the rest. */
function log4(x: v128): v128 {
  const exponent = i32x4.sub(i32x4.shr_u(x, 23), i32x4.splat(127));
  const mantissa = v128.or(v128.and(x, i32x4.splat(0x007fffff)), f32x4.splat(1));
  const rest = log1p4(f32x4.sub(mantissa, f32x4.splat(1)));
  return f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(exponent), f32x4.splat(<f32>Math.LN2)), rest);
}

/** Looks at four examples, `z` the address of their first class's logits. */
function look(z: usize, rowBytes: usize, classes: u32, labels: v128): void {
  let broken = i32x4.splat(0);
  const end = z + <usize>classes * rowBytes;
  for (let c = z; c < end; c += rowBytes) broken = v128.or(broken, notFinite4(v128.load(c)));
  good = v128.andnot(f32x4.ge(labels, f32x4.splat(0)), broken);
  const one = f32x4.splat(1);
  if (classes === 1) {
    const logits = v128.load(z);
    nats = loss4(logits, labels, exp4(f32x4.neg(f32x4.abs(logits))));
    answers = v128.and(one, f32x4.gt(logits, f32x4.splat(0)));
    return;
  }
  largest = v128.load(z);
  answers = f32x4.splat(0);
  let name = one;
  for (let c = z + rowBytes; c < end; c += rowBytes) {
    const logits = v128.load(c);
    const more = f32x4.gt(logits, largest);
    largest = v128.bitselect(logits, largest, more);
    answers = v128.bitselect(name, answers, more);
    name = f32x4.add(name, one);
  }
  sum = f32x4.splat(0);
  let own = f32x4.splat(0);
  name = f32x4.splat(0);
  for (let c = z; c < end; c += rowBytes) {
    const logits = v128.load(c);
    sum = f32x4.add(sum, exp4(f32x4.sub(logits, largest)));
    own = v128.bitselect(logits, own, f32x4.eq(name, labels));
    name = f32x4.add(name, one);
  }
  nats = f32x4.add(log4(sum), f32x4.sub(largest, own));
}

/** Adds what was looked at to the tally's two rows. */
function note(tally: usize, rowBytes: usize, labels: v128): void {
  v128.store(tally, f32x4.add(v128.load(tally), v128.and(nats, good)));
  const right = v128.and(good, f32x4.eq(answers, labels));
  const to = tally + rowBytes;
  v128.store(to, f32x4.add(v128.load(to), v128.and(f32x4.splat(1), right)));
}

export function loss(
  from: u32,
  replicas: u32,
  depth: u32,
  step: u32,
  scaleBits: u32,
  examples: u32,
  stride: u32,
  layers: usize,
  topology: usize,
  params: usize,
  activations: usize,
  gradients: usize,
  tally: usize,
  summary: usize,
): void {
  const rowBytes = (<usize>stride) << 2;
  const scale = f32x4.splat(reinterpret<f32>(scaleBits));
  for (let r = from; r < from + replicas; r++) {
    const at = layerAt(layers, depth, r, depth - 1);
    const diverged = word(summary, field(at, Layer.summary));
    const since = load<u32>(diverged);
    if (since !== 0 && since !== step + 1) continue;
    forward(at, topology, params, activations, 0, examples, stride);
    const classes = field(at, Layer.rows);
    for (let b: u32 = 0; b < examples; b += 4) {
      const labels = v128.load(word(activations, field(at, Layer.labels_at) + b));
      const z = word(activations, field(at, Layer.outputs_at) + b);
      const g = word(gradients, field(at, Layer.gradients) + b);
      look(z, rowBytes, classes, labels);
      const labelled = f32x4.ge(labels, f32x4.splat(0));
      if (v128.any_true(v128.andnot(labelled, good))) store<u32>(diverged, step + 1);
      if (classes === 1) {
        const logits = v128.load(z);
        const found = gradient4(logits, labels, exp4(f32x4.neg(f32x4.abs(logits))), scale);
        v128.store(g, v128.and(found, good));
      } else softmaxGradient(z, g, rowBytes, classes, labels, scale);
      note(word(tally, field(at, Layer.tally) + b), rowBytes, labels);
    }
  }
}

/** (p − [c = y])·scale; zero where tiny. */
function softmaxGradient(
  z: usize,
  g: usize,
  rowBytes: usize,
  classes: u32,
  labels: v128,
  scale: v128,
): void {
  const one = f32x4.splat(1);
  let name = f32x4.splat(0);
  for (let c: u32 = 0; c < classes; c++) {
    const share = f32x4.div(exp4(f32x4.sub(v128.load(z), largest)), sum);
    const own = v128.and(one, f32x4.eq(name, labels));
    const found = f32x4.mul(f32x4.sub(share, own), scale);
    const kept = v128.and(good, f32x4.ge(f32x4.abs(found), f32x4.splat(TINY)));
    v128.store(g, v128.and(found, kept));
    z += rowBytes;
    g += rowBytes;
    name = f32x4.add(name, one);
  }
}

export function evaluate(
  from: u32,
  replicas: u32,
  depth: u32,
  begin: u32,
  examples: u32,
  stride: u32,
  layers: usize,
  topology: usize,
  params: usize,
  activations: usize,
  tally: usize,
  predictions: usize,
): void {
  const rowBytes = (<usize>stride) << 2;
  for (let r = from; r < from + replicas; r++) {
    const at = layerAt(layers, depth, r, depth - 1);
    forward(at, topology, params, activations, 0, examples, stride);
    for (let b: u32 = 0; b < examples; b += 4) {
      const labelsAt = word(activations, field(at, Layer.labels_at) + b);
      const labels = v128.load(labelsAt);
      look(
        word(activations, field(at, Layer.outputs_at) + b),
        rowBytes,
        field(at, Layer.rows),
        labels,
      );
      note(word(tally, field(at, Layer.tally) + b), rowBytes, labels);
      // −1, no class, where the network has diverged.
      const classes = v128.or(i32x4.trunc_sat_f32x4_s(answers), v128.not(good));
      const to = word(predictions, field(at, Layer.predictions) + begin + b);
      if (load<f32>(labelsAt) >= 0) v128.store32_lane(to, classes, 0);
      if (load<f32>(labelsAt, 4) >= 0) v128.store32_lane(to, classes, 1, 4);
      if (load<f32>(labelsAt, 8) >= 0) v128.store32_lane(to, classes, 2, 8);
      if (load<f32>(labelsAt, 12) >= 0) v128.store32_lane(to, classes, 3, 12);
    }
  }
}
