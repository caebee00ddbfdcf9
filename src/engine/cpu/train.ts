/**
 * Twin of `shaders/population/train.wgsl`: minibatch steps of whole networks with one logit.
 * No activations are kept: with mask_cb = [z_cb > 0] and dL_b the loss gradient at the logit,
 *   S_c = Σ_b mask·dL,  T_e = Σ_b mask·dL·x,  gW1_e = v_c·T_e,  gb_c = v_c·S_c,
 *   gv_c = b_c·S_c + Σ_e w_e·T_e   (ReLU is homogeneous),
 * and with x = ±1, T_e = 2·P_e − S_c where P_e sums over the examples whose bit is on, looked up
 * four examples at a time in tables of the 16 partial sums of dL. Every operation is rounded to
 * f32, as the GPU does; the order of sums over children differs from the GPU's.
 */
import { ALIVE_BIT, REPLICA, REPLICA_WORDS, START_MASK, SUMMARY } from '../../model/replica-layout';
import { backwardDropped, forwardDropped } from './dropconnect';
import { forward } from './forward';
import { lossGradient, lossOf } from './loss';
import { updateRule } from './optimiser';
import type { Slot } from './slot';

const f = Math.fround;

/** Working memory, grown on demand and shared by all replicas of a thread. */
let x = new Float32Array(0); // [input][example] ±1
let nibbles = new Uint8Array(0); // [input][group of 4 examples] bits
let masks = new Uint8Array(0); // [child][group of 4 examples] active bits
let z = new Float32Array(0);
let logits = new Float32Array(0);
let gradients = new Float32Array(0);
let sums = new Float32Array(0); // [group of 4 examples][16]

function reserve(inputs: number, children: number, batch: number): void {
  const groups = Math.ceil(batch / 4);
  if (x.length < inputs * batch) x = new Float32Array(inputs * batch);
  if (nibbles.length < inputs * groups) nibbles = new Uint8Array(inputs * groups);
  if (masks.length < children * groups) masks = new Uint8Array(children * groups);
  if (z.length < batch) {
    z = new Float32Array(batch);
    logits = new Float32Array(batch);
    gradients = new Float32Array(groups * 4);
    sums = new Float32Array(groups * 16);
  }
}

/** Unpacks `size` examples into `x` (±1) and `nibbles`. */
function gather(
  examples: Uint32Array,
  order: Uint32Array,
  orderStart: number,
  rows: number,
  wordsPerRow: number,
  inputs: number,
  size: number,
): void {
  const groups = Math.ceil(size / 4);
  nibbles.fill(0, 0, inputs * groups);
  for (let b = 0; b < size; b++) {
    const row = rows + order[orderStart + b] * wordsPerRow;
    const group = b >> 2;
    const lane = b & 3;
    for (let j = 0; j < inputs; j++) {
      const bit = (examples[row + (j >> 5)] >>> (j & 31)) & 1;
      x[j * size + b] = bit + bit - 1;
      const at = j * groups + group;
      nibbles[at] |= bit << lane;
    }
  }
}

export function train(
  params: Readonly<Record<'first' | 'replicas' | 'step' | 'batch_index' | 'steps', number>>,
  replicas: Slot,
  examples: Slot,
  order: Slot,
  topology: Slot,
  rates: Slot,
  parameters: Slot,
  state: Slot,
  summary: Slot,
): void {
  for (let r = params.first; r < params.first + params.replicas; r++) {
    const at = r * REPLICA_WORDS;
    const field = (name: keyof typeof REPLICA) => replicas.u32[at + REPLICA[name]];
    const report = field('summary');
    const count = field('train_count');
    const batch = field('batch');
    reserve(field('inputs'), field('children'), batch);
    for (let i = 0; i < params.steps; i++) {
      const start = (params.batch_index + i) * batch;
      if (start >= count || summary.f32[report + SUMMARY.diverged] !== 0) break;
      const size = Math.min(batch, count - start);
      if (start === 0) {
        summary.f32[report + SUMMARY.lossSum] = 0;
        summary.f32[report + SUMMARY.correct] = 0;
        summary.f32[report + SUMMARY.seen] = 0;
      }
      gather(
        examples.u32,
        order.u32,
        field('order') + start,
        field('train_rows'),
        field('words_per_row'),
        field('inputs'),
        size,
      );
      const step = params.step + i;
      const drops = field('dropconnect') !== 0;
      if (drops) forwardDropped(at, step, replicas, topology, parameters, x, size, logits);
      else forward(at, replicas, topology, parameters, x, size, size, z, logits, masks);
      const finite = loss(r, start, size, replicas, examples, order, summary);
      if (!finite) {
        summary.f32[report + SUMMARY.diverged] = 1;
        summary.f32[report + SUMMARY.divergedStep] = step;
        break;
      }
      const update = updateRule(replicas, at, step, rates, parameters.f32, state.f32);
      if (drops) {
        backwardDropped(at, replicas, topology, parameters, x, size, gradients, update);
      } else backward(r, size, replicas, topology, parameters, update);
    }
  }
}

/** Fills `gradients` and `sums`; adds to the summary. False if anything was not finite. */
function loss(
  r: number,
  start: number,
  size: number,
  replicas: Slot,
  examples: Slot,
  order: Slot,
  summary: Slot,
): boolean {
  const at = r * REPLICA_WORDS;
  const labels = replicas.u32[at + REPLICA.train_labels];
  const first = replicas.u32[at + REPLICA.order] + start;
  const report = replicas.u32[at + REPLICA.summary];
  const groups = Math.ceil(size / 4);
  const scale = f(1 / size);
  gradients.fill(0, 0, groups * 4);
  let total = 0;
  let correct = 0;
  for (let b = 0; b < size; b++) {
    const example = order.u32[first + b];
    const y = (examples.u32[labels + (example >> 5)] >>> (example & 31)) & 1;
    const logit = logits[b];
    if (!Number.isFinite(logit)) return false;
    total = f(total + lossOf(logit, y));
    correct += (logit > 0 ? 1 : 0) === y ? 1 : 0;
    gradients[b] = lossGradient(logit, y, scale);
  }
  if (!Number.isFinite(total)) return false;
  const s = summary.f32;
  s[report + SUMMARY.lossSum] = f(s[report + SUMMARY.lossSum] + total);
  s[report + SUMMARY.correct] += correct;
  s[report + SUMMARY.seen] += size;
  for (let g = 0; g < groups; g++) {
    for (let subset = 0; subset < 16; subset++) {
      let sum = 0;
      for (let lane = 0; lane < 4; lane++) {
        if ((subset >> lane) & 1) sum = f(sum + gradients[g * 4 + lane]);
      }
      sums[g * 16 + subset] = sum;
    }
  }
  return true;
}

/** Gradients of every parameter from `masks`, `nibbles` and `sums`, and the optimiser's step. */
function backward(
  r: number,
  size: number,
  replicas: Slot,
  topology: Slot,
  parameters: Slot,
  update: (index: number, gradient: number) => void,
): void {
  const at = r * REPLICA_WORDS;
  const field = (name: keyof typeof REPLICA) => replicas.u32[at + REPLICA[name]];
  const n = field('children');
  const edges = field('topology');
  const starts = edges + field('edge_capacity');
  const biases = field('edge_capacity');
  const outputs = biases + field('child_capacity');
  const weights = field('weights');
  const w = parameters.f32;
  const groups = Math.ceil(size / 4);
  for (let c = 0; c < n; c++) {
    if ((topology.u32[starts + c] & ALIVE_BIT) === 0) continue;
    const mask = c * groups;
    let s = 0;
    for (let g = 0; g < groups; g++) {
      s = f(s + f(sums[g * 16 + masks[mask + g]]));
    }
    const v = w[weights + outputs + c];
    let gv = f(w[weights + biases + c] * s);
    const end = topology.u32[starts + c + 1] & START_MASK;
    for (let e = topology.u32[starts + c] & START_MASK; e < end; e++) {
      const column = (topology.u32[edges + e] & 0xffff) * groups;
      let p = 0;
      for (let g = 0; g < groups; g++) {
        const on = masks[mask + g] & nibbles[column + g];
        p = f(p + f(sums[g * 16 + on]));
      }
      const t = f(f(p + p) - s);
      gv = f(gv + f(w[weights + e] * t));
      update(e, f(v * t));
    }
    update(biases + c, f(v * s));
    update(outputs + c, gv);
  }
  let all = 0;
  for (let g = 0; g < groups; g++) all = f(all + sums[g * 16 + 15]);
  update(outputs + field('child_capacity'), all);
}
