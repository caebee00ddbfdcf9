/** The sweeps the gallery and the golden drawings show. */
import { METHODS } from '../../src/methods';
import { ALPHA, CLAUSES, longAxis, NEURONS, type SweepFixture } from '../support/fixture-sweep';
import type { Case } from './cases';

/** All but a few: more than there is room for in lines. */
const MANY = METHODS.map((m) => m.id).filter((id) => !['fpe-nm', 'fpe-shared'].includes(id));

const sweeps: Readonly<Record<string, SweepFixture>> = {
  'sweep-gain': { shown: 9, hovered: 14 },
  'sweep-filling': { measured: 70, running: true, refused: [3], shown: 5 },
  'sweep-queued': { measured: 5, running: true },
  'sweep-cancelled': { measured: 41, diverged: [2] },
  'sweep-20-seeds': { seeds: 20, shown: 0 },
  'sweep-one-seed': { seeds: 1 },
  'sweep-accuracy': { metric: 'accuracy', shown: 9, measured: 100, running: true },
  'sweep-nonzeros': { metric: 'nonzeros' },
  'sweep-8-columns': { x: longAxis(NEURONS, 8), y: longAxis(CLAUSES, 8), refused: [7], shown: 12 },
  'sweep-24-columns': {
    x: longAxis(NEURONS, 24),
    y: longAxis(CLAUSES, 24),
    seeds: 3,
    refused: [23, 47],
    shown: 60,
    hovered: 90,
  },
  'sweep-alpha': { x: ALPHA, y: null, shown: 1 },
  'sweep-alpha-filling': {
    x: ALPHA,
    y: null,
    measured: 21,
    running: true,
    hovered: 2,
    refused: [5],
  },
  'sweep-neurons-loss': { x: NEURONS, y: null, metric: 'loss' },
  'sweep-line-accuracy': { x: longAxis(CLAUSES, 24), y: null, metric: 'accuracy', seeds: 3 },
  'sweep-line-interference': { x: ALPHA, y: null, metric: 'interference' },
  'sweep-methods': { methods: MANY, shown: 5 },
  'sweep-alpha-methods': { methods: MANY, x: ALPHA, y: null, hovered: 3 },
  'sweep-rank': { metric: 'rankNull', methods: ['dense', 'fpe-clause', 'dense-wide'] },
  'sweep-long-names': {
    x: {
      field: 'p',
      label: 'Chance that an input is on',
      unit: 'probability',
      values: [0.1, 0.22],
    },
    y: { field: 'warmup', label: 'Epochs before the split', unit: 'epochs', values: [5, 250] },
  },
};

export const SWEEP_CASES: readonly Case[] = Object.entries(sweeps).map(([name, sweep]) => ({
  name,
  record: {},
  input: {},
  sweep,
}));
