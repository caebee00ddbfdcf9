/** Twins of `shaders/layered/gram.wgsl` and `nonzeros.wgsl`. */
import type { LayeredParamsOf } from '../../layered/kernels';
import { COUNTS_WORDS } from '../../layered/layout';
import type { Slot } from '../slot';
import { layerOf, listedRows, rowsOf } from './layer-row';

const f = Math.fround;

/** G_jk = Σ_i W_ij·W_ik, rows in ascending order; row-major, the layer's columns wide. */
export function gram(
  params: LayeredParamsOf<'layered/gram'>,
  layers: Slot,
  topology: Slot,
  parameters: Slot,
  target: Slot,
): void {
  const w = parameters.f32;
  for (let local = 0; local < params.replicas; local++) {
    const field = layerOf(layers, params.depth, params.first + local, params.layer);
    const d = field('columns');
    const g = target.f32.subarray(local * params.gram_stride, local * params.gram_stride + d * d);
    g.fill(0);
    const rows = rowsOf(field, topology);
    const weights = field('weights');
    for (let i = 0; i < field('rows'); i++) {
      for (let e = rows.begin(i); e < rows.end(i); e++) {
        const j = rows.column(e, i);
        if (j >= d) continue; // padding
        for (let o = rows.begin(i); o < rows.end(i); o++) {
          const k = rows.column(o, i);
          if (k < d) g[j * d + k] = f(g[j * d + k] + f(w[weights + e] * w[weights + o]));
        }
      }
    }
  }
}

/** Non-zero weights and edges of every layer into a column of counts. */
export function nonzeros(
  params: LayeredParamsOf<'layered/nonzeros'>,
  layers: Slot,
  topology: Slot,
  parameters: Slot,
  counts: Slot,
): void {
  const staged = params.staged === 1;
  for (let r = params.first; r < params.first + params.replicas; r++) {
    for (let layer = 0; layer < params.depth; layer++) {
      const field = layerOf(layers, params.depth, r, layer);
      if (staged && field('splits') === 0) continue;
      const listed = staged || field('dense') === 0;
      const rows = staged ? listedRows(field, topology) : rowsOf(field, topology);
      let alive = 0;
      let edges = 0;
      for (let i = 0; i < field(staged ? 'row_capacity' : 'rows'); i++) {
        edges += listed ? topology.u32[field('lengths') + i] : field('columns');
        for (let e = rows.begin(i); e < rows.end(i); e++) {
          // Not as a number: −0 is zero, and NaN is not.
          if ((parameters.u32[field('weights') + e] & 0x7fffffff) !== 0) alive++;
        }
      }
      const at = field('counts') + params.column * 2;
      if (at + 1 >= field('counts') + COUNTS_WORDS) throw new RangeError(`column ${params.column}`);
      counts.u32[at] = alive;
      counts.u32[at + 1] = edges;
    }
  }
}
