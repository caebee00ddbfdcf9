/**
 * The edges of one row of a layer, however they lie: dense layers get a list of the numbers 0, 1, 2 …
 * so that one loop serves both. Variables of the module, not an object: a kernel looks at one row at
 * a time, and the compiler keeps them in registers.
 */
import { field, Layer, padded, word, wordOf } from './layered-layout';
import { working } from './memory';

/** Edges of the row, padding included: whole fours. */
export let count: u32 = 0;
/** Address of its first weight, and of the 16-bit column of each edge. */
export let weights: usize = 0;
export let columns: usize = 0;
/** Words of slot params before its first weight. */
export let first: u32 = 0;

let dense: bool = false;
let layerWeights: u32 = 0;
let width: u32 = 0;
let starts: usize = 0;
let indices: usize = 0;
let identity: usize = 0;
let slot: usize = 0;

/** Bytes of working memory that `open` writes for a layer. */
export function listBytes(at: usize): usize {
  return ((<usize>padded(field(at, Layer.columns))) << 1) + 64;
}

/** Looks at a layer; `list` is working memory of `listBytes`. */
export function open(at: usize, topology: usize, params: usize, list: usize): void {
  dense = field(at, Layer.dense) === 1;
  layerWeights = field(at, Layer.weights);
  slot = params;
  if (dense) {
    width = padded(field(at, Layer.columns));
    identity = list;
    for (let j: u32 = 0; j < width; j++) store<u16>(list + ((<usize>j) << 1), <u16>j);
    return;
  }
  starts = word(topology, field(at, Layer.starts));
  indices = word(topology, field(at, Layer.indices));
}

/** The same, with working memory that nothing else uses. */
export function openAlone(at: usize, topology: usize, params: usize): void {
  open(at, topology, params, working(listBytes(at)));
}

/** Looks at a row of it. */
export function look(row: u32): void {
  if (dense) {
    count = width;
    columns = identity;
    first = layerWeights + row * width;
  } else {
    const begin = wordOf(starts, row);
    count = wordOf(starts, row + 1) - begin;
    columns = indices + ((<usize>begin) << 1);
    first = layerWeights + begin;
  }
  weights = word(slot, first);
}
