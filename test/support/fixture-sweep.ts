/**
 * A deterministic, plausible sweep for tests and the gallery: splitting gains most where a network
 * is crowded but not lost, and costs a little where it is not crowded at all. By rule, not by
 * training; only + − × ÷, so that Node and every browser make the same bits.
 */
import { stream } from '../../src/lib/random';
import { constantMeasures, type Measures } from '../../src/model/measures';
import { addMember, emptySweepRecord } from '../../src/model/sweep-fill';
import type { SweepAxis, SweepRecord } from '../../src/model/sweep-record';
import type { SweepPlotInput } from '../../src/plots/plot';

export interface SweepFixture {
  readonly x?: SweepAxis;
  /** null for one axis. */
  readonly y?: SweepAxis | null;
  readonly seeds?: number;
  readonly methods?: readonly string[];
  /** Members measured, a seed of every cell first; all of them unless told. */
  readonly measured?: number;
  /** Cells that cannot be run. */
  readonly refused?: readonly number[];
  /** Cells in which every split network diverges. */
  readonly diverged?: readonly number[];
  readonly metric?: SweepPlotInput['metric'];
  readonly hovered?: number | null;
  readonly shown?: number | null;
  readonly running?: boolean;
}

export const NEURONS: SweepAxis = {
  field: 'hidden',
  label: 'Neurons',
  unit: 'neurons',
  values: [4, 8, 16, 32],
};
export const CLAUSES: SweepAxis = {
  field: 'clauses',
  label: 'Clauses',
  unit: 'clauses',
  values: [2, 4, 8, 16],
};
export const ALPHA: SweepAxis = {
  field: 'alpha',
  label: 'Expansion factor α',
  unit: 'children per neuron',
  values: [1, 2, 3, 4, 6, 8],
};

/** An axis of that many values, for crowded grids. */
export const longAxis = (axis: SweepAxis, count: number): SweepAxis => ({
  ...axis,
  values: Array.from({ length: count }, (_, k) => 2 * (k + 1)),
});

const between = (low: number, value: number, high: number): number =>
  Math.min(high, Math.max(low, value));

/** Accuracy of a network: `across` and `down` are its place on the axes, 0 … 1. */
function accuracyOf(method: string, across: number, down: number, seed: number): number {
  const crowded = down * 1.5 - across * 0.7;
  const random = stream(seed, 'sample', 11);
  const luck = random.uniform() - 0.5;
  // Easy settings come out the same in every seed, at 100 %.
  const dense = between(0.5, 1.04 - 0.42 * crowded, 1) - (crowded > 0.1 ? 0.03 * luck : 0);
  if (method === 'dense') return between(0, dense, 1);
  const peak = between(0, crowded, 1) * between(0, 1.9 - crowded, 1);
  const strength = method === 'fpe-clause' ? 0.34 : 0.1;
  const own = stream(seed, 'sample', method === 'fpe-clause' ? 12 : 13).uniform() - 0.5;
  const cost = crowded < -0.2 && across < 0.4 ? 0.04 : method === 'fpe-random' ? 0.02 * down : 0;
  const noise = crowded > 0 ? 0.05 * own : 0;
  return between(0, dense + strength * peak - cost * (1 + own) + noise, 1);
}

function measuresOf(accuracy: number, down: number): Measures {
  return {
    ...constantMeasures(0.25),
    accuracy,
    trainAccuracy: between(0, accuracy + 0.01, 1),
    trimmedAccuracy: accuracy,
    loss: 1.3 * (1 - accuracy) + 0.02,
    nonzeros: 264,
    connections: 264,
    capacity: 0.2 + 0.5 * accuracy,
    cosine: 0.1 - 0.2 * accuracy,
    cosineAbs: 0.5 - 0.3 * accuracy,
    interference: 0.9 - 0.85 * accuracy,
    interferenceNull: 0.6 - 0.4 * accuracy,
    capacityNull: 0.3 + 0.2 * accuracy,
    clauseCapacity: 0.3 + 0.6 * accuracy,
    mixedNull: 1 + 2 * down * (1.3 - accuracy),
    mixed: 1 + 3 * down * (1.2 - accuracy),
  };
}

export function fixtureSweep(options: SweepFixture = {}): SweepRecord {
  const { x = NEURONS, y = CLAUSES, seeds = 8, refused = [], diverged = [] } = options;
  const { methods = ['dense', 'fpe-random', 'fpe-clause'] } = options;
  const [columns, rows] = [x.values.length, y?.values.length ?? 1];
  const cells = columns * rows;
  const record = emptySweepRecord({
    x,
    y,
    methods,
    seeds: Array.from({ length: seeds }, (_, s) => 33 + s),
    refusals: Array.from({ length: cells }, (_, cell) =>
      refused.includes(cell) ? 'neurons × α 512 is above 256' : null,
    ),
  });
  let left = options.measured ?? cells * seeds;
  for (let s = 0; s < seeds; s++) {
    for (let cell = 0; cell < cells; cell++) {
      if (refused.includes(cell) || left-- <= 0) continue;
      const across = (cell % columns) / Math.max(1, columns - 1);
      const down = y ? Math.floor(cell / columns) / Math.max(1, rows - 1) : across;
      const measures = methods.map((method) =>
        measuresOf(accuracyOf(method, y ? across : 0.3, down, 7919 * cell + s), down),
      );
      const breaks = (method: string) => diverged.includes(cell) && method !== 'dense';
      addMember(record, {
        cell,
        seed: 33 + s,
        methods,
        measures: { before: measures, split: measures, after: measures },
        ledgers: methods.map(() => null),
        diverged: methods.map((method) => (breaks(method) ? 9021 : null)),
      });
    }
  }
  return record;
}

export function fixtureSweepInput(options: SweepFixture = {}): SweepPlotInput {
  const { metric = 'gain', hovered = null, shown = null, running = false } = options;
  return { record: fixtureSweep(options), metric, hovered, shown, running };
}
