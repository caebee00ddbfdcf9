/**
 * Settings worth looking at, each with its reason; the ones where the claim fails stand beside the
 * ones where it holds (measured: `docs/reproduction.md`, "Where it holds and where it does not"). A preset sets what is studied
 * and leaves seed, number of seeds and machine as they are.
 */

import { DEFAULT_METHODS } from '../methods';
import { SAMPLE_ID } from '../tasks/embeddings';
import { effective } from './effective';
import type { RunKey } from './field';
import { changedFields, DEFAULT_SPEC } from './fields';
import { fashionSpec } from './own-task';
import type { Spec, View } from './spec';

export interface Preset {
  readonly id: string;
  readonly label: string;
  /** Over the defaults. */
  readonly spec: Partial<Spec>;
  readonly view?: Partial<View>;
  /** What to look at and why, one or two sentences. */
  readonly reason: string;
}

/** For networks that take long. */
const FEW_EPOCHS = { warmup: 5, finetune: 5 } as const;

const KEPT: readonly RunKey[] = ['seed', 'seeds', 'backend', 'workers'];

export const PRESETS = [
  {
    id: 'default',
    label: '8 clauses × 4 inputs',
    spec: {},
    reason:
      'Eight neurons share eight clauses and get in each other’s way. Watch interference fall and accuracy rise when they split.',
  },
  {
    id: 'high-load',
    label: 'High load',
    spec: { clauses: 16 },
    reason:
      'Sixteen clauses on eight neurons: every neuron mixes about nine, and even clause-aware children still mix four. Clause-aware splits gain 9 of the 39 points that are missing.',
  },
  {
    id: 'no-gap',
    label: 'No gap',
    spec: { clauses: 2 },
    reason:
      'Two clauses are easy for eight neurons: the dense network gets every example right, though its interference is high. Splitting lowers it and has nothing to gain.',
  },
  {
    id: 'uniform-bits',
    label: 'Uniform bits',
    spec: { p: 0.5 },
    view: { show: 'fpe-random' },
    reason:
      'Half of all inputs are on by chance, so a torn clause says little: random splits lose 14 points to the dense network. Clause-aware ones gain 5, and a wide network that is pruned gains 13.',
  },
  {
    id: 'mixed-polarity',
    label: 'Mixed polarity',
    spec: { polarity: 0.5 },
    view: { show: 'fpe-random' },
    reason:
      'Half of the inputs must be off instead of on. Random splits gain less than a point over the dense network, clause-aware ones 6; look at which clauses are torn.',
  },
  {
    id: 'alpha-too-large',
    label: 'α too large',
    spec: { alpha: 8 },
    view: { show: 'fpe-random' },
    reason:
      'Each child of a random split keeps four inputs, almost never those of one clause. Interference is low, and accuracy falls 9 points below the dense network.',
  },
  {
    id: 'wide-enough',
    label: 'Wide enough already',
    spec: { hidden: 32 },
    reason:
      'With thirty-two neurons the dense network is right on 93 % by itself. Splitting gains a third of what it does with eight.',
  },
  {
    id: 'more-data',
    label: 'More data',
    spec: { train: 20000 },
    view: { show: 'fpe-random' },
    reason:
      'With 20,000 examples the dense network gets further by itself, and the gain of random splits shrinks by a third.',
  },
  {
    id: 'sparse-from-scratch',
    label: 'Sparse from scratch',
    spec: { methods: [...DEFAULT_METHODS, 'sparse-wide'] },
    view: { show: 'sparse-wide' },
    reason:
      'The same weights, strewn at random over twice the neurons before any training, gain 9 points: more than random splits (5), less than clause-aware ones (16). Nothing is inherited, yet look at how many of its neurons settle on one clause.',
  },
  {
    id: 'pruned-wide',
    label: 'Pruned wide',
    spec: { methods: [...DEFAULT_METHODS, 'pruned-wide'] },
    view: { show: 'pruned-wide' },
    reason:
      'Twice the neurons train dense and are pruned to the same budget at the split: 12 points, between random (5) and clause-aware splits (16). It needs twice the weights until then, and chooses them by size instead of by clause.',
  },
  {
    id: 'fashion-4',
    label: 'FashionMNIST, 4 neurons',
    spec: fashionSpec(),
    view: { show: 'fpe-random' },
    reason:
      'Ten kinds of clothes on four neurons: a random split into two gains 6 points on average (3 in the median of 12 seeds). A split by features gains as much, so here it matters little which inputs a child keeps.',
  },
  {
    id: 'fashion-32',
    label: 'FashionMNIST, 32 neurons',
    spec: { ...fashionSpec(), hidden: 32 },
    view: { show: 'fpe-random' },
    reason:
      'With thirty-two neurons the dense network tells the same images apart on 84.5 % by itself. Nothing is left for a split to gain (0.1 points over 4 seeds).',
  },
  {
    id: 'two-layers',
    label: 'Two hidden layers',
    spec: { ...fashionSpec(), hidden: DEFAULT_SPEC.hidden, layers: '64,32', ...FEW_EPOCHS },
    view: { show: 'fpe-random' },
    reason:
      'Layers of 64 and 32 neurons are split together, and one prune takes the smallest weights of all layers until the dense network’s number is left. Look at where it took them; five epochs before and five after, because such networks are slow to train.',
  },
  {
    id: 'embeddings-sample',
    label: 'Embeddings (generated sample)',
    spec: {
      ...fashionSpec(),
      task: 'embeddings',
      data: SAMPLE_ID,
      scale: 'standard',
      train: 3200,
      test: 800,
    },
    view: { show: 'fpe-random' },
    reason:
      'Vectors like those that CLIP makes of images, generated from a seed; each of the ten classes has four kinds of examples that share concepts with others. A random split of four neurons gains 4 points (8 seeds), of eight nothing, and of sixteen it loses 2.',
  },
] as const satisfies readonly Preset[];

export type PresetId = (typeof PRESETS)[number]['id'];

/** The preset of that id, undefined where there is none. */
export const presetOf = (id: string): Preset | undefined => PRESETS.find((p) => p.id === id);

/** The run a preset asks for, with seed, seeds and machine of `current`. */
export function presetSpec(preset: Preset, current: Spec): Spec {
  const { seed, seeds, backend, workers } = current;
  return { ...DEFAULT_SPEC, seed, seeds, backend, workers, ...preset.spec };
}

/** Whether a setting is what the preset studies; other tasks name the methods that they have. */
const isAbout = ({ spec }: Preset, key: RunKey): boolean =>
  spec[key] !== undefined && !(key === 'methods' && spec.task !== undefined);

/** Settings with controls of their own beside the pictures: the dial and the menu under it. */
const FREE: readonly RunKey[] = ['alpha', 'methods'];

/**
 * The preset these settings are, whatever the seed; undefined where they are none. α and methods
 * have controls of their own and make no other preset, except of one that is about them.
 */
export function matchingPreset(of: Spec): Preset | undefined {
  const spec = effective(of);
  const differing = (preset: Preset): RunKey[] =>
    changedFields(presetSpec(preset, spec), spec)
      .map((field) => field.key as RunKey)
      .filter((key) => !KEPT.includes(key));
  const fits = (preset: Preset, free: readonly RunKey[]): boolean =>
    differing(preset).every((key) => free.includes(key) && !isAbout(preset, key));
  // A preset about these very methods comes before one about others.
  return [[], FREE.slice(0, 1), FREE]
    .map((free) => PRESETS.find((preset) => fits(preset, free)))
    .find((preset) => preset !== undefined);
}
