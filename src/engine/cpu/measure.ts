/** Twins of `shaders/measure/*.wgsl`, f32: what a network looks like from outside. paper.md §1. */
import { shuffle as shuffleInPlace, stream } from '../../lib/random';
import {
  ALIVE_BIT,
  CAPACITY_WORDS,
  COUNTS_WORDS,
  REPLICA,
  REPLICA_WORDS,
  START_MASK,
} from '../../model/replica-layout';
import type { Slot } from './slot';

const f = Math.fround;

export type Common = Readonly<Record<'first' | 'replicas', number>>;

/** Calls `body` for each replica of the range with its index in the range and a field reader. */
export function each(
  params: Common,
  replicas: Slot,
  body: (local: number, field: (name: keyof typeof REPLICA) => number) => void,
): void {
  for (let local = 0; local < params.replicas; local++) {
    const at = (params.first + local) * REPLICA_WORDS;
    body(local, (name) => replicas.u32[at + REPLICA[name]]);
  }
}

/**
 * Counts of both layers at r·16 + column·4: non-zero input weights, non-zero output weights, edges,
 * output weights that are connected. `staged` 0: the living network; 1: the staged copy with its
 * alpha children a parent.
 */
export function nonzeros(
  params: Common & Readonly<Record<'column' | 'staged', number>>,
  replicas: Slot,
  topology: Slot,
  parameters: Slot,
  counts: Slot,
): void {
  each(params, replicas, (local, field) => {
    const n = field(params.staged === 0 ? 'children' : 'child_capacity');
    const weights = field('weights');
    const outputs = weights + field('edge_capacity') + field('child_capacity');
    const starts = field('topology') + field('edge_capacity');
    const end = topology.u32[starts + n] & START_MASK;
    let input = 0;
    let output = 0;
    let alive = 0;
    for (let e = 0; e < end; e++) if (parameters.f32[weights + e] !== 0) input++;
    for (let c = 0; c < n; c++) {
      if (parameters.f32[outputs + c] !== 0) output++;
      if ((topology.u32[starts + c] & ALIVE_BIT) !== 0) alive++;
    }
    const at = (params.first + local) * COUNTS_WORDS + params.column * 4;
    counts.u32.set([input, output, end, alive], at);
  });
}

/** The input weights of each replica in an order drawn from stream(seed, 'null', draw). */
export function shuffle(
  params: Common & Readonly<Record<'draw', number>>,
  replicas: Slot,
  topology: Slot,
  parameters: Slot,
  shuffled: Slot,
): void {
  each(params, replicas, (_, field) => {
    const starts = field('topology') + field('edge_capacity');
    const end = topology.u32[starts + field('children')] & START_MASK;
    const weights = field('weights');
    const target = shuffled.f32.subarray(weights, weights + end);
    target.set(parameters.f32.subarray(weights, weights + end));
    shuffleInPlace(target, stream(field('seed'), 'null', params.draw));
  });
}

/** W1 of each replica, n × d at local·stride, zeros where not connected. */
export function expand(
  params: Common & Readonly<Record<'children' | 'stride', number>>,
  replicas: Slot,
  topology: Slot,
  parameters: Slot,
  dense: Slot,
): void {
  each(params, replicas, (local, field) => {
    const d = field('inputs');
    const base = local * params.stride;
    dense.f32.fill(0, base, base + field('children') * d);
    const edges = field('topology');
    const end = topology.u32[edges + field('edge_capacity') + field('children')] & START_MASK;
    for (let e = 0; e < end; e++) {
      const edge = topology.u32[edges + e];
      dense.f32[base + (edge >>> 16) * d + (edge & 0xffff)] = parameters.f32[field('weights') + e];
    }
  });
}

/** Feature Gram matrix G_ij = Σ_c W_ci·W_cj at local·gram_stride + i·d + j. */
export function gram(
  params: Common & Readonly<Record<'inputs' | 'stride' | 'gram_stride', number>>,
  replicas: Slot,
  dense: Slot,
  out: Slot,
): void {
  each(params, replicas, (local, field) => {
    const d = field('inputs');
    const base = local * params.stride;
    for (let i = 0; i < d; i++) {
      for (let j = 0; j < d; j++) {
        let sum = 0;
        for (let c = 0; c < field('children'); c++) {
          const row = base + c * d;
          sum = f(sum + f(dense.f32[row + i] * dense.f32[row + j]));
        }
        out.f32[local * params.gram_stride + i * d + j] = sum;
      }
    }
  });
}

/** C_i = G_ii² / Σ_j G_ij², 0 for an input nobody reads; G_ii; Σ_j G_ij²; at (local·inputs + i)·3. */
export function capacity(
  params: Common & Readonly<Record<'inputs' | 'gram_stride', number>>,
  replicas: Slot,
  gramSlot: Slot,
  out: Slot,
): void {
  each(params, replicas, (local, field) => {
    const d = field('inputs');
    for (let i = 0; i < d; i++) {
      const row = local * params.gram_stride + i * d;
      let sum = 0;
      for (let j = 0; j < d; j++) {
        const g = gramSlot.f32[row + j];
        sum = f(sum + f(g * g));
      }
      const own = gramSlot.f32[row + i];
      const at = (local * params.inputs + i) * CAPACITY_WORDS;
      out.f32[at] = sum > 0 ? f(f(own * own) / sum) : 0;
      out.f32[at + 1] = own;
      out.f32[at + 2] = sum;
    }
  });
}

/**
 * For neuron i over all j < i: Σ cosine, Σ |cosine|, number of pairs, at (local·children + i)·3.
 * A pair with a neuron without weights does not count.
 */
export function cosine(
  params: Common & Readonly<Record<'children' | 'stride', number>>,
  replicas: Slot,
  dense: Slot,
  out: Slot,
): void {
  each(params, replicas, (local, field) => {
    const d = field('inputs');
    const w = dense.f32;
    const dot = (a: number, b: number): number => {
      let sum = 0;
      for (let k = 0; k < d; k++) sum = f(sum + f(w[a + k] * w[b + k]));
      return sum;
    };
    for (let i = 0; i < params.children; i++) {
      let signed = 0;
      let absolute = 0;
      let pairs = 0;
      if (i < field('children')) {
        const a = local * params.stride + i * d;
        const own = dot(a, a);
        for (let j = 0; j < i; j++) {
          const b = local * params.stride + j * d;
          const other = dot(b, b);
          if (!(own > 0) || !(other > 0)) continue;
          const value = f(dot(a, b) / f(f(Math.sqrt(own)) * f(Math.sqrt(other))));
          signed = f(signed + value);
          absolute = f(absolute + Math.abs(value));
          pairs++;
        }
      }
      const at = (local * params.children + i) * 3;
      out.f32[at] = signed;
      out.f32[at + 1] = absolute;
      out.f32[at + 2] = pairs;
    }
  });
}

/** Channel vector of clause g: mean over its literals of σ_j·W_cj, at local·channel_stride + g·n + c. */
export function channels(
  params: Common & Readonly<Record<'cells' | 'stride' | 'channel_stride', number>>,
  replicas: Slot,
  groups: Slot,
  dense: Slot,
  out: Slot,
): void {
  each(params, replicas, (local, field) => {
    const d = field('inputs');
    const n = field('children');
    for (let g = 0; g < field('groups'); g++) {
      for (let c = 0; c < n; c++) {
        let sum = 0;
        let size = 0;
        for (let j = 0; j < d; j++) {
          const entry = groups.u32[field('group_table') + j];
          if ((entry & 0xffff) !== g) continue;
          const weight = dense.f32[local * params.stride + c * d + j];
          sum = f(entry >>> 16 === 1 ? sum - weight : sum + weight);
          size++;
        }
        out.f32[local * params.channel_stride + g * n + c] = size > 0 ? f(sum / size) : 0;
      }
    }
  });
}

/** Cosine of every two channel vectors, at local·pair_stride + a·m + b; 0 where one is zero. */
export function interference(
  params: Common & Readonly<Record<'pairs' | 'channel_stride' | 'pair_stride', number>>,
  replicas: Slot,
  channelSlot: Slot,
  out: Slot,
): void {
  each(params, replicas, (local, field) => {
    const n = field('children');
    const m = field('groups');
    const v = channelSlot.f32;
    for (let a = 0; a < m; a++) {
      for (let b = 0; b < m; b++) {
        let dot = 0;
        let aa = 0;
        let bb = 0;
        for (let c = 0; c < n; c++) {
          const x = v[local * params.channel_stride + a * n + c];
          const y = v[local * params.channel_stride + b * n + c];
          dot = f(dot + f(x * y));
          aa = f(aa + f(x * x));
          bb = f(bb + f(y * y));
        }
        const norm = f(f(Math.sqrt(aa)) * f(Math.sqrt(bb)));
        out.f32[local * params.pair_stride + a * m + b] = norm > 0 ? f(dot / norm) : 0;
      }
    }
  });
}

/** Clauses mixed in neuron c: (Σ_g e_g)² / Σ_g e_g², e_g its squared weight on clause g; at local·load_stride + c. */
export function load(
  params: Common & Readonly<Record<'children' | 'stride' | 'load_stride', number>>,
  replicas: Slot,
  groups: Slot,
  dense: Slot,
  out: Slot,
): void {
  each(params, replicas, (local, field) => {
    const d = field('inputs');
    for (let c = 0; c < params.children; c++) {
      let total = 0;
      let squares = 0;
      if (c < field('children')) {
        for (let g = 0; g < field('groups'); g++) {
          let energy = 0;
          for (let j = 0; j < d; j++) {
            if ((groups.u32[field('group_table') + j] & 0xffff) !== g) continue;
            const weight = dense.f32[local * params.stride + c * d + j];
            energy = f(energy + f(weight * weight));
          }
          total = f(total + energy);
          squares = f(squares + f(energy * energy));
        }
      }
      out.f32[local * params.load_stride + c] = squares > 0 ? f(f(total * total) / squares) : 0;
    }
  });
}
