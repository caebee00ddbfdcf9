/** The situations the gallery and the golden drawings show, on fixture records. */

import { METHODS } from '../../src/methods';
import type { InputGroups } from '../../src/model/groups';
import type { RunRecord } from '../../src/model/record';
import type { PlotInput } from '../../src/plots/plot';
import { type LayeredOptions, layeredRecord } from '../support/fixture-layered';
import { measuredRecord } from '../support/fixture-measures';
import { type FixtureOptions, fixtureRecord } from '../support/fixture-record';
import { fixtureSweepInput, type SweepFixture } from '../support/fixture-sweep';

export interface Case {
  readonly name: string;
  readonly record: FixtureOptions;
  readonly input: Partial<Omit<PlotInput, 'record' | 'sweep'>>;
  readonly sweep?: SweepFixture;
  /** Whether its networks differ from seed to seed (`fixture-measures.ts`). */
  readonly measured?: boolean;
  /** A run of layered networks instead. */
  readonly layered?: LayeredOptions;
  /** How the record's clauses are changed: shared inputs, none known. */
  readonly groups?: (of: InputGroups) => InputGroups;
}

const beside = (method: string): string[] => ['dense', 'fpe-random', 'fpe-clause', method];

/** A finished run beside the usual methods, a case each. */
const methodCases = (...methods: readonly string[]): Case[] =>
  methods.map((method) => ({
    name: method,
    record: { methods: beside(method) },
    input: { method },
  }));

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
  ...methodCases('fpe-overlap', 'fpe-shared-subset', 'fpe-clones', 'fpe-reinit', 'fpe-nm'),
  ...methodCases(
    'dense-wide',
    'sparse-wide',
    'pruned-wide',
    'lottery-ticket',
    'set',
    'dropconnect',
  ),
  {
    name: 'overlap-fall',
    record: { methods: beside('fpe-overlap') },
    input: { method: 'fpe-overlap', frame: 26, transition: 0.6 },
  },
  {
    name: 'subset-alpha-4',
    record: { methods: beside('fpe-shared-subset'), alpha: 4 },
    input: { method: 'fpe-shared-subset' },
  },
  {
    name: 'pruned-before',
    record: { methods: beside('pruned-wide'), frames: 20 },
    input: { method: 'pruned-wide', selection: { kind: 'neuron', parent: 11, wide: true } },
  },
  {
    name: 'sparse-alpha-8',
    record: { methods: beside('sparse-wide'), alpha: 8 },
    input: {
      method: 'sparse-wide',
      selection: { kind: 'weight', parent: 40, input: 3, wide: true },
    },
  },
  {
    name: 'dense-wide-hidden-32',
    record: { methods: beside('dense-wide'), hidden: 32, alpha: 8 },
    input: { method: 'dense-wide', matrix: 'inputs' },
  },
  { name: 'wide-alpha-1', record: { methods: beside('set'), alpha: 1 }, input: { method: 'set' } },
  {
    name: 'all-methods',
    record: { methods: METHODS.map((m) => m.id) },
    input: { method: 'rigl' },
  },
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
export function inputOf({ record, layered, input, sweep, measured, groups }: Case): PlotInput {
  const plain = (): RunRecord => (measured ? measuredRecord(record) : fixtureRecord(record));
  const whole: RunRecord = layered ? layeredRecord(layered) : plain();
  const made = groups ? { ...whole, groups: groups(whole.groups) } : whole;
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
