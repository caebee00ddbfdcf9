/** The Gram matrix and the ledger's counts; twins of `src/engine/cpu/layered/measure.ts`. */
import { field, Layer, layerAt, padded, word, wordOf } from './layered-layout';
import * as rows from './layered-rows';

export function gram(
  from: u32,
  replicas: u32,
  depth: u32,
  layer: u32,
  _columns: u32,
  gramStride: u32,
  layers: usize,
  topology: usize,
  params: usize,
  target: usize,
): void {
  for (let local: u32 = 0; local < replicas; local++) {
    const at = layerAt(layers, depth, from + local, layer);
    const d = field(at, Layer.columns);
    const g = word(target, local * gramStride);
    memory.fill(g, 0, (<usize>d * <usize>d) << 2);
    rows.openAlone(at, topology, params);
    for (let i: u32 = 0; i < field(at, Layer.rows); i++) {
      rows.look(i);
      for (let e: usize = 0; e < <usize>rows.count; e++) {
        const j = <u32>load<u16>(rows.columns + (e << 1));
        if (j >= d) continue; // padding
        const w = load<f32>(rows.weights + (e << 2));
        const line = word(g, j * d);
        for (let o: usize = 0; o < <usize>rows.count; o++) {
          const k = <u32>load<u16>(rows.columns + (o << 1));
          if (k >= d) continue;
          const entry = word(line, k);
          store<f32>(entry, load<f32>(entry) + w * load<f32>(rows.weights + (o << 2)));
        }
      }
    }
  }
}

export function nonzeros(
  from: u32,
  replicas: u32,
  depth: u32,
  column: u32,
  staged: u32,
  layers: usize,
  topology: usize,
  params: usize,
  counts: usize,
): void {
  for (let r = from; r < from + replicas; r++) {
    for (let layer: u32 = 0; layer < depth; layer++) {
      const at = layerAt(layers, depth, r, layer);
      if (staged === 1 && field(at, Layer.splits) === 0) continue;
      const listed = staged === 1 || field(at, Layer.dense) === 0;
      const width = padded(field(at, Layer.columns));
      let alive: u32 = 0;
      let edges: u32 = 0;
      const n = field(at, staged === 1 ? Layer.row_capacity : Layer.rows);
      for (let i: u32 = 0; i < n; i++) {
        let begin = i * width;
        let end = begin + width;
        if (listed) {
          begin = wordOf(topology, field(at, Layer.starts) + i);
          end = wordOf(topology, field(at, Layer.starts) + i + 1);
          edges += wordOf(topology, field(at, Layer.lengths) + i);
        } else edges += field(at, Layer.columns);
        for (let e = begin; e < end; e++) {
          // Not as a number: −0 is zero, and NaN is not.
          if (wordOf(params, field(at, Layer.weights) + e) << 1) alive++;
        }
      }
      const to = word(counts, field(at, Layer.counts) + column * 2);
      store<u32>(to, alive);
      store<u32>(to, edges, 4);
    }
  }
}
