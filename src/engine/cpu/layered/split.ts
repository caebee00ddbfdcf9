/** Twins of the layered split: `copy`, `select`, `compact`, `turn` of `shaders/layered`. */
import type { LayeredParamsOf } from '../../layered/kernels';
import { padded, ROW_WORDS, SELECTION, SELECTION_ROW } from '../../layered/layout';
import type { Slot } from '../slot';
import { type Field, indexAt, layerOf, listedRows, setIndex } from './layer-row';

type Range = Readonly<Record<'first' | 'replicas' | 'depth', number>>;

/** Calls `each` for the layers of all replicas for which something happens at the split. */
function splitting(range: Range, layers: Slot, each: (fields: Field[]) => void): void {
  for (let r = range.first; r < range.first + range.replicas; r++) {
    const fields = Array.from({ length: range.depth }, (_, l) =>
      layerOf(layers, range.depth, r, l),
    );
    if (fields[0]('splits') === 1) each(fields);
  }
}

/** Weights of the children out of their dense parents, by the staged lists; padding 0. */
export function copy(
  params: LayeredParamsOf<'layered/copy'>,
  layers: Slot,
  stagedTopology: Slot,
  parameters: Slot,
  stagedParams: Slot,
): void {
  splitting(params, layers, (fields) => {
    for (const field of fields) {
      const rows = listedRows(field, stagedTopology);
      const width = padded(field('columns'));
      const weights = field('weights');
      for (let i = 0; i < Math.min(params.rows, field('row_capacity')); i++) {
        const parent = Math.floor(i / field('row_alpha'));
        const length = stagedTopology.u32[field('lengths') + i];
        const begin = rows.begin(i);
        for (let e = begin; e < rows.end(i); e++) {
          const old = Math.floor(rows.column(e, i) / field('column_alpha'));
          stagedParams.u32[weights + e] =
            e - begin < length ? parameters.u32[weights + parent * width + old] : 0;
        }
        stagedParams.u32[field('biases') + i] = parameters.u32[field('biases') + parent];
      }
    }
  });
}

/** The staged weights of one row without padding, as bits of |w|. */
function keysOf(field: Field, topology: Slot, parameters: Slot, row: number): Uint32Array {
  const begin = field('weights') + topology.u32[field('starts') + row];
  const length = topology.u32[field('lengths') + row];
  return parameters.u32.subarray(begin, begin + length).map((word) => word & 0x7fffffff);
}

/** The joint prune over all layers: threshold, ties, survivors of each row and where they begin. */
export function select(
  params: LayeredParamsOf<'layered/select'>,
  layers: Slot,
  stagedTopology: Slot,
  stagedParams: Slot,
  selection: Slot,
): void {
  const keys = (field: Field, row: number) => keysOf(field, stagedTopology, stagedParams, row);
  splitting(params, layers, (fields) => {
    const lengths = fields.map((field) => {
      const at = field('lengths');
      const words = stagedTopology.u32.subarray(at, at + field('row_capacity'));
      return words.reduce((a, b) => a + b, 0);
    });
    const total = lengths.reduce((a, b) => a + b, 0);
    const sorted = new Uint32Array(total);
    let end = 0;
    for (const field of fields) {
      for (let i = 0; i < field('row_capacity'); i++) {
        const row = keys(field, i);
        sorted.set(row, end);
        end += row.length;
      }
    }
    sorted.sort();
    const dropped = Math.max(0, total - fields[0]('budget'));
    const threshold = dropped === 0 ? 0 : sorted[dropped - 1];
    let ties = 0;
    while (ties < dropped && sorted[dropped - 1 - ties] === threshold) ties++;
    const header = fields[0]('selection');
    selection.u32[header + SELECTION.threshold] = threshold;
    selection.u32[header + SELECTION.ties] = ties;
    selection.u32[header + SELECTION.kept] = total - dropped;
    selection.u32[header + SELECTION.dropped] = dropped;

    let tied = 0; // of threshold size in the rows before, over all layers
    for (const field of fields) {
      let start = 0;
      for (let i = 0; i < field('row_capacity'); i++) {
        let kept = 0;
        let here = 0;
        for (const key of keys(field, i)) {
          if (key === threshold) here++;
          if (survives(key, threshold, ties, tied + here - 1)) kept++;
        }
        const at = field('selection_rows') + i * ROW_WORDS;
        selection.u32[at + SELECTION_ROW.start] = start;
        selection.u32[at + SELECTION_ROW.kept] = kept;
        selection.u32[at + SELECTION_ROW.ties] = tied;
        tied += here;
        start += padded(kept);
      }
    }
  });
}

/** `place` counts the weights of threshold size before this one; the first `ties` are dropped. */
const survives = (key: number, threshold: number, ties: number, place: number): boolean =>
  key > threshold || (key === threshold && place >= ties);

/** Survivors into the living network, with the words of `fresh` where it says so; moments zero. */
export function compact(
  params: LayeredParamsOf<'layered/compact'>,
  layers: Slot,
  stagedTopology: Slot,
  stagedParams: Slot,
  fresh: Slot,
  selection: Slot,
  topology: Slot,
  parameters: Slot,
  state: Slot,
): void {
  splitting(params, layers, (fields) => {
    const threshold = selection.u32[fields[0]('selection') + SELECTION.threshold];
    const ties = selection.u32[fields[0]('selection') + SELECTION.ties];
    for (const field of fields) {
      const first = field('state') - field('params');
      const values = field('fresh') === 1 ? fresh : stagedParams;
      const put = (at: number, word: number): void => {
        parameters.u32[at] = word;
        state.u32[first + at] = 0;
        state.u32[first + at + field('param_words')] = 0;
      };
      const weights = field('weights');
      const rows = listedRows(field, stagedTopology);
      const capacity = field('row_capacity');
      for (let i = 0; i < Math.min(params.rows, capacity); i++) {
        const at = field('selection_rows') + i * ROW_WORDS;
        const start = selection.u32[at + SELECTION_ROW.start];
        const kept = selection.u32[at + SELECTION_ROW.kept];
        let place = selection.u32[at + SELECTION_ROW.ties];
        let to = start;
        const begin = rows.begin(i);
        keysOf(field, stagedTopology, stagedParams, i).forEach((key, k) => {
          const alive = survives(key, threshold, ties, place);
          if (key === threshold) place++;
          if (!alive) return;
          setIndex(topology.u32, field('indices'), to, rows.column(begin + k, i));
          put(weights + to, values.u32[weights + begin + k]);
          to++;
        });
        for (; to < start + padded(kept); to++) {
          setIndex(topology.u32, field('indices'), to, field('column_capacity'));
          put(weights + to, 0);
        }
        topology.u32[field('starts') + i] = start;
        topology.u32[field('lengths') + i] = kept;
        if (i === capacity - 1) topology.u32[field('starts') + capacity] = to;
        put(field('biases') + i, values.u32[field('biases') + i]);
      }
    }
  });
}

/** Edges of sparse layers ≥ 1 by column, rows ascending within one. */
export function turn(params: LayeredParamsOf<'layered/turn'>, layers: Slot, topology: Slot): void {
  const words = topology.u32;
  for (let r = params.first; r < params.first + params.replicas; r++) {
    for (let layer = 1; layer < params.depth; layer++) {
      const field = layerOf(layers, params.depth, r, layer);
      if (field('dense') === 1) continue;
      const columns = field('columns');
      const ends = new Uint32Array(columns + 1);
      const each = (visit: (column: number, row: number, place: number) => void): void => {
        for (let i = 0; i < field('rows'); i++) {
          const begin = words[field('starts') + i];
          const length = words[field('lengths') + i];
          for (let k = 0; k < length; k++) {
            visit(indexAt(words, field('indices'), begin + k), i, k);
          }
        }
      };
      each((column) => {
        ends[column + 1]++;
      });
      for (let j = 0; j < columns; j++) ends[j + 1] += ends[j];
      words.set(ends, field('turned_starts'));
      each((column, row, place) => {
        words[field('turned') + ends[column]++] = (row << 16) | place;
      });
    }
  }
}
