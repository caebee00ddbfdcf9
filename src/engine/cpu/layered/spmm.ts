/** Twins of `shaders/layered/spmm.wgsl` and `spmm-t.wgsl`: sparse × dense, forward and back. */
import type { LayeredParamsOf } from '../../layered/kernels';
import { padded } from '../../layered/layout';
import type { Slot } from '../slot';
import { activate } from './activation';
import { type Field, layerOf, rowsOf } from './layer-row';

const f = Math.fround;

/** z = W·x + b of a layer into its outputs: bias first, then the edges as they lie. */
export function preActivations(
  field: Field,
  topology: Slot,
  parameters: Slot,
  activations: Slot,
  examples: number,
  stride: number,
): void {
  const rows = rowsOf(field, topology);
  const w = parameters.f32;
  const a = activations.f32;
  const weights = field('weights');
  const inputs = field('inputs_at');
  for (let i = 0; i < field('rows'); i++) {
    const out = field('outputs_at') + i * stride;
    a.fill(w[field('biases') + i], out, out + examples);
    const end = rows.end(i);
    for (let e = rows.begin(i); e < end; e++) {
      const weight = w[weights + e];
      const x = inputs + rows.column(e, i) * stride;
      for (let b = 0; b < examples; b++) a[out + b] = f(a[out + b] + f(weight * a[x + b]));
    }
  }
}

/** Activations of a hidden layer and, into gradients, their slopes. */
export function spmm(
  params: LayeredParamsOf<'layered/spmm'>,
  layers: Slot,
  topology: Slot,
  parameters: Slot,
  activations: Slot,
  gradients: Slot,
): void {
  const { depth, layer, examples, stride } = params;
  for (let r = params.first; r < params.first + params.replicas; r++) {
    const field = layerOf(layers, depth, r, layer);
    preActivations(field, topology, parameters, activations, examples, stride);
    for (let i = 0; i < field('rows'); i++) {
      const z = field('outputs_at') + i * stride;
      const slopes = field('gradients') + i * stride;
      activate(field('activation'), activations.f32, z, gradients.f32, slopes, examples);
    }
  }
}

/** Gradient below a layer ≥ 1: the slopes there times Wᵀ·gradients, rows in ascending order. */
export function spmmT(
  params: LayeredParamsOf<'layered/spmm-t'>,
  layers: Slot,
  topology: Slot,
  parameters: Slot,
  gradients: Slot,
): void {
  const { depth, layer, examples, stride } = params;
  const g = gradients.f32;
  const w = parameters.f32;
  const sum = new Float32Array(examples);
  for (let r = params.first; r < params.first + params.replicas; r++) {
    const field = layerOf(layers, depth, r, layer);
    const edges = columnsOf(field, topology);
    for (let j = 0; j < field('columns'); j++) {
      sum.fill(0);
      for (let k = edges.begin(j); k < edges.end(j); k++) {
        const weight = w[field('weights') + edges.edge(k, j)];
        const above = field('gradients') + edges.row(k, j) * stride;
        for (let b = 0; b < examples; b++) sum[b] = f(sum[b] + f(weight * g[above + b]));
      }
      const below = field('gradients_below') + j * stride;
      for (let b = 0; b < examples; b++) g[below + b] = f(g[below + b] * sum[b]);
    }
  }
}

interface Columns {
  begin(column: number): number;
  end(column: number): number;
  row(k: number, column: number): number;
  edge(k: number, column: number): number;
}

/** Edges by column. */
function columnsOf(field: Field, topology: Slot): Columns {
  if (field('dense') === 1) {
    const width = padded(field('columns'));
    const count = field('rows');
    return {
      begin: () => 0,
      end: () => count,
      row: (k) => k,
      edge: (k, column) => k * width + column,
    };
  }
  const words = topology.u32;
  const at = field('turned_starts');
  const turned = field('turned');
  const starts = field('starts');
  return {
    begin: (column) => words[at + column],
    end: (column) => words[at + column + 1],
    row: (k) => words[turned + k] >>> 16,
    edge: (k) => words[starts + (words[turned + k] >>> 16)] + (words[turned + k] & 0xffff),
  };
}
