/**
 * What the weight matrix of a network looks like from outside; twins of `src/engine/cpu/measure.ts`,
 * whose docstrings say what they measure and where it goes. Sums run in the twins' order, so bits
 * are equal too.
 */
import { Field, field, floatAt, replicaAt, word } from './layout';
import { working } from './memory';

export function gram(
  from: u32,
  replicas: u32,
  _inputs: u32,
  stride: u32,
  gramStride: u32,
  descriptors: usize,
  dense: usize,
  out: usize,
): void {
  for (let local: u32 = 0; local < replicas; local++) {
    const at = replicaAt(descriptors, from + local);
    const d = field(at, Field.inputs);
    const n = field(at, Field.children);
    const base = word(dense, local * stride);
    let target = word(out, local * gramStride);
    for (let i: u32 = 0; i < d; i++) {
      let j: u32 = 0;
      // Four columns at once: lanes are separate sums.
      for (; j + 4 <= d; j += 4) {
        let sum = f32x4.splat(0);
        for (let c: u32 = 0; c < n; c++) {
          const row = word(base, c * d);
          const product = f32x4.mul(v128.load32_splat(word(row, i)), v128.load(word(row, j)));
          sum = f32x4.add(sum, product);
        }
        v128.store(target, sum);
        target += 16;
      }
      for (; j < d; j++) {
        let sum: f32 = 0;
        for (let c: u32 = 0; c < n; c++) {
          const row = word(base, c * d);
          sum += floatAt(row, i) * floatAt(row, j);
        }
        store<f32>(target, sum);
        target += 4;
      }
    }
  }
}

export function capacity(
  from: u32,
  replicas: u32,
  inputs: u32,
  gramStride: u32,
  descriptors: usize,
  gramSlot: usize,
  out: usize,
): void {
  for (let local: u32 = 0; local < replicas; local++) {
    const d = field(replicaAt(descriptors, from + local), Field.inputs);
    for (let i: u32 = 0; i < d; i++) {
      const row = word(gramSlot, local * gramStride + i * d);
      const sum = dot(row, row, d);
      const own = floatAt(row, i);
      const target = word(out, (local * inputs + i) * 3);
      store<f32>(target, sum > 0 ? (own * own) / sum : 0);
      store<f32>(target, own, 4);
      store<f32>(target, sum, 8);
    }
  }
}

/** Σ a·b in order. */
export function dot(a: usize, b: usize, count: u32): f32 {
  let sum: f32 = 0;
  for (let k: u32 = 0; k < count; k++) sum += floatAt(a, k) * floatAt(b, k);
  return sum;
}

export function cosine(
  from: u32,
  replicas: u32,
  children: u32,
  stride: u32,
  descriptors: usize,
  dense: usize,
  out: usize,
): void {
  const norms = working((<usize>children) << 2);
  for (let local: u32 = 0; local < replicas; local++) {
    const at = replicaAt(descriptors, from + local);
    const d = field(at, Field.inputs);
    const n = field(at, Field.children);
    const base = word(dense, local * stride);
    for (let i: u32 = 0; i < children; i++) {
      let signed: f32 = 0;
      let absolute: f32 = 0;
      let pairs: f32 = 0;
      if (i < n) {
        const row = word(base, i * d);
        const own = dot(row, row, d);
        store<f32>(word(norms, i), own);
        for (let j: u32 = 0; j < i; j++) {
          const other = floatAt(norms, j);
          if (!(own > 0) || !(other > 0)) continue;
          const value = dot(row, word(base, j * d), d) / (sqrt<f32>(own) * sqrt<f32>(other));
          signed += value;
          absolute += abs<f32>(value);
          pairs += 1;
        }
      }
      const target = word(out, (local * children + i) * 3);
      store<f32>(target, signed);
      store<f32>(target, absolute, 4);
      store<f32>(target, pairs, 8);
    }
  }
}

export function channels(
  from: u32,
  replicas: u32,
  _cells: u32,
  stride: u32,
  channelStride: u32,
  descriptors: usize,
  groups: usize,
  dense: usize,
  out: usize,
): void {
  for (let local: u32 = 0; local < replicas; local++) {
    const at = replicaAt(descriptors, from + local);
    const d = field(at, Field.inputs);
    const n = field(at, Field.children);
    const m = field(at, Field.groups);
    const table = word(groups, field(at, Field.group_table));
    const base = word(dense, local * stride);
    let target = word(out, local * channelStride);
    for (let g: u32 = 0; g < m; g++) {
      for (let c: u32 = 0; c < n; c++) {
        let sum: f32 = 0;
        let size: f32 = 0;
        for (let j: u32 = 0; j < d; j++) {
          const entry = load<u32>(word(table, j));
          if ((entry & 0xffff) !== g) continue;
          const weight = floatAt(base, c * d + j);
          sum = entry >> 16 === 1 ? sum - weight : sum + weight;
          size += 1;
        }
        store<f32>(target, size > 0 ? sum / size : 0);
        target += 4;
      }
    }
  }
}

export function interference(
  from: u32,
  replicas: u32,
  _pairs: u32,
  channelStride: u32,
  pairStride: u32,
  descriptors: usize,
  channelSlot: usize,
  out: usize,
): void {
  for (let local: u32 = 0; local < replicas; local++) {
    const at = replicaAt(descriptors, from + local);
    const n = field(at, Field.children);
    const m = field(at, Field.groups);
    const base = word(channelSlot, local * channelStride);
    let target = word(out, local * pairStride);
    for (let a: u32 = 0; a < m; a++) {
      const rowA = word(base, a * n);
      const normA = sqrt<f32>(dot(rowA, rowA, n));
      for (let b: u32 = 0; b < m; b++) {
        const rowB = word(base, b * n);
        const norm = normA * sqrt<f32>(dot(rowB, rowB, n));
        store<f32>(target, norm > 0 ? dot(rowA, rowB, n) / norm : 0);
        target += 4;
      }
    }
  }
}

/** `measure/load`; another name, because `load` reads memory here. */
export function mixing(
  from: u32,
  replicas: u32,
  children: u32,
  stride: u32,
  loadStride: u32,
  descriptors: usize,
  groups: usize,
  dense: usize,
  out: usize,
): void {
  for (let local: u32 = 0; local < replicas; local++) {
    const at = replicaAt(descriptors, from + local);
    const d = field(at, Field.inputs);
    const n = field(at, Field.children);
    const m = field(at, Field.groups);
    const table = word(groups, field(at, Field.group_table));
    const base = word(dense, local * stride);
    for (let c: u32 = 0; c < children; c++) {
      let total: f32 = 0;
      let squares: f32 = 0;
      if (c < n) {
        for (let g: u32 = 0; g < m; g++) {
          let energy: f32 = 0;
          for (let j: u32 = 0; j < d; j++) {
            if ((load<u32>(word(table, j)) & 0xffff) !== g) continue;
            const weight = floatAt(base, c * d + j);
            energy += weight * weight;
          }
          total += energy;
          squares += energy * energy;
        }
      }
      const mixed = squares > 0 ? (total * total) / squares : 0;
      store<f32>(word(out, local * loadStride + c), mixed);
    }
  }
}
