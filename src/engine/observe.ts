/**
 * What a run reads off its backend: frames, measures at the moments, and the split with its ledger.
 * It dispatches and reads; when, and to whom it is told, is `run.ts`.
 */
import { floatsOf } from '../lib/words';
import {
  type DealtOf,
  dealtOf,
  MASK_MEASURES,
  type MaskMeasure,
  type Measures,
} from '../model/measures';
import type { Network } from '../model/network';
import type { Ledger } from '../model/record';
import { COUNTS_WORDS, SUMMARY, SUMMARY_WORDS } from '../model/replica-layout';
import type { Backend } from './backend';
import { describeSplit, fieldOf, type Plan } from './plan';
import {
  agreementRange,
  countsOf,
  decodeAgreement,
  decodeLedgers,
  decodeNetwork,
  decodeTally,
  networkRanges,
  tallyRange,
} from './readback';
import {
  countNonzeros,
  evaluate,
  evaluateSigns,
  evaluateTrimmed,
  prune,
  stageSplit,
} from './schedule';
import { type Masks, measureAll, readMasks } from './structure';

export interface Frame {
  /** One a replica; NaN where it has diverged, and where no epoch was trained. */
  readonly testAccuracy: Float32Array;
  readonly testLoss: Float32Array;
  readonly trainLoss: Float32Array;
  /** Of the replicas in focus, without those that have diverged. */
  readonly networks: readonly {
    readonly replica: number;
    readonly method: string;
    readonly network: Network;
  }[];
  /** Replicas that have diverged, and the step at which they did. */
  readonly diverged: ReadonlyMap<number, number>;
}

/** Evaluates all replicas on the test set and reads the networks in focus. */
export async function readFrame(plan: Plan, backend: Backend): Promise<Frame> {
  await backend.run(evaluate(plan, 0));
  const [tally, summary, ...networks] = (await backend.read([
    tallyRange(plan, 0),
    { slot: 'summary', offset: 0, words: plan.replicas.length * SUMMARY_WORDS },
    ...plan.focus.flatMap((r) => networkRanges(plan, r)),
  ])) as [Uint32Array, Uint32Array, ...Uint32Array[]];
  const { accuracy, loss } = decodeTally(plan, 0, tally);
  const floats = floatsOf(summary);
  const at = (r: number, field: keyof typeof SUMMARY) => floats[r * SUMMARY_WORDS + SUMMARY[field]];
  const trainLoss = Float32Array.from(plan.replicas, (_, r) =>
    at(r, 'seen') > 0 ? at(r, 'lossSum') / at(r, 'seen') : Number.NaN,
  );
  const diverged = new Map<number, number>();
  plan.replicas.forEach((_, r) => {
    if (at(r, 'diverged') === 0) return;
    for (const curve of [accuracy, loss, trainLoss]) curve[r] = Number.NaN;
    diverged.set(r, at(r, 'divergedStep'));
  });
  return {
    testAccuracy: accuracy,
    testLoss: loss,
    trainLoss,
    networks: plan.focus
      .map((r, i) => ({
        replica: r,
        method: plan.replicas[r].method,
        network: decodeNetwork(plan, r, networks[i * 2], networks[i * 2 + 1]),
      }))
      // The last finite network stays on screen.
      .filter(({ replica }) => !diverged.has(replica)),
    diverged,
  };
}

/** Test accuracy of every network pruned to the dense network's budget. */
async function trimmedAccuracy(plan: Plan, backend: Backend): Promise<Float32Array> {
  await backend.run(evaluateTrimmed(plan));
  const [tally] = (await backend.read([tallyRange(plan, 0)])) as [Uint32Array];
  return decodeTally(plan, 0, tally).accuracy;
}

/** How often the signs of every network alone answer as it does on the test set. */
async function agreementOfSigns(plan: Plan, backend: Backend): Promise<Float32Array> {
  await backend.run(evaluateSigns(plan));
  const [tally] = (await backend.read([agreementRange(plan)])) as [Uint32Array];
  return decodeAgreement(plan, tally);
}

/** Everything measured of all replicas now; `dealt`: masks of the split, where there was one. */
export async function measureMoment(
  plan: Plan,
  backend: Backend,
  test: Pick<Frame, 'testAccuracy' | 'testLoss'>,
  dealt: readonly (Masks | null)[],
): Promise<Measures[]> {
  await backend.run([...evaluate(plan, 1), countNonzeros(plan, 2)]);
  const [tally, counts] = (await backend.read([
    tallyRange(plan, 1),
    { slot: 'counts', offset: 0, words: plan.replicas.length * COUNTS_WORDS },
  ])) as [Uint32Array, Uint32Array];
  const training = decodeTally(plan, 1, tally);
  const trimmed = plan.trims ? await trimmedAccuracy(plan, backend) : test.testAccuracy;
  const agreement = await agreementOfSigns(plan, backend);
  const structure = await measureAll(plan, backend);
  return structure.map((s, r): Measures => {
    const { nonzeros, connections } = countsOf(counts, r, 2);
    const diverged = Number.isNaN(test.testAccuracy[r]);
    return {
      accuracy: test.testAccuracy[r],
      trainAccuracy: diverged ? Number.NaN : training.accuracy[r],
      loss: test.testLoss[r],
      trimmedAccuracy: diverged ? Number.NaN : trimmed[r],
      agreement: diverged ? Number.NaN : agreement[r],
      nonzeros: nonzeros[0] + nonzeros[1],
      connections,
      ...s,
      ...dealtMasks(dealt[r] ?? s),
    };
  });
}

const dealtMasks = (masks: Masks) =>
  Object.fromEntries(MASK_MEASURES.map((id) => [dealtOf(id), masks[id]])) as Record<
    DealtOf<MaskMeasure>,
    number
  >;

export interface Split {
  /** Counted in the buffers; null for replicas that do not split. */
  readonly ledgers: (Ledger | null)[];
  /** Masks as they were dealt, before the prune; null likewise. */
  readonly dealt: (Masks | null)[];
}

/** Splits every replica whose method splits. */
export async function splitAll(plan: Plan, backend: Backend): Promise<Split> {
  await backend.run(stageSplit(plan));
  const staged = await readMasks(plan, backend, 1);
  await backend.run([prune(plan)]);
  describeSplit(plan, plan.course.warmup * plan.stepsPerEpoch);
  backend.write('replicas', 0, plan.descriptors);
  await backend.run([countNonzeros(plan, 2)]);
  const words = plan.replicas.length * COUNTS_WORDS;
  const [counts] = await backend.read([{ slot: 'counts', offset: 0, words }]);
  return {
    ledgers: decodeLedgers(plan, counts),
    dealt: staged.map((masks, r) => (fieldOf(plan, r, 'deal') === 0 ? null : masks)),
  };
}
