/**
 * The copy, the compaction and the lists by column; twins of those in
 * `src/engine/cpu/layered/split.ts`. All words are equal bit for bit.
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

/** The 16-bit column of an edge. */
export function indexAt(topology: usize, indices: u32, edge: u32): u32 {
  return load<u16>(word(topology, indices) + ((<usize>edge) << 1));
}

function copyWord(source: usize, from: u32, target: usize, to: u32): void {
  store<u32>(word(target, to), wordOf(source, from));
}

export function copy(
  from: u32,
  replicas: u32,
  depth: u32,
  most: u32,
  layers: usize,
  stagedTopology: usize,
  params: usize,
  stagedParams: usize,
): void {
  for (let r = from; r < from + replicas; r++) {
    for (let layer: u32 = 0; layer < depth; layer++) {
      const at = layerAt(layers, depth, r, layer);
      if (field(at, Layer.splits) === 0) break;
      const width = padded(field(at, Layer.columns));
      const weights = field(at, Layer.weights);
      const copies = field(at, Layer.column_alpha);
      const end = min(most, field(at, Layer.row_capacity));
      for (let i: u32 = 0; i < end; i++) {
        const parent = i / field(at, Layer.row_alpha);
        const begin = wordOf(stagedTopology, field(at, Layer.starts) + i);
        const next = wordOf(stagedTopology, field(at, Layer.starts) + i + 1);
        const length = wordOf(stagedTopology, field(at, Layer.lengths) + i);
        for (let e = begin; e < begin + length; e++) {
          const old = indexAt(stagedTopology, field(at, Layer.indices), e) / copies;
          copyWord(params, weights + parent * width + old, stagedParams, weights + e);
        }
        for (let e = begin + length; e < next; e++) store<u32>(word(stagedParams, weights + e), 0);
        copyWord(
          params,
          field(at, Layer.biases) + parent,
          stagedParams,
          field(at, Layer.biases) + i,
        );
      }
    }
  }
}

/** A parameter of the living network with its moments zero. */
function put(at: usize, params: usize, state: usize, place: u32, value: u32): void {
  store<u32>(word(params, place), value);
  const m = field(at, Layer.state) - field(at, Layer.params) + place;
  store<u32>(word(state, m), 0);
  store<u32>(word(state, m + field(at, Layer.param_words)), 0);
}

export function compact(
  from: u32,
  replicas: u32,
  depth: u32,
  most: u32,
  layers: usize,
  stagedTopology: usize,
  stagedParams: usize,
  fresh: usize,
  selection: usize,
  topology: usize,
  params: usize,
  state: usize,
): void {
  for (let r = from; r < from + replicas; r++) {
    const lead = layerAt(layers, depth, r, 0);
    if (field(lead, Layer.splits) === 0) continue;
    const threshold = wordOf(selection, field(lead, Layer.selection) + Selection.threshold);
    const ties = wordOf(selection, field(lead, Layer.selection) + Selection.ties);
    for (let layer: u32 = 0; layer < depth; layer++) {
      const at = layerAt(layers, depth, r, layer);
      const values = field(at, Layer.fresh) === 1 ? fresh : stagedParams;
      const weights = field(at, Layer.weights);
      const capacity = field(at, Layer.row_capacity);
      const indices = word(topology, field(at, Layer.indices));
      const end = min(most, capacity);
      for (let i: u32 = 0; i < end; i++) {
        const row = field(at, Layer.selection_rows) + i * ROW_WORDS;
        const start = wordOf(selection, row + SelectionRow.start);
        const kept = wordOf(selection, row + SelectionRow.kept);
        let place = wordOf(selection, row + SelectionRow.ties);
        const begin = wordOf(stagedTopology, field(at, Layer.starts) + i);
        const length = wordOf(stagedTopology, field(at, Layer.lengths) + i);
        let to = start;
        for (let e = begin; e < begin + length; e++) {
          const key = wordOf(stagedParams, weights + e) & 0x7fffffff;
          const alive = key > threshold || (key === threshold && place >= ties);
          if (key === threshold) place++;
          if (!alive) continue;
          const column = indexAt(stagedTopology, field(at, Layer.indices), e);
          store<u16>(indices + ((<usize>to) << 1), <u16>column);
          put(at, params, state, weights + to, wordOf(values, weights + e));
          to++;
        }
        for (; to < start + padded(kept); to++) {
          store<u16>(indices + ((<usize>to) << 1), <u16>field(at, Layer.column_capacity));
          put(at, params, state, weights + to, 0);
        }
        store<u32>(word(topology, field(at, Layer.starts) + i), start);
        store<u32>(word(topology, field(at, Layer.lengths) + i), kept);
        if (i === capacity - 1) store<u32>(word(topology, field(at, Layer.starts) + capacity), to);
        const bias = field(at, Layer.biases) + i;
        put(at, params, state, bias, wordOf(values, bias));
      }
    }
  }
}

export function turn(from: u32, replicas: u32, depth: u32, layers: usize, topology: usize): void {
  for (let r = from; r < from + replicas; r++) {
    for (let layer: u32 = 1; layer < depth; layer++) {
      const at = layerAt(layers, depth, r, layer);
      if (field(at, Layer.dense) === 0) turnLayer(at, topology);
    }
  }
}

function turnLayer(at: usize, topology: usize): void {
  const columns = field(at, Layer.columns);
  const n = field(at, Layer.rows);
  const indices = field(at, Layer.indices);
  const ends = working((<usize>columns + 1) << 2);
  memory.fill(ends, 0, (<usize>columns + 1) << 2);
  for (let i: u32 = 0; i < n; i++) {
    const begin = wordOf(topology, field(at, Layer.starts) + i);
    const end = begin + wordOf(topology, field(at, Layer.lengths) + i);
    for (let e = begin; e < end; e++) {
      const count = word(ends, indexAt(topology, indices, e) + 1);
      store<u32>(count, load<u32>(count) + 1);
    }
  }
  for (let j: u32 = 0; j < columns; j++) {
    store<u32>(word(ends, j + 1), wordOf(ends, j + 1) + wordOf(ends, j));
  }
  memory.copy(word(topology, field(at, Layer.turned_starts)), ends, (<usize>columns + 1) << 2);
  for (let i: u32 = 0; i < n; i++) {
    const begin = wordOf(topology, field(at, Layer.starts) + i);
    const length = wordOf(topology, field(at, Layer.lengths) + i);
    for (let k: u32 = 0; k < length; k++) {
      const place = word(ends, indexAt(topology, indices, begin + k));
      const to = load<u32>(place);
      store<u32>(place, to + 1);
      store<u32>(word(topology, field(at, Layer.turned) + to), (i << 16) | k);
    }
  }
}
