/** What "Train this" changes: an own formula or file, and what has to fit it. */
import { DEFAULT_METHODS, type MethodId, methodOf } from '../methods';
import { parseShape, partsOf } from '../tasks/data-shape';
import { ALL_IMAGES, FIRST_IMAGES } from '../tasks/fashion-mnist';
import { parseRealShape, realPartSizes } from '../tasks/real-shape';
import { DEFAULT_SPEC, fieldOf } from './fields';
import { methodRefusal } from './layers';
import type { Spec } from './spec';

/** The formula, without blanks around it; after a file also the usual examples and methods. */
export function formulaPatch(text: string, { task }: Spec): Partial<Spec> {
  const { train, test, methods } = DEFAULT_SPEC;
  const usual = task === 'data' ? { train, test, methods } : {};
  return { task: 'formula', formula: text.trim(), ...usual };
}

/** The file of that id, all of it, with the methods that need no clauses. Throws on a bad id. */
export function dataPatch(id: string, { methods }: Spec): Partial<Spec> {
  const shape = parseShape(id);
  if (!shape) throw new Error(`"${id}" names no file`);
  const able = methods.filter((method) => methodOf(method).groups === 'none');
  const usual = DEFAULT_METHODS.filter((method) => methodOf(method).groups === 'none');
  return {
    task: 'data',
    data: id,
    ...partsOf(shape.rows),
    methods: able.length > 1 ? able : usual,
  };
}

/** Compared over real-valued data, whose clauses nobody knows. */
export const REAL_METHODS = [
  'dense',
  'fpe-random',
  'fpe-feature',
] as const satisfies readonly MethodId[];

/** What trains networks over real-valued data well enough, as in the paper. */
const REAL_TRAINING = { opt: 'adam', lr: 0.001, batch: 64, act: 'relu' } as const;

/** FashionMNIST as in the paper: 784 → 4 → 10, 25 + 25 epochs, the first images or all of them. */
export const fashionSpec = (images: 'first' | 'all' = 'first') =>
  ({
    ...REAL_TRAINING,
    task: 'fashion-mnist',
    ...(images === 'all' ? ALL_IMAGES : FIRST_IMAGES),
    hidden: 4,
    warmup: 25,
    finetune: 25,
    methods: REAL_METHODS,
  }) as const satisfies Partial<Spec>;

/** The same as a change of any settings. */
export const fashionPatch = (images: 'first' | 'all'): Partial<Spec> => ({
  ...PLAIN,
  ...fashionSpec(images),
  seeds: MOST_SEEDS,
});

/** One hidden layer of all classes: what is left over of other data would not fit. */
const PLAIN = { layers: '', splitLayers: '', classes: '', scale: 'plain', split: -1 } as const;
/** Seeds of networks that are larger than those over bits. */
const MOST_SEEDS = 4;

/**
 * Real-valued data of that id, all of it, or as much as a run takes, and what suits it. Few neurons
 * a class: with many there is nothing to gain by a split (on the sample with 4 neurons, not with 8). Throws on a bad id.
 */
export function realPatch(
  id: string,
  dataset: Parameters<typeof realPartSizes>[1],
  spec: Spec,
  scale: Spec['scale'],
): Partial<Spec> {
  const shape = parseRealShape(id);
  if (!shape) throw new Error(`"${id}" names no data`);
  const { train, test } = realPartSizes(shape.rows, dataset);
  const patch = {
    ...REAL_TRAINING,
    ...PLAIN,
    task: 'embeddings',
    data: id,
    scale,
    train: within('train', train),
    test: within('test', test),
    hidden: within('hidden', Math.max(4, Math.round(0.4 * shape.classes))),
    seeds: Math.min(spec.seeds, MOST_SEEDS),
  } as const satisfies Partial<Spec>;
  const able = spec.methods.filter(
    (method) => methodRefusal(methodOf(method), { ...spec, ...patch }) === null,
  );
  return { ...patch, methods: able.length > 2 ? able : REAL_METHODS };
}

/** The number, or the largest that the field takes. */
function within(key: 'train' | 'test' | 'hidden', value: number): number {
  const field = fieldOf(key);
  return 'max' in field ? Math.min(field.max, value) : value;
}
