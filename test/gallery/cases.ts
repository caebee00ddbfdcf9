/** The situations the gallery and the golden drawings show, on fixture records. */

import type { RunRecord } from '../../src/model/record';
import type { PlotInput } from '../../src/plots/plot';
import { type FixtureOptions, fixtureRecord } from '../support/fixture-record';
import { fixtureSweepInput, type SweepFixture } from '../support/fixture-sweep';

export interface Case {
  readonly name: string;
  readonly record: FixtureOptions;
  readonly input: Partial<Omit<PlotInput, 'record' | 'sweep'>>;
  readonly sweep?: SweepFixture;
}

export const CASES: readonly Case[] = [
  { name: 'alpha-2', record: {}, input: {} },
  { name: 'alpha-2-random', record: {}, input: { method: 'fpe-random' } },
  { name: 'alpha-4', record: { alpha: 4 }, input: {} },
  { name: 'alpha-8', record: { alpha: 8 }, input: {} },
  { name: 'alpha-3', record: { alpha: 3 }, input: { method: 'fpe-random' } },
  { name: 'alpha-1', record: { alpha: 1 }, input: {} },
  { name: 'before', record: { frames: 13 }, input: { frame: 12 } },
  { name: 'at-split', record: { frames: 27 }, input: { frame: 26 } },
  { name: 'motion-grip', record: {}, input: { frame: 26, transition: 0.15 } },
  { name: 'motion-open', record: {}, input: { frame: 26, transition: 0.36 } },
  { name: 'motion-fall', record: {}, input: { frame: 26, transition: 0.6 } },
  { name: 'motion-weigh', record: {}, input: { frame: 26, transition: 0.9 } },
  {
    name: 'clause',
    record: { polarity: 0.3 },
    input: { selection: { kind: 'clause', group: 1 }, frame: 40 },
  },
  { name: 'weight', record: {}, input: { selection: { kind: 'weight', parent: 5, input: 3 } } },
  { name: 'inputs-loss', record: { seeds: 5 }, input: { matrix: 'inputs', curve: 'loss' } },
  {
    name: 'diverged',
    record: { divergeAt: 34 },
    input: { selection: { kind: 'input', input: 5 } },
  },
  { name: 'one-seed', record: { seeds: 1, methods: ['fpe-clause'] }, input: {} },
  { name: 'sparse', record: { sparse: true }, input: {} },
  { name: 'sparse-split', record: { sparse: true, seeds: 1 }, input: { frame: 26 } },
  { name: 'sparse-first', record: { sparse: true, alpha: 4 }, input: { frame: 0 } },
  { name: 'hidden-32', record: { hidden: 32 }, input: {} },
  { name: 'hidden-32-alpha-8', record: { hidden: 32, alpha: 8 }, input: { matrix: 'inputs' } },
  {
    name: 'inputs-128',
    record: { hidden: 16, clauses: 16, literals: 8 },
    input: { matrix: 'inputs' },
  },
  { name: 'inputs-8', record: { hidden: 4, clauses: 2 }, input: {} },
  { name: 'clauses-30', record: { hidden: 12, clauses: 30, literals: 2 }, input: {} },
];

/** The full input of a case. */
export function inputOf({ record, input, sweep }: Case): PlotInput {
  const made: RunRecord = fixtureRecord(record);
  return {
    record: made,
    frame: made.frames - 1,
    method: 'fpe-clause',
    selection: { kind: 'none' },
    matrix: 'clauses',
    curve: 'accuracy',
    transition: 1,
    sweep: sweep ? fixtureSweepInput(sweep) : null,
    ...input,
  };
}
