/**
 * A deterministic, plausible run for tests and the gallery: trained-looking weights made by rule,
 * not by training. Neurons settle on one clause or stay crowded; children settle on one each.
 * Uses only + − × ÷ and sqrt, so that Node and every browser make the same bits.
 */
import { stream } from '../../src/lib/random';
import { METRICS, maskCounts } from '../../src/metrics';
import type { InputGroups } from '../../src/model/groups';
import { constantMeasures, type Measures } from '../../src/model/measures';
import type { Network } from '../../src/model/network';
import { countNonzeros } from '../../src/model/network';
import { emptyRecord, type RunRecord } from '../../src/model/record';
import { frameCount, isSplit, MOMENTS, momentFrame, type Schedule } from '../../src/model/timeline';
import {
  deal,
  denseTarget,
  fixtureGroups,
  rise,
  SEED,
  sharpen,
  splitNetwork,
  unsplit,
} from './fixture-network';

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
};

function accuracyOf(
  method: string,
  seed: number,
  frame: number,
  s: Schedule,
  alpha: number,
): number {
  const random = stream(SEED + seed, 'sample', 5);
  const offset = (random.uniform() - 0.5) * 0.08;
  const jitter = (stream(SEED + seed, 'sample', 1000 + frame).uniform() - 0.5) * 0.012;
  const base = 0.5 + (0.285 + offset) * rise(frame, 1.6);
  if (!isSplit(s, frame) || method === 'dense' || alpha === 1) return base + jitter;
  const goal = LEVEL[method] + offset * (method === 'fpe-clause' ? 0.5 : 1);
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
    trimmedAccuracy: accuracy,
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
  const d = clauses * literals;
  const replicas = methods.flatMap((method) =>
    Array.from({ length: seeds }, (_, k) => ({ method, seed: SEED + k })),
  );
  const record = emptyRecord({ schedule, alpha, replicas, focusSeed: SEED, groups });
  record.frames = options.frames ?? frameCount(schedule);
  const target = denseTarget(groups, hidden);
  for (const method of methods) {
    const list: (Network | undefined)[] = [];
    const splits = method !== 'dense';
    const before = unsplit(target, d, hidden, rise(warmup, 6));
    const at = splits ? splitNetwork(before, deal(method, groups, hidden, alpha), alpha) : before;
    for (let f = 0; f < record.frames; f++) {
      const since = f - warmup - 1;
      if (!splits || !isSplit(schedule, f)) {
        list.push(unsplit(target, d, hidden, rise(f <= warmup ? f : f - 1, 6)));
      } else
        list.push(
          alpha === 1
            ? unsplit(target, d, hidden, rise(f - 1, 6))
            : sharpen(at, groups, rise(since, 4)),
        );
    }
    record.networks.set(method, list);
    fillNumbers(record, method, list, options.divergeAt);
  }
  return options.sparse ? thinned(record) : record;
}

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
  method: string,
  list: (Network | undefined)[],
  divergeAt?: number,
): void {
  const { schedule: s, groups, alpha } = record;
  const moments = {
    before: s.warmup,
    split: s.warmup + 1,
    after: s.warmup + s.finetune + 1,
  } as const;
  record.replicas.forEach((replica, r) => {
    if (replica.method !== method) return;
    const breaks =
      divergeAt !== undefined && method === 'fpe-clause' && replica.seed === SEED
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
    if (method === 'dense' || !before || !after) return;
    const was = countNonzeros(before);
    const is = countNonzeros(after);
    record.ledgers[r] = {
      before: [was.input, was.output],
      copied: [was.input, was.output * alpha],
      pruned: [was.input - is.input, was.output * alpha - is.output],
      after: [is.input, is.output],
      biases: [before.parents + 1, after.children + 1],
      budget: was.input + was.output,
    };
  });
}
