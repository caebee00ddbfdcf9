/**
 * How alike the first layer treats its inputs: cosines of their weight vectors before the split and
 * at the frame on screen, both in the order that the clustering of the warm-up weights gives, in
 * bins of neighbours of that order. Computed once a network, whatever redraws ask.
 */
import { shuffle, stream } from '../lib/random';
import { t } from '../lib/text';
import type { Method } from '../methods';
import { featureGroupsOf } from '../methods/feature-groups';
import type { LayeredNetwork, NetworkLayer } from '../model/layered-network';
import { layeredPair, networkBefore } from './layered-pair';
import { type Empty, isEmpty, type PlotInput } from './plot';

/** Bins along an edge; products that one picture may take; pseudo-feature groups a child. */
const MOST_BINS = 98;
const MOST_PRODUCTS = 40e6;
const MOST_INPUTS = 1024;
const GROUPS_PER_CHILD = 4;

export interface GramPanel {
  readonly name: string;
  readonly epoch: number;
  /** Mean cosine of each pair of bins, NaN where none is defined; bins × bins. */
  readonly matrix: Float32Array;
  /** Mean |cosine| of two different inputs. */
  readonly mean: number;
  /** Inputs that no neuron reads: they have no direction. */
  readonly silent: number;
}

export interface GramModel {
  readonly panels: readonly GramPanel[];
  /** The same mean of the dense network at the epoch of the last panel; NaN without one. */
  readonly dense: number;
  /** The same mean with the last network's weights shuffled over its own connections. */
  readonly chance: number;
  /** First bin of each group, and one past the last. */
  readonly starts: readonly number[];
  readonly bins: number;
  /** Inputs of the largest bin; inputs that are compared and all of them. */
  readonly perBin: number;
  readonly compared: number;
  readonly inputs: number;
  /** What an input is called. */
  readonly noun: 'input' | 'pixel';
  readonly groups: number;
  readonly method: Method;
  /** Whether the warm-up has ended, whose weights give the order; until then inputs have their own. */
  readonly settled: boolean;
}

/** Unit vectors of the inputs, by input; zero for an input that nobody reads. */
interface Directions {
  readonly unit: Float32Array;
  readonly rows: number;
  readonly alive: Uint8Array;
}

function directions(layer: NetworkLayer, weight = layer.weight): Directions {
  const { rows, columns, starts, column } = layer;
  const unit = new Float32Array(rows * columns);
  for (let r = 0; r < rows; r++) {
    for (let e = starts[r]; e < starts[r + 1]; e++) unit[column[e] * rows + r] = weight[e];
  }
  const alive = new Uint8Array(columns);
  for (let j = 0; j < columns; j++) {
    const vector = unit.subarray(j * rows, (j + 1) * rows);
    const norm = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0));
    if (norm === 0) continue;
    alive[j] = 1;
    for (let r = 0; r < rows; r++) vector[r] /= norm;
  }
  return { unit, rows, alive };
}

/** Inputs in the order of their groups, cut into bins that keep to a group. */
interface Order {
  /** Inputs of each bin. */
  readonly bins: readonly (readonly number[])[];
  readonly starts: readonly number[];
  readonly groups: number;
}

const orders = new WeakMap<NetworkLayer, Map<string, Order>>();

/** `settled`: by clusters of its weights; else in the inputs' own order. */
function orderOf(layer: NetworkLayer, alpha: number, seed: number, settled: boolean): Order {
  const key = `${alpha} ${seed} ${settled}`;
  const known = orders.get(layer) ?? new Map<string, Order>();
  orders.set(layer, known);
  const found = known.get(key) ?? newOrder(layer, alpha, seed, settled);
  known.set(key, found);
  return found;
}

function newOrder(layer: NetworkLayer, alpha: number, seed: number, settled: boolean): Order {
  // Evenly spaced inputs where they are too many to compare all with all.
  const most = Math.min(MOST_INPUTS, Math.sqrt((2 * MOST_PRODUCTS) / (alpha * layer.rows)));
  const step = Math.ceil(layer.columns / Math.max(MOST_BINS, Math.floor(most)));
  const inputs = Array.from({ length: Math.ceil(layer.columns / step) }, (_, k) => k * step);
  const groups = settled ? clusters(layer, inputs, GROUPS_PER_CHILD * alpha, seed) : [inputs];
  const largest = Math.max(...groups.map((members) => members.length));
  const perBin = Math.ceil(largest / Math.max(1, Math.floor(MOST_BINS / groups.length)));
  const bins: number[][] = [];
  const starts: number[] = [];
  for (const members of groups) {
    starts.push(bins.length);
    for (let k = 0; k < members.length; k += perBin) bins.push(members.slice(k, k + perBin));
  }
  return { bins, starts: [...starts, bins.length], groups: groups.length };
}

/** The groups that a feature-based split of these weights would keep whole. */
function clusters(
  layer: NetworkLayer,
  inputs: readonly number[],
  wanted: number,
  seed: number,
): number[][] {
  const { rows, starts, column, weight } = layer;
  const d = inputs.length;
  const at = new Map(inputs.map((j, k) => [j, k]));
  const vectors = new Float64Array(d * rows);
  for (let r = 0; r < rows; r++) {
    for (let e = starts[r]; e < starts[r + 1]; e++) {
      const k = at.get(column[e]);
      if (k !== undefined) vectors[k * rows + r] = weight[e];
    }
  }
  const random = stream(seed, 'cluster', 0);
  const { count, groupOf } = featureGroupsOf(vectors, d, rows, wanted, random);
  return Array.from({ length: count }, (_, g) => inputs.filter((_, k) => groupOf[k] === g));
}

type Cosines = Pick<GramPanel, 'matrix' | 'mean' | 'silent'>;
const known = new WeakMap<NetworkLayer, WeakMap<Order, Cosines>>();

function cosinesOf(layer: NetworkLayer, order: Order): Cosines {
  const mine = known.get(layer) ?? new WeakMap<Order, Cosines>();
  known.set(layer, mine);
  const found = mine.get(order) ?? cosines(directions(layer), order);
  mine.set(order, found);
  return found;
}

function cosines({ unit, rows, alive }: Directions, { bins }: Order): Cosines {
  const n = bins.length;
  const sums = new Float64Array(n * n);
  const counts = new Uint32Array(n * n);
  let [total, pairs, silent] = [0, 0, 0];
  const inputs = bins.flatMap((members, bin) => members.map((j) => ({ j, bin })));
  inputs.forEach(({ j, bin }, k) => {
    if (alive[j] === 0) {
      silent++;
      return;
    }
    for (let m = k + 1; m < inputs.length; m++) {
      const other = inputs[m];
      if (alive[other.j] === 0) continue;
      let cosine = 0;
      for (let r = 0; r < rows; r++) cosine += unit[j * rows + r] * unit[other.j * rows + r];
      total += Math.abs(cosine);
      pairs++;
      sums[bin * n + other.bin] += cosine;
      counts[bin * n + other.bin]++;
    }
  });
  const matrix = new Float32Array(n * n).fill(Number.NaN);
  for (let a = 0; a < n; a++) {
    for (let b = a; b < n; b++) {
      const count = counts[a * n + b];
      if (count > 0) matrix[a * n + b] = matrix[b * n + a] = sums[a * n + b] / count;
    }
  }
  return { matrix, mean: pairs === 0 ? Number.NaN : total / pairs, silent };
}

const chances = new WeakMap<NetworkLayer, WeakMap<Order, number>>();

/** What the same connections give with their weights in random places. */
function chanceOf(layer: NetworkLayer, order: Order, seed: number): number {
  const mine = chances.get(layer) ?? new WeakMap<Order, number>();
  chances.set(layer, mine);
  let found = mine.get(order);
  if (found === undefined) {
    const weight = layer.weight.slice();
    shuffle(weight, stream(seed, 'null', 0));
    found = cosines(directions(layer, weight), order).mean;
    mine.set(order, found);
  }
  return found;
}

export function selectGram(input: PlotInput): GramModel | Empty {
  const pair = layeredPair(input);
  if (isEmpty(pair)) return pair;
  const { record } = input;
  const { layered, left, right, method, same } = pair;
  const base = pair.leftIsDense ? 'dense' : method.id;
  const warm = networkBefore(record, base);
  const before: LayeredNetwork = pair.passed && warm ? warm : left.value;
  const settled = warm !== undefined;
  const source = (warm ?? left.value).layers[0];
  const order = orderOf(source, record.alpha, record.focusSeed, settled);
  const panel = (name: string, epoch: number, { layers }: LayeredNetwork): GramPanel => ({
    ...{ name, epoch },
    ...cosinesOf(layers[0], order),
  });
  const first = pair.passed && warm ? record.schedule.warmup : left.epoch;
  const panels = [panel(pair.leftIsDense ? t('dense') : t('unsplit'), first, before)];
  if (!same) panels.push(panel(right.name, right.epoch, right.value));
  const last = same ? before : right.value;
  const compared = order.bins.reduce((sum, bin) => sum + bin.length, 0);
  return {
    panels,
    dense: pair.leftIsDense && !same ? cosinesOf(left.value.layers[0], order).mean : Number.NaN,
    chance: chanceOf(last.layers[0], order, record.focusSeed),
    ...{ starts: order.starts, bins: order.bins.length, groups: order.groups },
    perBin: Math.max(...order.bins.map((bin) => bin.length)),
    ...{ compared, inputs: layered.inputs, method, settled },
    noun: layered.imageWidth === undefined ? 'input' : 'pixel',
  };
}
