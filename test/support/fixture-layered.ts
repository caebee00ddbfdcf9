/**
 * A run of small layered networks for tests and the gallery: really trained, split and pruned
 * (`fixture-training.ts`), on made-up images or strips, the same bits everywhere.
 */
import { stream } from '../../src/lib/random';
import { methodOf } from '../../src/methods';
import { featureGroups } from '../../src/methods/feature-groups';
import type { LayeredNetwork } from '../../src/model/layered-network';
import { emptyRecord, type LayeredRecord, type RunRecord } from '../../src/model/record';
import { frameCount, isSplit, MOMENTS, momentFrame } from '../../src/model/timeline';
import { SEED } from './fixture-network';
import {
  type Deal,
  type Examples,
  type FixtureLayer,
  fixtureConfusion,
  fixtureCopy,
  fixtureCount,
  fixtureEpoch,
  fixtureExamples,
  fixtureLedger,
  fixtureNetwork,
  fixturePrune,
  fixtureStack,
  fixtureStage,
} from './fixture-training';

export interface LayeredOptions {
  /** Side of an image; inputs are its square unless told. */
  readonly width?: number;
  /** Inputs that are no image. */
  readonly inputs?: number;
  readonly hidden?: readonly number[];
  readonly splitLayers?: readonly number[];
  readonly classes?: number;
  readonly alpha?: number;
  readonly methods?: readonly string[];
  readonly warmup?: number;
  readonly finetune?: number;
  /** Frames complete; all of them unless told. */
  readonly frames?: number;
}

const NAMES = ['T-shirt', 'trousers', 'pullover', 'dress', 'coat', 'sandal', 'shirt', 'sneaker'];
const MORE = ['bag', 'ankle boot'];

/** The record of a finished (or partial, see `frames`) run. */
export function layeredRecord(options: LayeredOptions = {}): RunRecord {
  const { width = 12, hidden = [6], classes = 10, alpha = 2, warmup = 6, finetune = 6 } = options;
  const { methods = ['dense', 'fpe-random', 'fpe-feature'] } = options;
  const inputs = options.inputs ?? width * width;
  const splitLayers = options.splitLayers ?? hidden.map((_, l) => l);
  const schedule = { warmup, finetune };
  const frames = options.frames ?? frameCount(schedule);
  const layered: LayeredRecord = {
    title: options.inputs === undefined ? 'made-up images' : 'vectors.npy',
    classNames: Array.from({ length: classes }, (_, c) => [...NAMES, ...MORE][c] ?? `class ${c}`),
    ...(options.inputs === undefined ? { imageWidth: width } : {}),
    ...{ inputs, hidden, splitLayers, activation: 'relu' },
    networks: new Map(),
    confusion: new Map(),
    layerLedgers: methods.map(() => undefined),
  };
  const record = emptyRecord({
    ...{ schedule, alpha, focusSeed: SEED, layered },
    replicas: methods.map((method) => ({ method, seed: SEED })),
    groups: {
      ...{ count: 0, groupOf: new Int16Array(inputs).fill(-1) },
      sign: new Int8Array(inputs).fill(1),
    },
  });
  record.frames = frames;
  const shape = { inputs, width, classes };
  const data = {
    train: fixtureExamples(shape, 24 * classes, 1),
    test: fixtureExamples(shape, 20 * classes, 2),
  };
  methods.forEach((id, r) => {
    train(record, layered, { id, r, ...data });
  });
  return record;
}

interface Course {
  readonly id: string;
  readonly r: number;
  readonly train: Examples;
  readonly test: Examples;
}

function train(record: RunRecord, layered: LayeredRecord, { id, r, train, test }: Course): void {
  const { schedule, alpha, frames } = record;
  const { inputs, hidden, splitLayers, classNames } = layered;
  const method = methodOf(id);
  const wide = method.start !== 'dense';
  const sizes = [
    inputs,
    ...hidden.map((h, l) => (wide && splitLayers.includes(l) ? alpha * h : h)),
  ];
  let layers = fixtureStack([...sizes, classNames.length], stream(SEED, 'init', 0));
  const kept = new Set([...MOMENTS.map((m) => momentFrame(schedule, m)), frames - 1]);
  const networks: (LayeredNetwork | undefined)[] = [];
  const confusion: (Uint32Array | undefined)[] = [];
  for (let frame = 0; frame < frames; frame++) {
    if (frame === schedule.warmup + 1 && method.deal !== 'none') {
      const before = layers.map(fixtureCount);
      const dealt = dealOf(method.deal, layers, alpha);
      layers = fixtureStage(layers, alpha, wide ? [] : splitLayers, dealt);
      const staged = layers.map(fixtureCount);
      const dense = before.reduce((sum, { nonzeros }) => sum + nonzeros, 0);
      if (method.budget === 'exact') fixturePrune(layers, dense);
      layered.layerLedgers[r] = fixtureLedger(before, staged, layers.map(fixtureCount));
    } else if (frame > 0 && !(frame === schedule.warmup + 1)) {
      fixtureEpoch(layers, train);
    }
    const counts = fixtureConfusion(layers, test);
    networks.push(kept.has(frame) ? fixtureNetwork(fixtureCopy(layers)) : undefined);
    confusion.push(kept.has(frame) ? counts : undefined);
    const right = classNames.reduce((sum, _, c) => sum + counts[c * classNames.length + c], 0);
    record.testAccuracy[r][frame] = right / test.label.length;
    record.testLoss[r][frame] = 1 - right / test.label.length;
    record.trainLoss[r][frame] = isSplit(schedule, frame) ? 0.4 : 0.5;
  }
  layered.networks.set(id, networks);
  layered.confusion.set(id, confusion);
}

/** Each column to one child by chance, by groups of columns that the weights treat alike, or to all. */
function dealOf(deal: string, layers: readonly FixtureLayer[], alpha: number): Deal {
  if (deal === 'clones') return () => -1;
  const random = stream(SEED, 'mask', 0);
  const groups = layers.map(({ rows, columns, w }, l) => {
    if (deal !== 'clause') return null;
    const gram = new Float64Array(columns * columns);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        for (let k = 0; k < columns; k++) {
          gram[j * columns + k] += w[i * columns + j] * w[i * columns + k];
        }
      }
    }
    return featureGroups(gram, columns, 4 * alpha, stream(SEED, 'cluster', l));
  });
  const children = new Map<string, number>();
  return (layer, parent, column) => {
    const unit = groups[layer]?.groupOf[column] ?? column;
    const key = `${layer} ${parent} ${unit}`;
    const child = children.get(key) ?? random.below(alpha);
    children.set(key, child);
    return child;
  };
}
