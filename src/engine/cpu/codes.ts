/**
 * Twins of `shaders/measure/quantise.wgsl` and `codes.wgsl`, f32: a network read from its signs
 * (paper.md, section 2). Their reference in f64 is `metrics/codes`.
 */
import { ALIVE_BIT, CODE_WORDS, MOST_CLAUSES, START_MASK } from '../../model/replica-layout';
import { type Common, each } from './measure';
import type { Slot } from './slot';

const f = Math.fround;
/** What parameter `tau` counts in. */
const ONE = 65536;

/**
 * Each weight of W1 as its category times a, the mean |w| of those of its row that count: |w| over
 * τ times the root mean square over the row's edges, compared as squares (w²·edges > τ²·Σ w²), for
 * a root is not the same number on every GPU. A row whose sum of squares is not finite, or too
 * small for f32, becomes zeros. Biases and output weights stay.
 */
export function quantise(
  params: Common & Readonly<Record<'children' | 'tau', number>>,
  replicas: Slot,
  topology: Slot,
  parameters: Slot,
  quantised: Slot,
): void {
  const tau = f(params.tau / ONE);
  const share = f(tau * tau);
  each(params, replicas, (_, field) => {
    const w = parameters.f32;
    const weights = field('weights');
    const biases = weights + field('edge_capacity');
    const starts = field('topology') + field('edge_capacity');
    const n = field('children');
    for (let c = 0; c < n; c++) {
      const from = weights + (topology.u32[starts + c] & START_MASK);
      const end = weights + (topology.u32[starts + c + 1] & START_MASK);
      let squares = 0;
      for (let e = from; e < end; e++) squares = f(squares + f(w[e] * w[e]));
      const least = f(share * squares);
      const counts = (e: number): boolean => f(f(w[e] * w[e]) * (end - from)) > least;
      let size = 0;
      if (Number.isFinite(squares)) {
        let total = 0;
        let count = 0;
        for (let e = from; e < end; e++) {
          if (!counts(e)) continue;
          total = f(total + Math.abs(w[e]));
          count++;
        }
        size = count > 0 ? f(total / count) : 0;
      }
      for (let e = from; e < end; e++) {
        quantised.f32[e] = size > 0 && counts(e) ? (w[e] < 0 ? -size : size) : 0;
      }
    }
    // Whole runs as words: what is copied keeps its bits.
    const copy = (at: number, count: number) =>
      quantised.u32.set(parameters.u32.subarray(at, at + count), at);
    copy(biases, n);
    copy(biases + field('child_capacity'), n);
    copy(biases + 2 * field('child_capacity'), 1);
  });
}

/** +1 or −1 for a number that is not zero, 0 for one that is not finite. */
const signOf = (v: number): number => (Number.isFinite(v) ? Math.sign(v) : 0);

/**
 * Bits of the clauses that child c carries at (local·children + c)·4: 0–31 and 32–63 positively,
 * then negatively. It carries a clause if its output weight times the weight of each literal has the
 * literal's sign; a clause without literals is carried by none.
 */
export function codes(
  params: Common & Readonly<Record<'children' | 'stride', number>>,
  replicas: Slot,
  groups: Slot,
  topology: Slot,
  parameters: Slot,
  dense: Slot,
  out: Slot,
): void {
  each(params, replicas, (local, field) => {
    const d = field('inputs');
    const table = field('clause_table');
    const starts = field('topology') + field('edge_capacity');
    const outputs = field('weights') + field('edge_capacity') + field('child_capacity');
    const m = Math.min(field('clauses'), MOST_CLAUSES);
    for (let c = 0; c < params.children; c++) {
      const bits = new Uint32Array(CODE_WORDS);
      const there = c < field('children');
      const alive = there && (topology.u32[starts + c] & ALIVE_BIT) !== 0;
      const s2 = alive ? signOf(parameters.f32[outputs + c]) : 0;
      const row = local * params.stride + c * d;
      for (let g = 0; g < m && s2 !== 0; g++) {
        const from = table + groups.u32[table + g];
        const end = table + groups.u32[table + g + 1];
        let holds = from < end;
        for (let k = from; k < end; k++) {
          const literal = groups.u32[k];
          const wanted = literal >>> 16 === 1 ? -s2 : s2;
          const w = dense.f32[row + (literal & 0xffff)];
          holds = holds && (wanted > 0 ? w > 0 : w < 0);
        }
        const word = (s2 > 0 ? 0 : 2) + (g >> 5);
        if (holds) bits[word] |= 1 << (g & 31);
      }
      out.u32.set(bits, (local * params.children + c) * CODE_WORDS);
    }
  });
}
