/**
 * The joint prune's threshold and every row's survivors; twin of `select` in
 * `src/engine/cpu/layered/split.ts`. By two counts of the keys, 16 bits and then 15.
 */
import {
  field,
  Layer,
  layerAt,
  padded,
  ROW_WORDS,
  Selection,
  SelectionRow,
  word,
  wordOf,
} from './layered-layout';
import { working } from './memory';

const BINS: usize = 65536;

/** Weights in a bin, over all layers of a replica; `prefix` the upper bits wanted in the second. */
function countKeys(
  bins: usize,
  second: bool,
  prefix: u32,
  depth: u32,
  r: u32,
  layers: usize,
  topology: usize,
  params: usize,
): void {
  memory.fill(bins, 0, BINS << 2);
  for (let layer: u32 = 0; layer < depth; layer++) {
    const at = layerAt(layers, depth, r, layer);
    for (let i: u32 = 0; i < field(at, Layer.row_capacity); i++) {
      const begin = field(at, Layer.weights) + wordOf(topology, field(at, Layer.starts) + i);
      const end = begin + wordOf(topology, field(at, Layer.lengths) + i);
      for (let e = begin; e < end; e++) {
        const key = wordOf(params, e) & 0x7fffffff;
        if (second && key >> 15 !== prefix) continue;
        const bin = word(bins, second ? key & 0x7fff : key >> 15);
        store<u32>(bin, load<u32>(bin) + 1);
      }
    }
  }
}

/** Weights still to be found when the bin that holds the last one is reached. */
let left: u32 = 0;

/** The bin of the `left`-th weight, counted from 1; leaves its place within the bin in `left`. */
function binOf(bins: usize): u32 {
  let bin: u32 = 0;
  for (; left > wordOf(bins, bin); bin++) left -= wordOf(bins, bin);
  return bin;
}

export function select(
  from: u32,
  replicas: u32,
  depth: u32,
  layers: usize,
  topology: usize,
  params: usize,
  selection: usize,
): void {
  for (let r = from; r < from + replicas; r++) {
    const lead = layerAt(layers, depth, r, 0);
    if (field(lead, Layer.splits) === 0) continue;
    let total: u32 = 0;
    for (let layer: u32 = 0; layer < depth; layer++) {
      const at = layerAt(layers, depth, r, layer);
      for (let i: u32 = 0; i < field(at, Layer.row_capacity); i++) {
        total += wordOf(topology, field(at, Layer.lengths) + i);
      }
    }
    const budget = field(lead, Layer.budget);
    const dropped = total > budget ? total - budget : 0;
    let threshold: u32 = 0;
    left = dropped;
    if (dropped > 0) {
      const bins = working(BINS << 2);
      countKeys(bins, false, 0, depth, r, layers, topology, params);
      const upper = binOf(bins);
      countKeys(bins, true, upper, depth, r, layers, topology, params);
      threshold = (upper << 15) | binOf(bins);
    }
    // What is left is how many of the threshold's size are dropped.
    const header = word(selection, field(lead, Layer.selection));
    store<u32>(word(header, Selection.threshold), threshold);
    store<u32>(word(header, Selection.ties), left);
    store<u32>(word(header, Selection.kept), total - dropped);
    store<u32>(word(header, Selection.dropped), dropped);
    survivors(threshold, left, depth, r, layers, topology, params, selection);
  }
}

function survivors(
  threshold: u32,
  ties: u32,
  depth: u32,
  r: u32,
  layers: usize,
  topology: usize,
  params: usize,
  selection: usize,
): void {
  let tied: u32 = 0;
  for (let layer: u32 = 0; layer < depth; layer++) {
    const at = layerAt(layers, depth, r, layer);
    let start: u32 = 0;
    for (let i: u32 = 0; i < field(at, Layer.row_capacity); i++) {
      const begin = field(at, Layer.weights) + wordOf(topology, field(at, Layer.starts) + i);
      const end = begin + wordOf(topology, field(at, Layer.lengths) + i);
      const row = word(selection, field(at, Layer.selection_rows) + i * ROW_WORDS);
      store<u32>(word(row, SelectionRow.ties), tied);
      let kept: u32 = 0;
      for (let e = begin; e < end; e++) {
        const key = wordOf(params, e) & 0x7fffffff;
        if (key > threshold || (key === threshold && tied >= ties)) kept++;
        if (key === threshold) tied++;
      }
      store<u32>(word(row, SelectionRow.start), start);
      store<u32>(word(row, SelectionRow.kept), kept);
      start += padded(kept);
    }
  }
}
