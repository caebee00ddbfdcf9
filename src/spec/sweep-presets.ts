/**
 * Sweeps worth looking at: the paper's figures on our defaults, each with what it asks. A preset
 * sets what is studied and, like the other presets, keeps seed and backend; the number of seeds
 * only where it is part of the question.
 */
import { presetSpec } from './presets';
import type { Spec } from './spec';
import { type Sweep, sameCells } from './sweep';

export interface SweepPreset {
  readonly id: string;
  readonly label: string;
  /** What the figure asks and what to look at, one or two sentences. */
  readonly reason: string;
  /** Over the defaults. */
  readonly spec: Partial<Spec>;
  readonly sweep: Sweep;
}

export const SWEEP_PRESETS = [
  {
    id: 'alpha-sweep',
    label: 'α sweep',
    reason:
      'Published: the gain grows from α 2 to 4, and too large an α hurts. Here random splits lose to the dense network at 8, and clause-aware ones do not.',
    spec: {},
    sweep: { x: { field: 'alpha', values: [1, 2, 3, 4, 6, 8] }, y: null },
  },
  {
    id: 'clauses-neurons',
    label: 'clauses × neurons',
    reason:
      'Published: the gain grows with the clauses, levels off near 16 with eight neurons, and falls with the neurons. Look for the settings with nothing to gain: few clauses, many neurons.',
    spec: { train: 2000, test: 2000, warmup: 20, finetune: 20, seeds: 8 },
    sweep: {
      x: { field: 'hidden', values: [4, 8, 16, 32] },
      y: { field: 'clauses', values: [2, 4, 8, 16] },
    },
  },
  {
    id: 'split-timing',
    label: 'split timing',
    reason:
      'Published: earlier splits do better, and late ones still beat the dense network. All train 50 epochs; look at how much a split at epoch 45 still has time to regain.',
    spec: {},
    sweep: { x: { field: 'split', values: [0, 5, 15, 25, 35, 45] }, y: null },
  },
] as const satisfies readonly SweepPreset[];

export type SweepPresetId = (typeof SWEEP_PRESETS)[number]['id'];

/** The preset of that id, undefined where there is none. */
export const sweepPresetOf = (id: string): SweepPreset | undefined =>
  SWEEP_PRESETS.find((p) => p.id === id);

/** The preset this sweep over these settings is, whatever the seed; undefined where it is none. */
export const matchingSweepPreset = (spec: Spec, sweep: Sweep): SweepPreset | undefined =>
  SWEEP_PRESETS.find((p) => sameCells(presetSpec(p, spec), p.sweep, spec, sweep));
