/** What the plots of codes show in the gallery and the golden drawings. */
import { METHODS } from '../../src/methods';
import type { Case } from './cases';

const beside = (method: string): string[] => ['dense', 'fpe-random', 'fpe-clause', method];

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
];
