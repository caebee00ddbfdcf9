/** What the plot of one training step shows in the gallery and the golden drawings. */
import { stream } from '../../src/lib/random';
import type { StepPlotInput } from '../../src/plots/plot';
import { SEED } from '../support/fixture-network';
import type { Case } from './cases';

/** A phase, on an example whose inputs are on with chance a quarter. */
function asked(phase: number, inputs = 32, kind: 'sgd' | 'adam' = 'sgd'): StepPlotInput {
  const random = stream(SEED, 'train', 0);
  const x = Int8Array.from({ length: inputs }, () => (random.uniform() < 0.25 ? 1 : -1));
  return {
    phase,
    example: { x, label: 1, index: 4 },
    optimiser: { kind, lr: 0.05, momentum: 0.9 },
  };
}

const phaseCase = (name: string, phase: number): Case => ({
  name: `step-${name}`,
  record: {},
  input: { frame: 12, step: asked(phase) },
});

export const STEP_CASES: readonly Case[] = [
  phaseCase('inputs', 1),
  phaseCase('sums', 2),
  phaseCase('activity', 3),
  phaseCase('answer', 4),
  phaseCase('loss', 5),
  phaseCase('gradients', 6),
  phaseCase('update', 7),
  phaseCase('split', 8),
  { name: 'step-after-split', record: { alpha: 4 }, input: { step: asked(6, 32, 'adam') } },
  { name: 'step-hidden-32', record: { hidden: 32 }, input: { frame: 12, step: asked(4) } },
  {
    name: 'step-inputs-128',
    record: { hidden: 16, clauses: 16, literals: 8 },
    input: { frame: 12, step: asked(3, 128) },
  },
  {
    name: 'step-no-clauses',
    record: {},
    input: { frame: 12, step: asked(2) },
    groups: (of) => ({ count: 0, groupOf: of.groupOf.map(() => -1), sign: of.sign.map(() => 1) }),
  },
  { name: 'step-too-large', record: { hidden: 32, alpha: 8 }, input: { step: asked(2) } },
];
