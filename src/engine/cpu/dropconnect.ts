/**
 * DropConnect for the training kernel's twin: which weights an example keeps, the forward pass and
 * the gradients with them. Each example keeps each weight of both layers with chance 1/α,
 * independently; what is kept counts α-fold, so that the full weights are right when tested.
 * Wan et al. 2013; that output weights are dropped too, so that an example sees the budget on
 * average, is ours.
 */
import { streamKey } from '../../lib/random';
import { threefry2x32 } from '../../lib/threefry';
import { ALIVE_BIT, REPLICA, START_MASK } from '../../model/replica-layout';
import type { Slot } from './slot';

const f = Math.fround;

/** Binary digits of 1/α, the last first: 16 of them, without the zeros it ends with. */
export function keepDigits(alpha: number): number[] {
  const share = Math.round(65536 / alpha);
  const digits = Array.from({ length: 16 }, (_, k) => (share >>> k) & 1);
  return digits.slice(digits.indexOf(1));
}

/**
 * Words of the examples 64·pair … 64·pair + 63 that keep the weight at `place`: c·(d + 1) + j, with
 * j = d for the output weight. Digit k of the chance joins block (place, 16·pair + k) of the
 * stream: OR where it is 1, AND where it is 0.
 */
export function keptBits(
  key: readonly [number, number],
  place: number,
  pair: number,
  digits: readonly number[],
  out: Uint32Array,
): void {
  const words = new Uint32Array(2);
  out.fill(0);
  digits.forEach((digit, k) => {
    threefry2x32(key[0], key[1], place, 16 * pair + k, words);
    for (let i = 0; i < 2; i++) out[i] = digit ? out[i] | words[i] : out[i] & words[i];
  });
}

/** [weight, then output weights][pair of words][2]; grown on demand. */
let kept = new Uint32Array(0);
/** [child][example] 1 where it is active and its output weight kept. */
let active = new Uint8Array(0);

/** Draws what every example of the step keeps; edges at e, output weights at edge_capacity + c. */
function drawKept(at: number, step: number, pairs: number, replicas: Slot, topology: Slot): void {
  const field = (name: keyof typeof REPLICA) => replicas.u32[at + REPLICA[name]];
  const [d, n, capacity] = [field('inputs'), field('children'), field('edge_capacity')];
  const digits = keepDigits(field('dropconnect'));
  const key = streamKey(field('seed'), 'drop', step);
  const words = (capacity + n) * pairs * 2;
  if (kept.length < words) kept = new Uint32Array(words);
  const put = (weight: number, place: number): void => {
    for (let pair = 0; pair < pairs; pair++) {
      const from = (weight * pairs + pair) * 2;
      keptBits(key, place, pair, digits, kept.subarray(from, from + 2));
    }
  };
  const edges = topology.u32[field('topology') + capacity + n] & START_MASK;
  for (let e = 0; e < edges; e++) {
    const edge = topology.u32[field('topology') + e];
    put(e, (edge >>> 16) * (d + 1) + (edge & 0xffff));
  }
  for (let c = 0; c < n; c++) put(capacity + c, c * (d + 1) + d);
}

const isKept = (weight: number, b: number, pairs: number): number =>
  (kept[weight * pairs * 2 + (b >> 5)] >>> (b & 31)) & 1;

/** Fills `logits`; `x` as for the plain forward pass, [input][example of `size`]. */
export function forwardDropped(
  at: number,
  step: number,
  replicas: Slot,
  topology: Slot,
  parameters: Slot,
  x: Float32Array,
  size: number,
  logits: Float32Array,
): void {
  const field = (name: keyof typeof REPLICA) => replicas.u32[at + REPLICA[name]];
  const [n, capacity, alpha] = [field('children'), field('edge_capacity'), field('dropconnect')];
  const pairs = Math.ceil(size / 64);
  const starts = field('topology') + capacity;
  const w = parameters.f32.subarray(field('weights'));
  const outputs = capacity + field('child_capacity');
  drawKept(at, step, pairs, replicas, topology);
  if (active.length < n * size) active = new Uint8Array(n * size);
  logits.fill(w[outputs + field('child_capacity')], 0, size);
  for (let c = 0; c < n; c++) {
    if ((topology.u32[starts + c] & ALIVE_BIT) === 0) continue;
    const end = topology.u32[starts + c + 1] & START_MASK;
    const v = f(alpha * w[outputs + c]);
    for (let b = 0; b < size; b++) {
      let z = w[capacity + c];
      for (let e = topology.u32[starts + c] & START_MASK; e < end; e++) {
        if (isKept(e, b, pairs) === 0) continue;
        const input = topology.u32[field('topology') + e] & 0xffff;
        z = f(z + f(f(alpha * w[e]) * x[input * size + b]));
      }
      // Not `z > 0`: NaN must reach the logit instead of hiding behind the ReLU.
      const on = !(z <= 0) && isKept(capacity + c, b, pairs) === 1;
      active[c * size + b] = on ? 1 : 0;
      if (on) logits[b] = f(logits[b] + f(v * z));
    }
  }
}

/**
 * Gradients after `forwardDropped`. With a_cb what that call noted, k_eb what is kept and dL_b =
 * `gradients`: S_c = Σ a·dL, T_e = Σ a·k·dL·x, gw = α²·v·T, gb = α·v·S, gv = α·(b·S + α·Σ w·T).
 */
export function backwardDropped(
  at: number,
  replicas: Slot,
  topology: Slot,
  parameters: Slot,
  x: Float32Array,
  size: number,
  gradients: Float32Array,
  update: (index: number, gradient: number) => void,
): void {
  const field = (name: keyof typeof REPLICA) => replicas.u32[at + REPLICA[name]];
  const [n, capacity, alpha] = [field('children'), field('edge_capacity'), field('dropconnect')];
  const pairs = Math.ceil(size / 64);
  const starts = field('topology') + capacity;
  const w = parameters.f32.subarray(field('weights'));
  const outputs = capacity + field('child_capacity');
  for (let c = 0; c < n; c++) {
    if ((topology.u32[starts + c] & ALIVE_BIT) === 0) continue;
    const v = f(alpha * w[outputs + c]);
    let s = 0;
    for (let b = 0; b < size; b++) if (active[c * size + b]) s = f(s + gradients[b]);
    let gv = f(w[capacity + c] * s);
    const end = topology.u32[starts + c + 1] & START_MASK;
    for (let e = topology.u32[starts + c] & START_MASK; e < end; e++) {
      const column = (topology.u32[field('topology') + e] & 0xffff) * size;
      let t = 0;
      for (let b = 0; b < size; b++) {
        if (active[c * size + b] && isKept(e, b, pairs)) t = f(t + f(gradients[b] * x[column + b]));
      }
      const scaled = f(alpha * t);
      gv = f(gv + f(w[e] * scaled));
      update(e, f(v * scaled));
    }
    update(capacity + c, f(v * s));
    update(outputs + c, f(alpha * gv));
  }
  let all = 0;
  for (let b = 0; b < size; b++) all = f(all + gradients[b]);
  update(outputs + field('child_capacity'), all);
}
