/**
 * Settings worth looking at, each with its reason; the ones where the claim fails stand beside the
 * ones where it holds (measured: `docs/reproduction.md`, "Where it holds and where it does not"). A preset sets what is studied
 * and leaves seed, number of seeds and machine as they are.
 */
import { effective } from './effective';
import type { RunKey } from './field';
import { changedFields, DEFAULT_SPEC } from './fields';
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
      'Sixteen clauses on eight neurons: every neuron has to mix several. Look at how many clauses each child still mixes.',
  },
  {
    id: 'no-gap',
    label: 'No gap',
    spec: { clauses: 2 },
    reason:
      'Two clauses are easy for eight neurons, so there is hardly any interference to remove. Splitting should gain little here.',
  },
  {
    id: 'uniform-bits',
    label: 'Uniform bits',
    spec: { p: 0.5 },
    view: { show: 'fpe-random' },
    reason:
      'Half of all inputs are on by chance, so a torn clause says little: random splits lose to the dense network. Compare them with clause-aware ones.',
  },
  {
    id: 'mixed-polarity',
    label: 'Mixed polarity',
    spec: { polarity: 0.5 },
    view: { show: 'fpe-random' },
    reason:
      'Half of the inputs must be off instead of on. Random splits gain next to nothing over the dense network; look at which clauses they tear.',
  },
  {
    id: 'alpha-too-large',
    label: 'α too large',
    spec: { alpha: 8 },
    view: { show: 'fpe-random' },
    reason:
      'Each child of a random split keeps four inputs, almost never those of one clause. Interference is low, and accuracy falls below the dense network.',
  },
  {
    id: 'wide-enough',
    label: 'Wide enough already',
    spec: { hidden: 32 },
    reason:
      'With thirty-two neurons the dense network has room for every clause. Splitting gains a third of what it does with eight.',
  },
  {
    id: 'more-data',
    label: 'More data',
    spec: { train: 20000 },
    view: { show: 'fpe-random' },
    reason:
      'With 20,000 examples the dense network gets further by itself, and the gain of random splits shrinks by a third.',
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

/**
 * The preset these settings are, whatever the seed; undefined where they are none. α has a dial of
 * its own and makes no other preset, except of the one that is about α.
 */
export function matchingPreset(of: Spec): Preset | undefined {
  const spec = effective(of);
  const differing = (preset: Preset): string[] =>
    changedFields(presetSpec(preset, spec), spec)
      .map((field) => field.key)
      .filter((key) => !KEPT.includes(key as RunKey));
  return (
    PRESETS.find((preset) => differing(preset).length === 0) ??
    PRESETS.find(
      (preset: Preset) =>
        preset.spec.alpha === undefined && differing(preset).every((key) => key === 'alpha'),
    )
  );
}
