/**
 * The forward pass both CPU kernels share: pre-activations child by child, logits summed over
 * children in order. SpMM with the examples innermost, four edges at a time; the order of sums
 * is that of the edges, as on the GPU. Every operation is rounded to f32.
 */
import { ALIVE_BIT, REPLICA, START_MASK } from '../../model/replica-layout';
import type { Slot } from './slot';

const f = Math.fround;

/**
 * Fills `logits` for `size` examples whose inputs are `x`, [input][stride] of ±1.
 * `at`: word of the replica's descriptor. With `masks`, also notes which examples each living
 * child is active for: bit b&3 of byte child·⌈size/4⌉ + ⌊b/4⌋. A NaN pre-activation makes its
 * logit NaN.
 */
export function forward(
  at: number,
  replicas: Slot,
  topology: Slot,
  parameters: Slot,
  x: Float32Array,
  stride: number,
  size: number,
  z: Float32Array,
  logits: Float32Array,
  masks?: Uint8Array,
): void {
  const field = (name: keyof typeof REPLICA) => replicas.u32[at + REPLICA[name]];
  const n = field('children');
  const edges = field('topology');
  const starts = edges + field('edge_capacity');
  const weights = field('weights');
  const biases = weights + field('edge_capacity');
  const outputs = biases + field('child_capacity');
  const w = parameters.f32;
  const quads = Math.ceil(size / 4);
  logits.fill(w[outputs + field('child_capacity')], 0, size);
  for (let c = 0; c < n; c++) {
    const start = topology.u32[starts + c];
    if ((start & ALIVE_BIT) === 0) continue; // adds nothing and can never learn
    const from = start & START_MASK;
    const to = topology.u32[starts + c + 1] & START_MASK;
    z.fill(w[biases + c], 0, size);
    accumulate(z, x, w, topology.u32, weights, edges, from, to, stride, size);
    if (masks) addActive(logits, z, w[outputs + c], size, masks, c * quads);
    else addOutput(logits, z, w[outputs + c], size);
  }
}

/** z_b += Σ_e w_e · x[input(e)][b] over edges from … to−1, in order. */
function accumulate(
  z: Float32Array,
  x: Float32Array,
  w: Float32Array,
  topology: Uint32Array,
  weights: number,
  edges: number,
  from: number,
  to: number,
  stride: number,
  size: number,
): void {
  const column = (e: number): number => (topology[edges + e] & 0xffff) * stride;
  let e = from;
  for (; e + 4 <= to; e += 4) {
    const w0 = f(w[weights + e]);
    const w1 = f(w[weights + e + 1]);
    const w2 = f(w[weights + e + 2]);
    const w3 = f(w[weights + e + 3]);
    const c0 = column(e);
    const c1 = column(e + 1);
    const c2 = column(e + 2);
    const c3 = column(e + 3);
    for (let b = 0; b < size; b++) {
      let sum = f(f(z[b]) + f(w0 * f(x[c0 + b])));
      sum = f(sum + f(w1 * f(x[c1 + b])));
      sum = f(sum + f(w2 * f(x[c2 + b])));
      z[b] = f(sum + f(w3 * f(x[c3 + b])));
    }
  }
  // What is left goes in one pass too: at large α most children hold fewer than four edges.
  const w0 = e < to ? f(w[weights + e]) : 0;
  const c0 = e < to ? column(e) : 0;
  const w1 = e + 1 < to ? f(w[weights + e + 1]) : 0;
  const c1 = e + 1 < to ? column(e + 1) : 0;
  if (to - e === 3) {
    const w2 = f(w[weights + e + 2]);
    const c2 = column(e + 2);
    for (let b = 0; b < size; b++) {
      const sum = f(f(f(z[b]) + f(w0 * f(x[c0 + b]))) + f(w1 * f(x[c1 + b])));
      z[b] = f(sum + f(w2 * f(x[c2 + b])));
    }
  } else if (to - e === 2) {
    for (let b = 0; b < size; b++) {
      z[b] = f(f(f(z[b]) + f(w0 * f(x[c0 + b]))) + f(w1 * f(x[c1 + b])));
    }
  } else if (to - e === 1) {
    for (let b = 0; b < size; b++) z[b] = f(f(z[b]) + f(w0 * f(x[c0 + b])));
  }
}

/** logit_b += v · relu(z_b). */
function addOutput(logits: Float32Array, z: Float32Array, output: number, size: number): void {
  const v = f(output);
  for (let b = 0; b < size; b++) {
    const active = f(z[b]);
    // Not `active > 0`: NaN must reach the logit instead of hiding behind the ReLU.
    if (!(active <= 0)) logits[b] = f(f(logits[b]) + f(v * active));
  }
}

/** The same, and notes the active examples four to a byte from `row`. */
function addActive(
  logits: Float32Array,
  z: Float32Array,
  output: number,
  size: number,
  masks: Uint8Array,
  row: number,
): void {
  const v = f(output);
  for (let start = 0; start < size; start += 4) {
    const end = Math.min(size, start + 4);
    let bits = 0;
    for (let b = start; b < end; b++) {
      const active = f(z[b]);
      if (!(active <= 0)) {
        logits[b] = f(f(logits[b]) + f(v * active));
        bits |= 1 << (b - start);
      }
    }
    masks[row + (start >> 2)] = bits;
  }
}
