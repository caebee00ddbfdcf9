/**
 * The weights a layered network starts from: U(±1/√fan_in), drawn from stream `init` in the order
 * W_0, b_0, W_1, b_1 … With one hidden layer and one logit they are the bits of `model/init.ts`.
 */
import { type Stream, stream } from '../../lib/random';
import type { Method } from '../../methods';
import { padded } from './layout';
import type { LayerShape, NetworkShape } from './shapes';

/** Index of stream `init` by the kind of network, as in `model/init.ts`; links rely on it. */
const KINDS = { dense: 0, wide: 1, sparse: 2, fresh: 3 } as const;
/** Index of stream `sparse`; 0 draws masks of the population engine. */
const SPARSE_LAYERED = 1;

/** Which columns each row reads: edges of row i are [starts[i], starts[i] + lengths[i]). */
export interface EdgeLists {
  /** rows + 1; multiples of 4. */
  readonly starts: Uint32Array;
  /** Edges of a row without padding. */
  readonly lengths: Uint32Array;
  /** Column of each edge, ascending within a row; padding has the null row's. */
  readonly columns: Uint16Array;
}

export interface LayerStart {
  /** Null where the layer is dense. */
  readonly lists: EdgeLists | null;
  /** As they lie in slot params, padding included. */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/** Packs the columns of each row, padding every row to fours with column `nullRow`. */
export function packLists(rows: readonly ArrayLike<number>[], nullRow: number): EdgeLists {
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => {
    starts[i + 1] = starts[i] + padded(row.length);
  });
  const columns = new Uint16Array(starts[rows.length]).fill(nullRow);
  rows.forEach((row, i) => {
    columns.set(row, starts[i]);
  });
  return { starts, lengths: Uint32Array.from(rows, (row) => row.length), columns };
}

/** Draws the edges of each row in turn, then the biases. */
function drawLayer(
  random: Stream,
  fanIn: number,
  lengths: ArrayLike<number>,
  startOf: (row: number) => number,
  words: number,
): { weights: Float32Array; biases: Float32Array } {
  const bound = 1 / Math.sqrt(fanIn);
  const draw = (): number => (2 * random.uniform() - 1) * bound;
  const weights = new Float32Array(words);
  for (let i = 0; i < lengths.length; i++) {
    for (let k = 0; k < lengths[i]; k++) weights[startOf(i) + k] = draw();
  }
  return { weights, biases: Float32Array.from({ length: lengths.length }, draw) };
}

/** The untrained network of a seed; methods that start alike get the same bits. */
export function startLayers(method: Method, shape: NetworkShape, seed: number): LayerStart[] {
  const random = stream(seed, 'init', KINDS[method.start]);
  const masks = method.start === 'sparse' ? sparseRows(shape, seed) : null;
  return shape.layers.map(({ rows, columns }, l) => {
    if (masks) {
      const lists = packLists(masks[l], columns);
      const edges = lists.lengths.reduce((a, b) => a + b, 0);
      const fanIn = Math.max(1, edges / rows);
      const at = (row: number) => lists.starts[row];
      return { lists, ...drawLayer(random, fanIn, lists.lengths, at, lists.starts[rows]) };
    }
    const width = padded(columns);
    const lengths = new Uint32Array(rows).fill(columns);
    const drawn = drawLayer(random, columns, lengths, (row) => row * width, rows * width);
    return { lists: null, ...drawn };
  });
}

/** `budget` of all places of all layers, each set equally likely; by layer, row: the columns. */
function sparseRows({ layers, budget }: NetworkShape, seed: number): number[][][] {
  const random = stream(seed, 'sparse', SPARSE_LAYERED);
  let places = layers.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  let wanted = Math.min(budget, places);
  // Selection sampling (Knuth, volume 2, algorithm S): ascending, no list to shuffle.
  return layers.map(({ rows, columns }) =>
    Array.from({ length: rows }, () => {
      const row: number[] = [];
      for (let j = 0; j < columns; j++) {
        if (random.below(places--) >= wanted) continue;
        row.push(j);
        wanted--;
      }
      return row;
    }),
  );
}

/** Weights drawn anew for the staged split, where its lists say; fan-in is a row's mean. */
export function freshLayers(
  shapes: readonly LayerShape[],
  lists: readonly EdgeLists[],
  seed: number,
): { weights: Float32Array; biases: Float32Array }[] {
  const random = stream(seed, 'init', KINDS.fresh);
  return shapes.map(({ stagedEdges, rowCapacity }, l) => {
    const { starts, lengths } = lists[l];
    return drawLayer(
      random,
      stagedEdges / rowCapacity,
      lengths,
      (i) => starts[i],
      starts[rowCapacity],
    );
  });
}
