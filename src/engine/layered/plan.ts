/**
 * What a layered run puts where: descriptors, slot sizes, initial words. The one place that lays out
 * its memory; it dispatches nothing. Replicas share data, and those of a seed share minibatches.
 */
import { shuffle, stream } from '../../lib/random';
import type { Dataset } from '../../model/dataset';
import type { SlotSizes } from '../backend';
import type { Placed, Put } from '../place';
import { rateRows, rateTable } from '../rates';
import {
  ACTIVATIONS,
  COUNTS_WORDS,
  LAYER,
  LAYER_WORDS,
  type LayerField,
  MOST_NEURONS,
  SOURCE,
  SOURCE_WORDS,
  type SourceField,
  SUMMARY_WORDS,
  TALLY_ROWS,
} from './layout';
import { packFeatures } from './pack';
import type { Regions } from './regions';
import { type ReservedReplica, reserveLayered } from './reserve';
import { type LayeredSpec, type SeedData, stackOf } from './spec';
import { type LayerStart, startLayers } from './start';

export type { LayeredSpec, SeedData } from './spec';

export type LayeredReplica = ReservedReplica;

export interface LayeredPlan {
  readonly spec: LayeredSpec;
  readonly classes: number;
  /** Seed-major, methods in the specification's order. */
  readonly replicas: readonly LayeredReplica[];
  readonly depth: number;
  readonly stride: number;
  /** Examples of each part; the same for all seeds. */
  readonly train: number;
  readonly test: number;
  readonly stepsPerEpoch: number;
  readonly sizes: SlotSizes;
  /** Slot layers; `describeSplit` changes it. */
  readonly layers: Uint32Array;
  readonly sources: Uint32Array;
  /** Training rows of each seed, in the dataset's order. */
  readonly rows: readonly Uint32Array[];
  readonly initial: readonly Placed[];
  /** Words of features of a row, four features each. */
  readonly featureWords: number;
}

/** Field of a (replica, layer). */
export const layerField = (plan: LayeredPlan, r: number, layer: number, name: LayerField): number =>
  plan.layers[(r * plan.depth + layer) * LAYER_WORDS + LAYER[name]];

/** Throws what no kernel could be right about. */
function check(spec: LayeredSpec, dataset: Dataset, data: readonly SeedData[]): void {
  const stack = stackOf(spec, dataset);
  const widest = Math.max(stack.inputs, stack.outputs, ...spec.hidden.map((h) => h * spec.alpha));
  if (widest > MOST_NEURONS) throw new RangeError(`${widest} neurons; at most ${MOST_NEURONS}`);
  if (spec.oneLogit && dataset.classes !== 2) {
    throw new RangeError(`one logit for ${dataset.classes} classes`);
  }
  const [lead] = data;
  if (!lead || data.length !== spec.seeds.length) throw new Error('a seed without data');
  for (const { parts } of data) {
    const same =
      parts.train.length === lead.parts.train.length &&
      parts.test.length === lead.parts.test.length;
    if (!same) throw new Error('seeds differ in the number of examples');
  }
}

/** Lays a run out. `data` belongs to the seeds in their order. Throws on what cannot be trained. */
export function buildLayeredPlan(
  spec: LayeredSpec,
  dataset: Dataset,
  data: readonly SeedData[],
): LayeredPlan {
  check(spec, dataset, data);
  const train = data[0].parts.train.length;
  const test = data[0].parts.test.length;
  const { columns: d, rows, classes } = dataset;
  const bytes = dataset.features instanceof Uint8Array;
  const reserved = reserveLayered(spec, { rows, columns: d, classes, bytes, train, test });
  const { depth, stride, steps, replicas } = reserved;
  const initial: Placed[] = [];
  const put: Put = (slot, offset, words) => {
    initial.push({ slot, offset, data: words });
    return offset + words.length;
  };
  const features = packFeatures(dataset);
  put('features', 0, features.words);
  put('labels', 0, Uint32Array.from(dataset.labels));
  put('rates', 0, rateTable(spec, steps));
  const sources = new Uint32Array(data.length * SOURCE_WORDS);
  data.forEach(({ parts, scaling }, s) => {
    const at = reserved.sources[s];
    put('order', at.train, parts.train);
    put('order', at.test, parts.test);
    put('scaling', put('scaling', at.scaling, scaling.shift), scaling.scale);
    const values: Record<SourceField, number> = {
      bytes: features.bytes ? 1 : 0,
      columns: d,
      row_words: features.rowWords,
      features: 0,
      labels: 0,
      train: at.train,
      test: at.test,
      scaling: at.scaling,
      inputs_at: at.inputs,
      labels_at: at.labels,
    };
    for (const [name, value] of Object.entries(values) as [SourceField, number][]) {
      sources[s * SOURCE_WORDS + SOURCE[name]] = value;
    }
  });
  for (const { method, seed, shape, regions } of replicas) {
    placeStart(startLayers(method, shape, seed), regions, put);
  }
  const layers = new Uint32Array(replicas.length * depth * LAYER_WORDS);
  const floats = new Float32Array(layers.buffer);
  replicas.forEach(({ method, shape, regions, source }, r) => {
    const { inputs, labels } = reserved.sources[source];
    shape.layers.forEach((layer, l) => {
      const region = regions.layers[l];
      const values: Record<LayerField, number> = {
        rows: layer.rows,
        columns: layer.columns,
        dense: method.start === 'sparse' ? 0 : 1,
        row_capacity: layer.rowCapacity,
        column_capacity: layer.columnCapacity,
        row_alpha: layer.rowAlpha,
        column_alpha: layer.columnAlpha,
        edge_capacity: layer.edgeCapacity,
        starts: region.starts,
        lengths: region.lengths,
        indices: region.indices,
        turned_starts: region.turnedStarts,
        turned: region.turned,
        weights: region.weights,
        biases: region.biases,
        params: regions.params,
        param_words: regions.paramWords,
        state: 2 * regions.params,
        inputs_at: l === 0 ? inputs : regions.layers[l - 1].outputs,
        outputs_at: region.outputs,
        gradients: region.gradients,
        gradients_below: l === 0 ? 0 : regions.layers[l - 1].gradients,
        labels_at: labels,
        activation: l === depth - 1 ? ACTIVATIONS.none : ACTIVATIONS[spec.activation],
        adam: spec.opt === 'adam' ? 1 : 0,
        learning_rate: spec.lr,
        momentum: spec.momentum,
        optimiser_start: 0,
        rates: 0,
        rate_rows: rateRows(spec, steps),
        summary: r * SUMMARY_WORDS,
        tally: r * TALLY_ROWS * stride,
        predictions: r * Math.max(train, test),
        splits: shape.splits ? 1 : 0,
        fresh: method.weights === 'inherit' ? 0 : 1,
        budget: shape.budget,
        selection: regions.selection,
        selection_rows: region.selectionRows,
        counts: (r * depth + l) * COUNTS_WORDS,
      };
      for (const [name, value] of Object.entries(values) as [LayerField, number][]) {
        const at = (r * depth + l) * LAYER_WORDS + LAYER[name];
        if (name === 'learning_rate' || name === 'momentum') floats[at] = value;
        else layers[at] = value;
      }
    });
  });
  return {
    spec,
    classes,
    replicas,
    depth,
    stride,
    train,
    test,
    stepsPerEpoch: reserved.stepsPerEpoch,
    sizes: reserved.sizes,
    layers,
    sources,
    rows: data.map(({ parts }) => parts.train),
    initial,
    featureWords: Math.ceil(d / 4),
  };
}

/** Puts an untrained network where its regions are. */
function placeStart(start: readonly LayerStart[], regions: Regions, put: Put): void {
  start.forEach(({ lists, weights, biases }, l) => {
    const region = regions.layers[l];
    put('params', region.weights, weights);
    put('params', region.biases, biases);
    if (!lists) return;
    put('topology', region.starts, lists.starts);
    put('topology', region.lengths, lists.lengths);
    put('topology', region.indices, pairs(lists.columns));
  });
}

/** 16-bit columns, two a word, the first in the lower half. */
export const pairs = (columns: Uint16Array): Uint32Array =>
  Uint32Array.from({ length: columns.length / 2 }, (_, i) => {
    return (columns[2 * i] | (columns[2 * i + 1] << 16)) >>> 0;
  });

/** Rewrites the descriptors of what splits at a global step: children, lists, moments zero. */
export function describeSplit(plan: LayeredPlan, step: number): void {
  plan.replicas.forEach(({ shape }, r) => {
    if (!shape.splits) return;
    shape.layers.forEach(({ rowCapacity, columnCapacity }, l) => {
      const at = (r * plan.depth + l) * LAYER_WORDS;
      plan.layers[at + LAYER.rows] = rowCapacity;
      plan.layers[at + LAYER.columns] = columnCapacity;
      plan.layers[at + LAYER.dense] = 0;
      plan.layers[at + LAYER.optimiser_start] = step;
    });
  });
}

/** Rows of the dataset in the order of an epoch (from 1), for the seed of that place. */
export function epochRows(plan: LayeredPlan, seedPlace: number, epoch: number): Uint32Array {
  const rows = plan.rows[seedPlace];
  const places = Uint32Array.from({ length: rows.length }, (_, i) => i);
  shuffle(places, stream(plan.spec.seeds[seedPlace], 'order', epoch));
  return places.map((place) => rows[place]);
}
