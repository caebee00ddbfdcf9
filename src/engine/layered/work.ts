/** What a specification asks of the layered engine: its networks, its data and who learns from which. */
import { methodOf } from '../../methods';
import type { Dataset, DatasetParts, FeatureScaling } from '../../model/dataset';
import type { InputGroups } from '../../model/groups';
import { hiddenLayers, layersSplit } from '../../spec/layers';
import { type Spec, scheduleOf } from '../../spec/spec';
import { type Task, taskOf } from '../../tasks';
import { type RealDataset, realParts, realScaling } from '../../tasks/real-dataset';
import { missingWords, realFor } from '../../tasks/real-needed';
import { chosenClasses } from '../../tasks/real-task';
import { buildLayeredPlan, type LayeredPlan } from './plan';
import type { DataShape, LayeredSpec, SeedData } from './spec';

export interface LayeredWork {
  readonly spec: LayeredSpec;
  readonly dataset: Dataset;
  /** Of the seeds in their order. */
  readonly data: readonly SeedData[];
  /** Known groups of inputs, of the seeds in their order; empty where none are known. */
  readonly groups: readonly InputGroups[];
}

/** The networks that are asked for. `classes`: of the data. */
export function layeredSpec(spec: Spec, seeds: readonly number[], classes: number): LayeredSpec {
  return {
    hidden: hiddenLayers(spec),
    activation: spec.act,
    alpha: spec.alpha,
    splitLayers: layersSplit(spec),
    methods: spec.methods.map(methodOf),
    seeds,
    oneLogit: classes === 2,
    opt: spec.opt,
    lr: spec.lr,
    momentum: spec.momentum,
    batch: spec.batch,
    ...scheduleOf(spec),
  };
}

/** What decides how much memory the run takes; known before the data is here. */
export function dataShapeOf(spec: Spec, seeds: number): DataShape {
  const task: Task = taskOf(spec.task);
  const { train, test } = spec;
  const outline = task.outline?.(spec);
  if (!outline) {
    const columns = task.inputs(spec);
    return { rows: seeds * (train + test), columns, classes: 2, bytes: true, train, test };
  }
  const rows = realFor(spec)?.rows ?? train + test;
  const { columns, classNames, bytes } = outline;
  return { rows, columns, classes: classNames.length, bytes, train, test };
}

/** Draws or looks up what these seeds learn from. Throws where the data is not here. */
export function layeredWork(spec: Spec, seeds: readonly number[]): LayeredWork {
  const task: Task = taskOf(spec.task);
  if (!task.outline) return bitsWork(spec, seeds);
  const all = realFor(spec);
  if (!all) throw new Error(missingWords(spec));
  const chosen = chosenClasses(spec, all.classes);
  if (!chosen) throw new Error(`the data has no classes ${spec.classes}`);
  const dataset = chosen.length === all.classes ? all : withClasses(all, chosen);
  const data = seeds.map((seed): SeedData => {
    const parts = firstOf(realParts(dataset, seed), spec);
    return { parts, scaling: realScaling(dataset, parts, spec.scale === 'standard') };
  });
  return { spec: layeredSpec(spec, seeds, dataset.classes), dataset, data, groups: [] };
}

export const planOfWork = ({ spec, dataset, data }: LayeredWork): LayeredPlan =>
  buildLayeredPlan(spec, dataset, data);

/** As many of each part as are asked for, or all of them. */
const firstOf = (
  parts: DatasetParts,
  { train, test }: Pick<Spec, 'train' | 'test'>,
): DatasetParts => ({
  train: parts.train.subarray(0, train),
  test: parts.test.subarray(0, test),
});

/** The rows of some classes, which are numbered anew in their order. */
export function withClasses(all: RealDataset, chosen: readonly number[]): RealDataset {
  const numberOf = new Map(chosen.map((c, i) => [c, i]));
  const kept: number[] = [];
  for (let row = 0; row < all.rows; row++) if (numberOf.has(all.labels[row])) kept.push(row);
  const { columns } = all;
  const features = new (all.features.constructor as Uint8ArrayConstructor)(
    kept.length * columns,
  ) as RealDataset['features'];
  kept.forEach((row, i) => {
    features.set(all.features.subarray(row * columns, (row + 1) * columns), i * columns);
  });
  const placeOf = new Map(kept.map((row, i) => [row, i]));
  const places = (rows: Uint32Array): Uint32Array =>
    Uint32Array.from([...rows].flatMap((row) => placeOf.get(row) ?? []));
  return {
    ...all,
    features,
    rows: kept.length,
    labels: Uint16Array.from(kept, (row) => numberOf.get(all.labels[row]) ?? 0),
    classes: chosen.length,
    classNames: chosen.map((c) => all.classNames[c]),
    parts: all.parts && { train: places(all.parts.train), test: places(all.parts.test) },
  };
}

/** Boolean examples of every seed, one after the other: each seed has a formula of its own. */
function bitsWork(spec: Spec, seeds: readonly number[]): LayeredWork {
  const task = taskOf(spec.task);
  const columns = task.inputs(spec);
  const perSeed = spec.train + spec.test;
  const rows = seeds.length * perSeed;
  const features = new Uint8Array(rows * columns);
  const labels = new Uint8Array(rows);
  // Bits are the numbers 0 and 1, not shades of grey.
  const scaling: FeatureScaling = {
    shift: new Float32Array(columns),
    scale: new Float32Array(columns).fill(1),
  };
  const data = seeds.map((seed, s): SeedData => {
    let at = s * perSeed;
    const fill = (part: 'train' | 'test'): Uint32Array => {
      const {
        count,
        wordsPerRow,
        rows: words,
        labels: bits,
      } = task.examples(spec, seed, part, spec[part]);
      const places = Uint32Array.from({ length: count }, (_, b) => at + b);
      for (let b = 0; b < count; b++, at++) {
        labels[at] = (bits[b >> 5] >>> (b & 31)) & 1;
        for (let j = 0; j < columns; j++) {
          features[at * columns + j] = (words[b * wordsPerRow + (j >> 5)] >>> (j & 31)) & 1;
        }
      }
      return places;
    };
    return { parts: { train: fill('train'), test: fill('test') }, scaling };
  });
  const dataset: Dataset = { features, rows, columns, labels, classes: 2 };
  const groups = task.clauseCount(spec) > 0 ? seeds.map((seed) => task.groups(spec, seed)) : [];
  return { spec: layeredSpec(spec, seeds, 2), dataset, data, groups };
}
