/**
 * Where everything of a layered run will lie and how large its slots are, before a number is drawn or
 * a byte allocated: what `plan.ts` fills and `fits.ts` compares with a device's limits.
 */
import type { Method } from '../../methods';
import type { SlotSizes } from '../backend';
import { rateRows } from '../rates';
import {
  COUNTS_WORDS,
  LAYER_WORDS,
  paddedRows,
  ROW_WORDS,
  SELECTION_WORDS,
  SOURCE_WORDS,
  SUMMARY_WORDS,
  strideOf,
  TALLY_ROWS,
} from './layout';
import { rowWordsOf } from './pack';
import { allocator, type Regions, regionsOf, sharedRegions } from './regions';
import { type NetworkShape, networkShape } from './shapes';
import { type DataShape, type LayeredSpec, stackOf } from './spec';

/** A seed's order, scaling and minibatch. */
export interface SourceRegion {
  readonly train: number;
  readonly test: number;
  readonly scaling: number;
  readonly inputs: number;
  readonly labels: number;
}

export interface ReservedReplica {
  readonly method: Method;
  readonly seed: number;
  /** Place of its seed. */
  readonly source: number;
  readonly shape: NetworkShape;
  readonly regions: Regions;
}

export interface Reserved {
  readonly depth: number;
  readonly stride: number;
  readonly stepsPerEpoch: number;
  /** Of the whole run. */
  readonly steps: number;
  readonly sources: readonly SourceRegion[];
  /** Seed-major, methods in the specification's order. */
  readonly replicas: readonly ReservedReplica[];
  readonly sizes: SlotSizes;
}

export function reserveLayered(spec: LayeredSpec, data: DataShape): Reserved {
  const stack = stackOf(spec, data);
  const depth = spec.hidden.length + 1;
  const stride = strideOf(spec.batch);
  const stepsPerEpoch = Math.ceil(data.train / spec.batch);
  const steps = stepsPerEpoch * (spec.warmup + spec.finetune);
  const room = allocator();
  room.take('features', data.rows * rowWordsOf(data));
  room.take('labels', data.rows);
  room.take('rates', 2 * rateRows(spec, steps));
  const sources = spec.seeds.map((): SourceRegion => {
    const train = room.take('order', data.train);
    const test = room.take('order', data.test);
    const scaling = room.take('scaling', 2 * data.columns);
    const inputs = room.take('activations', paddedRows(data.columns) * stride);
    return { train, test, scaling, inputs, labels: room.take('activations', stride) };
  });
  const replicas = spec.seeds.flatMap((seed, source) =>
    spec.methods.map((method): ReservedReplica => {
      const shape = networkShape(method, stack);
      return { method, seed, source, shape, regions: regionsOf(shape, method, stride, room) };
    }),
  );
  const count = replicas.length;
  return {
    depth,
    stride,
    stepsPerEpoch,
    steps,
    sources,
    replicas,
    sizes: {
      layers: count * depth * LAYER_WORDS,
      sources: sources.length * SOURCE_WORDS,
      ...sharedRegions(room, replicas),
      summary: count * SUMMARY_WORDS,
      tally: count * TALLY_ROWS * stride,
      test_tally: count * TALLY_ROWS * stride,
      predictions: count * Math.max(data.train, data.test),
      gram: gramWords(replicas),
      selection: Math.max(SELECTION_WORDS + ROW_WORDS, room.end('selection')),
      counts: count * depth * COUNTS_WORDS,
    },
  };
}

/** Room for one Gram matrix of any layer whose inputs may have to be grouped. */
const gramWords = (replicas: readonly ReservedReplica[]): number =>
  replicas
    .filter(({ method }) => method.deal === 'clause')
    .flatMap(({ shape }) => shape.layers.filter(({ rowAlpha }) => rowAlpha > 1))
    .reduce((most, { columns }) => Math.max(most, columns ** 2), 4);
