/** What the theory and the mechanism plots show in the gallery and the golden drawings. */
import { METHODS } from '../../src/methods';
import type { Case } from './cases';

const all = METHODS.map((m) => m.id);

export const THEORY_CASES: readonly Case[] = [
  { name: 'theory-random', record: {}, input: { method: 'fpe-random' } },
  { name: 'theory-clause', record: { alpha: 4 }, input: {} },
  { name: 'theory-alpha-8', record: { alpha: 8, seeds: 20 }, input: { method: 'fpe-random' } },
  { name: 'theory-alpha-1', record: { alpha: 1 }, input: {} },
  { name: 'theory-before', record: { frames: 13 }, input: { frame: 12 } },
  { name: 'theory-all', record: { methods: all }, input: { method: 'fpe-overlap' } },
  { name: 'theory-one-clause', record: { clauses: 1, hidden: 2 }, input: {} },
  { name: 'theory-wide', record: { clauses: 30, literals: 2, hidden: 32, alpha: 3 }, input: {} },
].map((c) => ({ ...c, measured: true }));

export const MECHANISM_CASES: readonly Case[] = [
  { name: 'mechanism-seeds', record: { seeds: 16 }, input: {} },
  {
    name: 'mechanism-capacity',
    record: { alpha: 4 },
    input: { mechanism: { predictor: 'capacity', over: 'seeds' as const } },
  },
  {
    name: 'mechanism-coverage',
    record: {},
    input: { mechanism: { predictor: 'coverage', over: 'seeds' as const } },
  },
  {
    name: 'mechanism-rank',
    record: {},
    input: { mechanism: { predictor: 'rank', over: 'seeds' as const } },
  },
  { name: 'mechanism-two', record: { seeds: 1 }, input: {} },
  { name: 'mechanism-diverged', record: { divergeAt: 34 }, input: {} },
  { name: 'mechanism-all', record: { methods: all }, input: {} },
  {
    name: 'mechanism-cells',
    record: {},
    input: { mechanism: { predictor: 'interference', over: 'cells' as const } },
    sweep: { shown: 9 },
  },
  {
    name: 'mechanism-filling',
    record: {},
    input: { mechanism: { predictor: 'mixed', over: 'cells' as const } },
    sweep: { measured: 40, running: true, diverged: [5], refused: [3] },
  },
].map((c) => ({ ...c, measured: true })) as readonly Case[];
