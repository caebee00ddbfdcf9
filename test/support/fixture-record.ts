/**
 * A deterministic, plausible run for tests and the gallery: trained-looking weights made by rule,
 * not by training. Neurons settle on one clause or stay crowded; children settle on one each.
 * Uses only + − × ÷ and sqrt, so that Node and every browser make the same bits.
 */
import { stream } from '../../src/lib/random';
import { hasParents, type Method, methodOf } from '../../src/methods';
import { maskCounts } from '../../src/metrics';
import { METRICS } from '../../src/metrics/register';
import type { InputGroups } from '../../src/model/groups';
import { constantMeasures, type Measures } from '../../src/model/measures';
import type { Network } from '../../src/model/network';
import { countNonzeros } from '../../src/model/network';
import { emptyRecord, type RunRecord } from '../../src/model/record';
import { frameCount, isSplit, MOMENTS, momentFrame, type Schedule } from '../../src/model/timeline';
import { fixtureNetworks } from './fixture-method';
import { fixtureGroups, rise, SEED } from './fixture-network';

export { fixtureGroups } from './fixture-network';

export interface FixtureOptions {
  readonly alpha?: number;
  readonly hidden?: number;
  readonly clauses?: number;
  readonly literals?: number;
  readonly seeds?: number;
  readonly warmup?: number;
  readonly finetune?: number;
  readonly methods?: readonly string[];
  /** Frames complete; all of them unless told. */
  readonly frames?: number;
  /** Makes the first seed of the shown method diverge at that frame. */
  readonly divergeAt?: number;
  /** Share of negated literals. */
  readonly polarity?: number;
  /** As a sweep measures it: only before, at and after the split, and the first weights. */
  readonly sparse?: boolean;
}

const LEVEL: Readonly<Record<string, number>> = {
  dense: 0.802,
  'fpe-random': 0.859,
  'fpe-clause': 0.968,
  'fpe-overlap': 0.845,
  'fpe-clones': 0.798,
  'dense-wide': 0.907,
  'sparse-wide': 0.891,
  'pruned-wide': 0.92,
};

function accuracyOf(
  { id, deal, start }: Method,
  seed: number,
  frame: number,
  s: Schedule,
  alpha: number,
): number {
  const random = stream(SEED + seed, 'sample', 5);
  const offset = (random.uniform() - 0.5) * 0.08;
  const jitter = (stream(SEED + seed, 'sample', 1000 + frame).uniform() - 0.5) * 0.012;
  const level = LEVEL[id] ?? 0.9;
  const wide = start === 'dense' ? 0 : 0.6 * (level - 0.802);
  const base = 0.5 + (0.285 + offset + wide) * rise(frame, 1.6);
  if (!isSplit(s, frame) || deal === 'none' || alpha === 1) return base + jitter;
  const goal = level + offset * (id === 'fpe-clause' ? 0.5 : 1);
  const drop = base - 0.03 * alpha - 0.03;
  return Math.min(1, drop + (goal - drop) * rise(frame - s.warmup - 1, 1.5) * 1.06 + jitter);
}

function measuresOf(network: Network, groups: InputGroups, accuracy: number): Measures {
  const { input, output } = countNonzeros(network);
  const { coverage, wholes, collisions } = maskCounts(network, groups);
  return {
    ...constantMeasures(0.25),
    ...Object.fromEntries(METRICS.map((metric) => [metric.id, metric.of(network, groups)])),
    accuracy,
    trainAccuracy: Math.min(1, accuracy + 0.01),
    trimmedAccuracy: 0.94 * accuracy,
    loss: 1 - accuracy,
    nonzeros: input + output,
    connections: input + output,
    interferenceNull: 0.34 / Math.max(1, network.alpha),
    coverageDealt: coverage,
    wholesDealt: wholes,
    collisionsDealt: collisions,
  };
}

/** The record of a finished (or partial, see `frames`) run. */
export function fixtureRecord(options: FixtureOptions = {}): RunRecord {
  const { alpha = 2, hidden = 8, clauses = 8, literals = 4, seeds = 8, polarity = 0 } = options;
  const { methods = ['dense', 'fpe-random', 'fpe-clause'], warmup = 25, finetune = 25 } = options;
  const schedule = { warmup, finetune };
  const groups = fixtureGroups(clauses, literals, polarity);
  const replicas = methods.flatMap((method) =>
    Array.from({ length: seeds }, (_, k) => ({ method, seed: SEED + k })),
  );
  const record = emptyRecord({ schedule, alpha, replicas, focusSeed: SEED, groups });
  record.frames = options.frames ?? frameCount(schedule);
  for (const id of methods) {
    const method = methodOf(id);
    const setting = { groups, hidden, alpha, schedule, frames: record.frames };
    const list = fixtureNetworks(method, setting);
    record.networks.set(id, list);
    fillNumbers(record, method, list, options.divergeAt);
  }
  return options.sparse ? thinned(record) : record;
}

/** Weights of the dense network. */
const baseOf = (method: Method, { inputs, parents }: Network, alpha: number): number =>
  ((inputs + 1) * parents) / (method.start === 'dense' ? 1 : alpha);

function thinned(record: RunRecord): RunRecord {
  const moments = MOMENTS.map((moment) => momentFrame(record.schedule, moment));
  const sparse = [0, ...moments];
  for (const curve of [...record.testAccuracy, ...record.testLoss, ...record.trainLoss]) {
    curve.forEach((_, f) => {
      if (!moments.includes(f)) curve[f] = Number.NaN;
    });
  }
  for (const list of record.networks.values()) {
    list.forEach((_, f) => {
      if (!sparse.includes(f)) list[f] = undefined;
    });
  }
  return { ...record, sparse };
}

function fillNumbers(
  record: RunRecord,
  method: Method,
  list: readonly Network[],
  divergeAt?: number,
): void {
  const { schedule: s, groups, alpha } = record;
  const moments = {
    before: s.warmup,
    split: s.warmup + 1,
    after: s.warmup + s.finetune + 1,
  } as const;
  record.replicas.forEach((replica, r) => {
    if (replica.method !== method.id) return;
    const breaks =
      divergeAt !== undefined && method.id === 'fpe-clause' && replica.seed === SEED
        ? divergeAt
        : Number.POSITIVE_INFINITY;
    for (let f = 0; f < Math.min(record.frames, breaks); f++) {
      const accuracy = accuracyOf(method, replica.seed, f, s, alpha);
      record.testAccuracy[r][f] = accuracy;
      record.testLoss[r][f] = 1.35 * (1 - accuracy) + 0.02;
      record.trainLoss[r][f] = 1.3 * (1 - accuracy) + 0.01;
    }
    if (breaks < record.frames)
      record.diverged.push({ replica: r, epoch: breaks - 1, step: 90210, lr: 3 });
    for (const moment of ['before', 'split', 'after'] as const) {
      const network = list[moments[moment]];
      if (network)
        record.measures[moment][r] = measuresOf(
          network,
          groups,
          record.testAccuracy[r][moments[moment]],
        );
    }
    const before = list[s.warmup];
    const after = list[s.warmup + 1];
    if (method.deal === 'none' || !before || !after) return;
    const was = countNonzeros(before);
    const is = countNonzeros(after);
    const copied = [
      was.input * (method.id === 'fpe-clones' ? alpha : 1),
      was.output * (hasParents(method) ? alpha : 1),
    ] as const;
    record.ledgers[r] = {
      before: [was.input, was.output],
      copied,
      pruned: [copied[0] - is.input, copied[1] - is.output],
      after: [is.input, is.output],
      biases: [before.parents + 1, after.children + 1],
      budget: baseOf(method, before, alpha),
    };
  });
}
