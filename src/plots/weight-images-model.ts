/**
 * Input weights of first-layer neurons as images (or strips, where inputs are no image): each neuron
 * of the dense network, who of its children reads which input, and each child. Numbers are decided
 * here; a cell is one input, or a bin of neighbours where they are too many for a strip.
 */
import { quantile } from '../lib/statistics';
import { type LayeredNetwork, type NetworkLayer, rowWeights } from '../model/layered-network';
import { neuronOf, type Selection } from '../model/selection';
import { neuronName } from './format';
import { firstIsSplit, type LayeredPair, layeredPair, networkBefore } from './layered-pair';
import { type Empty, isEmpty, type PlotInput } from './plot';

/** Colour steps on either side of zero. */
export const LEVELS = 7;
/** A cell whose inputs the neuron does not read. */
export const UNREAD = -128;
/** In a share map: read by no child, or by more than one. */
export const NOBODY = -1;
export const SEVERAL = -2;

/** Bins of a strip at the most; inputs that are no image. */
const MOST_BINS = 128;
const MOST_NEURONS = 8;
/** Children shown at the most, so that a large α shows fewer neurons. */
const MOST_CHILDREN = 24;

export interface Tile {
  readonly name: string;
  /** −LEVELS … LEVELS or UNREAD, by cell. */
  readonly levels: Int8Array;
  /** Inputs it reads. */
  readonly reads: number;
  /** Row of the first layer. */
  readonly row: number;
  readonly layer: NetworkLayer;
  /** Child of its parent, −1 for a neuron that is nobody's. */
  readonly child: number;
}

export interface Block {
  readonly parent: number;
  readonly tiles: readonly Tile[];
  /** Which child reads each cell, by cell; null where there are no children or cells are bins. */
  readonly share: Int8Array | null;
  /** A neuron of a wide network. */
  readonly wide: boolean;
}

export interface ImagesModel {
  /** Cells of a tile. */
  readonly columns: number;
  readonly rows: number;
  readonly image: boolean;
  readonly inputs: number;
  /** Neighbouring inputs in a cell, 1 unless binned. */
  readonly perCell: number;
  /** |w| of full colour. */
  readonly full: number;
  readonly blocks: readonly Block[];
  /** How the blocks are compared: a network that is still whole, children, unsplit twins, a wide one. */
  readonly kind: 'whole' | 'children' | 'twins' | 'wide';
  readonly alpha: number;
  /** Neurons of the first layer, left and right. */
  readonly neurons: readonly [number, number];
  readonly epoch: number;
  /** Epoch of the split. */
  readonly warmup: number;
  readonly names: readonly [left: string, right: string];
  /** Of all neurons: inputs read by several children of one, and by none. */
  readonly shared: number;
  readonly unread: number;
  readonly selection: Selection;
  readonly title: string;
}

export function selectImages(input: PlotInput): ImagesModel | Empty {
  const pair = layeredPair(input);
  if (isEmpty(pair)) return pair;
  const { layered, left, right, method } = pair;
  const [a, b] = [left.value.layers[0], right.value.layers[0]];
  const kind = kindOf(pair);
  const image = layered.imageWidth !== undefined && layered.imageWidth <= MOST_BINS;
  const perCell = image ? 1 : Math.ceil(layered.inputs / MOST_BINS);
  const columns = image ? (layered.imageWidth ?? 1) : Math.ceil(layered.inputs / perCell);
  const rows = image ? Math.ceil(layered.inputs / columns) : 1;
  const before = networkBefore(input.record, pair.leftIsDense ? 'dense' : method.id);
  const shown = chosen(before?.layers[0] ?? a, most(kind, b), neuronOf(input.selection, false));
  const others = kind === 'wide' ? chosen(b, most(kind, b), neuronOf(input.selection, true)) : [];
  const full = niceScale([
    ...(kind === 'whole' ? [] : shown.flatMap((row) => sizes(a, row))),
    ...(kind === 'wide' ? others : shown.flatMap((row) => childrenOf(b, row))).flatMap((row) =>
      sizes(b, row),
    ),
  ]);
  const cells = { inputs: layered.inputs, perCell, count: columns * rows, full };
  const tile = (layer: NetworkLayer, row: number, name: string, child: number): Tile => ({
    ...{ name, row, layer, child },
    ...levelsOf(layer, row, cells),
  });
  const blocks = shown.map((parent): Block => {
    const name = neuronName(parent, 0, 1);
    const kids = kind === 'wide' || kind === 'whole' ? [] : childrenOf(b, parent);
    const of = (k: number): string => (kind === 'twins' ? name : neuronName(parent, k, b.alpha));
    return {
      ...{ parent, wide: false },
      tiles: [
        tile(kind === 'whole' ? b : a, parent, name, -1),
        ...kids.map((row, k) => tile(b, row, of(k), kind === 'twins' ? -1 : k)),
      ],
      share: kind === 'children' && perCell === 1 ? shareOf(b, kids, cells.count) : null,
    };
  });
  const apart = others.map(
    (row): Block => ({
      ...{ parent: row, wide: true, share: null },
      tiles: [tile(b, row, `${row + 1}`, -1)],
    }),
  );
  return {
    ...{ columns, rows, image, inputs: layered.inputs, perCell, full, kind },
    blocks: [...blocks, ...apart],
    alpha: input.record.alpha,
    neurons: [a.rows, b.rows],
    epoch: right.epoch,
    warmup: input.record.schedule.warmup,
    names: [left.name, right.name],
    ...(kind === 'children' ? dealt(right.value) : { shared: 0, unread: 0 }),
    selection: input.selection,
    title: layered.title,
  };
}

function kindOf({ same, method, right, left }: LayeredPair<LayeredNetwork>): ImagesModel['kind'] {
  if (same) return 'whole';
  if (firstIsSplit(method, right.value)) return 'children';
  return right.value.layers[0].rows === left.value.layers[0].rows ? 'twins' : 'wide';
}

const most = (kind: ImagesModel['kind'], { alpha }: NetworkLayer): number =>
  kind === 'children' ? Math.max(2, Math.min(MOST_NEURONS, Math.floor(MOST_CHILDREN / alpha))) : 8;

const childrenOf = ({ alpha }: NetworkLayer, parent: number): number[] =>
  Array.from({ length: alpha }, (_, k) => parent * alpha + k);

const sizes = ({ starts, weight }: NetworkLayer, row: number): number[] =>
  Array.from(weight.subarray(starts[row], starts[row + 1]), Math.abs);

/** The neurons with the largest weights (Σw²), and the one that is selected, in their own order. */
function chosen(layer: NetworkLayer, count: number, selected: number): number[] {
  const norm = (row: number): number => sizes(layer, row).reduce((sum, w) => sum + w * w, 0);
  const norms = Array.from({ length: layer.rows }, (_, row) => norm(row));
  const order = norms.map((_, row) => row).sort((x, y) => norms[y] - norms[x] || x - y);
  const first = order.slice(0, count);
  if (selected >= 0 && selected < layer.rows && !first.includes(selected)) {
    first[first.length - 1] = selected;
  }
  return first.sort((x, y) => x - y);
}

/** A round number near the 98th percentile; 1 where there are no weights. */
function niceScale(weights: readonly number[]): number {
  const size = weights.length === 0 ? 1 : quantile(weights, 0.98);
  if (!(size > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(size));
  return [1, 1.5, 2, 3, 5, 7, 10].reduce(
    (best, step) => (Math.abs(step * power - size) < Math.abs(best - size) ? step * power : best),
    power,
  );
}

interface Cells {
  readonly inputs: number;
  readonly perCell: number;
  readonly count: number;
  readonly full: number;
}

/** A bin has the root of its mean square and the sign of its sum. */
function levelsOf(layer: NetworkLayer, row: number, { perCell, count, full }: Cells) {
  const squares = new Float64Array(count);
  const sums = new Float64Array(count);
  const read = new Uint32Array(count);
  for (let e = layer.starts[row]; e < layer.starts[row + 1]; e++) {
    const cell = Math.floor(layer.column[e] / perCell);
    squares[cell] += layer.weight[e] ** 2;
    sums[cell] += layer.weight[e];
    read[cell]++;
  }
  const levels = Int8Array.from(read, (n, cell) => {
    if (n === 0) return UNREAD;
    const share = Math.min(1, Math.sqrt(squares[cell] / n) / full);
    return Math.round(share * LEVELS) * (sums[cell] < 0 ? -1 : 1);
  });
  return { levels, reads: layer.starts[row + 1] - layer.starts[row] };
}

/** By input: the child that reads it, NOBODY or SEVERAL. */
export function shareOf(layer: NetworkLayer, children: readonly number[], inputs: number) {
  const share = new Int8Array(inputs).fill(NOBODY);
  children.forEach((row, child) => {
    for (let e = layer.starts[row]; e < layer.starts[row + 1]; e++) {
      const j = layer.column[e];
      share[j] = share[j] === NOBODY ? child : SEVERAL;
    }
  });
  return share;
}

/** Over all neurons of the first layer: inputs that several children of one read, or none. */
function dealt({ layers: [layer], inputs }: LayeredNetwork): { shared: number; unread: number } {
  let [shared, unread] = [0, 0];
  for (let parent = 0; parent < layer.rows / layer.alpha; parent++) {
    const share = shareOf(layer, childrenOf(layer, parent), inputs);
    for (const child of share) {
      if (child === SEVERAL) shared++;
      else if (child === NOBODY) unread++;
    }
  }
  return { shared, unread };
}

/** Weights of a cell of a tile, NaN for an input that is not read; what a tip says. */
export function cellWeights({ perCell, inputs }: ImagesModel, tile: Tile, cell: number): number[] {
  const weights = rowWeights(tile.layer, tile.row);
  const read = new Set(
    tile.layer.column.subarray(tile.layer.starts[tile.row], tile.layer.starts[tile.row + 1]),
  );
  const from = cell * perCell;
  const to = Math.min(inputs, from + perCell);
  return Array.from({ length: to - from }, (_, k) =>
    read.has(from + k) ? weights[from + k] : Number.NaN,
  );
}
