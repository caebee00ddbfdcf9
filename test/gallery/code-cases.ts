/** What the plots of codes show in the gallery and the golden drawings. */
import { stream } from '../../src/lib/random';
import { METHODS } from '../../src/methods';
import type { Form } from '../../src/metrics/codes';
import { type Clause, type InputGroups, membersOf } from '../../src/model/groups';
import type { CodesPlotInput } from '../../src/plots/plot';
import { SEED } from '../support/fixture-network';
import type { Case } from './cases';

/** Random examples of 32 inputs and the form of the formula, as a task gives them. */
function asked(form: Form | null): CodesPlotInput {
  const random = stream(SEED, 'test', 0);
  const rows = Uint32Array.from({ length: 200 }, () => random.word());
  const task = {
    form,
    examples: (_: number, most: number) => ({
      count: Math.min(most, rows.length),
      ...{ inputs: 32, wordsPerRow: 1, rows },
    }),
  };
  return { tau: 0.5, relation: 'overlap', task };
}

/** Clauses that share an input with the next one: the group's own and the next group's first. */
function neighbours(groups: InputGroups): Clause[] {
  const members = membersOf(groups);
  return members.map((own, g) => {
    const next = members[(g + 1) % members.length][0];
    const inputs = [...own, next].sort((a, b) => a - b);
    return { inputs, signs: inputs.map(() => 1 as const) };
  });
}

const beside = (method: string): string[] => ['dense', 'fpe-random', 'fpe-clause', method];

/** Nobody knows the clauses, as of a file. */
const noClauses = (name: string, record: Case['record'], frame?: number): Case => ({
  name,
  record,
  input: { codes: asked(null), ...(frame === undefined ? {} : { frame }) },
  groups: (of) => ({ count: 0, groupOf: of.groupOf.map(() => -1), sign: of.sign.map(() => 1) }),
});

/** What is read where the formula is not known. */
export const READING_CASES: readonly Case[] = [
  noClauses('codes-no-clauses', {}),
  noClauses('codes-no-clauses-before', { frames: 13 }, 12),
  noClauses('codes-no-clauses-alpha-4', { alpha: 4, hidden: 32 }),
];

export const CODE_CASES: readonly Case[] = [
  { name: 'codes-alpha-2', record: {}, input: {} },
  { name: 'codes-random', record: {}, input: { method: 'fpe-random' } },
  {
    name: 'codes-alpha-4',
    record: { alpha: 4 },
    input: { codes: { tau: 0.5, relation: 'hamming' }, selection: { kind: 'neuron', parent: 2 } },
  },
  { name: 'codes-alpha-8', record: { alpha: 8 }, input: {} },
  { name: 'codes-alpha-1', record: { alpha: 1 }, input: {} },
  { name: 'codes-before', record: { frames: 13 }, input: { frame: 12 } },
  { name: 'codes-at-split', record: { frames: 27 }, input: { frame: 26 } },
  {
    name: 'codes-clause',
    record: { polarity: 0.3 },
    input: {
      codes: { tau: 0.5, relation: 'jaccard' },
      selection: { kind: 'clause', group: 1 },
      frame: 40,
    },
  },
  {
    name: 'codes-signed',
    record: { sparse: true },
    input: { codes: { tau: 1, relation: 'signed' } },
  },
  { name: 'codes-tau-0', record: {}, input: { codes: { tau: 0, relation: 'overlap' } } },
  { name: 'codes-tau-2', record: {}, input: { codes: { tau: 2, relation: 'overlap' } } },
  {
    name: 'codes-wide',
    record: { methods: beside('pruned-wide') },
    input: { method: 'pruned-wide', selection: { kind: 'neuron', parent: 11, wide: true } },
  },
  {
    name: 'codes-all-methods',
    record: { methods: METHODS.map((m) => m.id) },
    input: { method: 'rigl' },
  },
  { name: 'codes-hidden-32-alpha-8', record: { hidden: 32, alpha: 8 }, input: {} },
  { name: 'codes-inputs-128', record: { hidden: 16, clauses: 16, literals: 8 }, input: {} },
  { name: 'codes-inputs-8', record: { hidden: 4, clauses: 2 }, input: {} },
  { name: 'codes-clauses-30', record: { hidden: 12, clauses: 30, literals: 2 }, input: {} },
  { name: 'codes-clauses-1', record: { hidden: 2, clauses: 1 }, input: {} },
  {
    name: 'codes-and-of-ors',
    record: { polarity: 0.3 },
    input: { codes: asked('cnf') },
  },
  {
    name: 'codes-one-group',
    record: {},
    input: { codes: asked(null) },
    groups: (of) => ({ ...of, count: 1, groupOf: of.groupOf.map((g) => (g === 0 ? 0 : -1)) }),
  },
  {
    name: 'codes-shared',
    record: {},
    input: { selection: { kind: 'clause', group: 1 } },
    groups: (of) => ({ ...of, clauses: neighbours(of) }),
  },
  ...READING_CASES,
];
