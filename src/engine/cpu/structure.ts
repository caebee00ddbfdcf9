/** More twins of `shaders/measure/*.wgsl`: what the split is about, clauses and their room. */
import { MOST_CLAUSES, START_MASK, WHOLES_WORDS } from '../../model/replica-layout';
import { type Common, each } from './measure';
import type { Slot } from './slot';

const f = Math.fround;
/** Rounding of one operation, relative. */
const EPSILON = 2 ** -23;

/** C_g = (u_g·u_g)² / Σ_h (u_g·u_h)² at local·clauses + g; 0 for a clause nobody reads. */
export function clauseCapacity(
  params: Common & Readonly<Record<'clauses' | 'channel_stride', number>>,
  replicas: Slot,
  channels: Slot,
  out: Slot,
): void {
  each(params, replicas, (local, field) => {
    const n = field('children');
    const m = field('groups');
    const base = local * params.channel_stride;
    const v = channels.f32;
    for (let g = 0; g < m; g++) {
      let own = 0;
      let sum = 0;
      for (let h = 0; h < m; h++) {
        let dot = 0;
        for (let c = 0; c < n; c++) dot = f(dot + f(v[base + g * n + c] * v[base + h * n + c]));
        if (h === g) own = dot;
        sum = f(sum + f(dot * dot));
      }
      out.f32[local * params.clauses + g] = sum > 0 ? f(f(own * own) / sum) : 0;
    }
  });
}

/**
 * Rank of W1 (n × d) by elimination with the largest pivot of each column, the first of equals; a
 * pivot of at most max(n, d)·2^−23 of the largest weight counts as zero. `echelon` holds the work at
 * local·stride.
 */
export function rank(
  params: Common & Readonly<Record<'stride', number>>,
  replicas: Slot,
  dense: Slot,
  echelon: Slot,
  out: Slot,
): void {
  each(params, replicas, (local, field) => {
    const d = field('inputs');
    const n = field('children');
    const base = local * params.stride;
    const a = echelon.f32;
    a.set(dense.f32.subarray(base, base + n * d), base);
    let largest = 0;
    for (let i = 0; i < n * d; i++) largest = Math.max(largest, Math.abs(a[base + i]));
    const least = f(largest * f(Math.max(n, d) * EPSILON));
    let found = 0;
    for (let j = 0; j < d && found < n; j++) {
      let pivot = found;
      for (let row = found + 1; row < n; row++) {
        if (Math.abs(a[base + row * d + j]) > Math.abs(a[base + pivot * d + j])) pivot = row;
      }
      const top = base + pivot * d;
      if (!(Math.abs(a[top + j]) > least)) continue;
      const to = base + found * d;
      for (let k = j; k < d; k++) {
        const kept = a[to + k];
        a[to + k] = a[top + k];
        a[top + k] = kept;
      }
      for (let row = found + 1; row < n; row++) {
        const at = base + row * d;
        const factor = f(a[at + j] / a[to + j]);
        if (factor === 0) continue;
        for (let k = j; k < d; k++) a[at + k] = f(a[at + k] - f(factor * a[to + k]));
      }
      found++;
    }
    out.f32[local] = found;
  });
}

/**
 * Of each parent, at (local·parents + parent)·4: bits of the clauses 0–31 and 32–63 all of whose
 * literals are edges of one child; how many; how many pairs of clauses are both whole in one child.
 * `staged` as in `nonzeros`; a replica that does not split has nothing staged, and its row is void.
 */
export function wholes(
  params: Common & Readonly<Record<'parents' | 'staged', number>>,
  replicas: Slot,
  groups: Slot,
  topology: Slot,
  out: Slot,
): void {
  each(params, replicas, (local, field) => {
    const d = field('inputs');
    const m = field('groups');
    const staged = params.staged === 1;
    const n = field(staged ? 'child_capacity' : 'children');
    const alpha = n / field('parents');
    const starts = field('topology') + field('edge_capacity');
    const size = new Uint32Array(MOST_CLAUSES);
    for (let j = 0; j < d; j++) {
      const clause = groups.u32[field('group_table') + j] & 0xffff;
      if (clause < m) size[clause]++;
    }
    for (let parent = 0; parent < field('parents'); parent++) {
      const bits = [0, 0];
      const together = new Set<number>();
      for (let c = parent * alpha; c < (parent + 1) * alpha; c++) {
        const held = new Uint32Array(MOST_CLAUSES);
        const end = topology.u32[starts + c + 1] & START_MASK;
        for (let e = topology.u32[starts + c] & START_MASK; e < end; e++) {
          const input = topology.u32[field('topology') + e] & 0xffff;
          const clause = groups.u32[field('group_table') + input] & 0xffff;
          if (clause < m) held[clause]++;
        }
        const whole = [...size.keys()].filter((g) => g < m && size[g] > 0 && held[g] === size[g]);
        for (const [i, g] of whole.entries()) {
          bits[g >> 5] |= 1 << (g & 31);
          for (const h of whole.slice(0, i)) together.add(h * MOST_CLAUSES + g);
        }
      }
      const at = (local * params.parents + parent) * WHOLES_WORDS;
      const both = [bits[0] >>> 0, bits[1] >>> 0];
      const count = [...size.keys()].filter((g) => ((both[g >> 5] >>> (g & 31)) & 1) === 1).length;
      out.u32.set([both[0], both[1], count, together.size], at);
    }
  });
}
