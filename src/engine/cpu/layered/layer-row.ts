/** One row of slot layers, read by name, and the edges of its neurons. */
import { LAYER, LAYER_WORDS, type LayerField, padded } from '../../layered/layout';
import type { Slot } from '../slot';

export type Field = (name: LayerField) => number;

/** Fields of a layer of a replica as unsigned words. */
export function layerOf(layers: Slot, depth: number, replica: number, layer: number): Field {
  const at = (replica * depth + layer) * LAYER_WORDS;
  return (name) => layers.u32[at + LAYER[name]];
}

/** A field that holds a float. */
export function floatOf(
  layers: Slot,
  depth: number,
  replica: number,
  layer: number,
  name: LayerField,
): number {
  return layers.f32[(replica * depth + layer) * LAYER_WORDS + LAYER[name]];
}

/** Where a row's segment of weights lies, from the layer's first weight; whole fours. */
export interface Rows {
  begin(row: number): number;
  end(row: number): number;
  /** Column of an edge of that row; of padding, a null row. */
  column(edge: number, row: number): number;
}

/** Edges as they lie: by the lists, or everything where the layer is dense. */
export const rowsOf = (field: Field, topology: Slot): Rows =>
  field('dense') === 1 ? denseRows(padded(field('columns'))) : listedRows(field, topology);

const denseRows = (width: number): Rows => ({
  begin: (row) => row * width,
  end: (row) => (row + 1) * width,
  column: (edge, row) => edge - row * width,
});

/** Edges by the lists, whatever the field `dense` says: so lies the staged split. */
export function listedRows(field: Field, topology: Slot): Rows {
  const starts = field('starts');
  const indices = field('indices');
  const words = topology.u32;
  return {
    begin: (row) => words[starts + row],
    end: (row) => words[starts + row + 1],
    column: (edge) => indexAt(words, indices, edge),
  };
}

/** The 16-bit column of an edge. */
export const indexAt = (words: Uint32Array, indices: number, edge: number): number =>
  (words[indices + (edge >> 1)] >>> ((edge & 1) << 4)) & 0xffff;

/** Sets it; the other half of the word stays. */
export function setIndex(words: Uint32Array, indices: number, edge: number, column: number): void {
  const at = indices + (edge >> 1);
  const shift = (edge & 1) << 4;
  words[at] = (words[at] & ~(0xffff << shift)) | (column << shift);
}
