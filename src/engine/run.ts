/**
 * One run from its specification to its last event, on whatever backend it is given: train,
 * measure, split, measure, train, measure. Recovers from a lost device out of its last
 * checkpoint. Called by the worker and by headless runs; it knows no page.
 */
import { now } from '../lib/clock';
import {
  type DealtOf,
  dealtOf,
  MASK_MEASURES,
  type MaskMeasure,
  type Measures,
} from '../model/measures';
import { COUNTS_WORDS, SUMMARY, SUMMARY_WORDS } from '../model/replica-layout';
import {
  epochOf,
  frameCount,
  isSplit,
  lastFrame,
  MOMENTS,
  type Moment,
  momentFrame,
} from '../model/timeline';
import type { Spec } from '../spec/spec';
import type { Backend } from './backend';
import { type Checkpoint, save, upload } from './checkpoint';
import { StepPacer } from './pacer';
import { buildPlan, describeSplit, epochOrder, fieldOf, membersOf, type Plan } from './plan';
import type { RunEvent } from './protocol';
import {
  countsOf,
  decodeLedgers,
  decodeNetwork,
  decodeTally,
  type Masks,
  measureAll,
  networkRanges,
  readMasks,
  tallyRange,
} from './readback';
import { rewireAt, stepsUntilRewire } from './rewiring';
import {
  countNonzeros,
  evaluate,
  evaluateTrimmed,
  prune,
  rewire,
  stageSplit,
  trainSteps,
} from './schedule';

/** An event without its run number, which the caller adds. */
export type Emitted = RunEvent extends infer E
  ? E extends RunEvent
    ? Omit<E, 'run'>
    : never
  : never;

export interface RunOptions {
  /**
   * Gives a backend; `lost` is true when an earlier one of this run was lost. Its slots are freed
   * when the run ends; the backend stays the giver's, to use again or destroy.
   */
  readonly open: (lost: boolean) => Promise<Backend>;
  readonly emit: (event: Emitted) => void;
  /** Awaited between dispatches: resolves when training may go on, false to stop for good. */
  readonly gate: (at: 'chunk' | 'epoch') => Promise<boolean>;
  /** Which frames are evaluated and emitted: each one, or only those at which all is measured. */
  readonly watch?: 'frames' | 'moments';
}

/** Milliseconds between checkpoints at the least: what a lost device may cost. */
const CHECKPOINT_INTERVAL = { frames: 500, moments: 5000 } as const;
const PROGRESS_INTERVAL = 100;

class DeviceLost extends Error {}
class Stopped extends Error {}

/** Some of a run's seeds, by their place; a run's first seed is in focus wherever it trains. */
export interface SeedShare {
  readonly first: number;
  readonly count: number;
}

/** Runs the specification, or a share of its seeds, to its end; see `runPlan`. */
export function runExperiment(
  spec: Spec,
  options: RunOptions & { readonly part?: SeedShare },
): Promise<boolean> {
  const { first, count } = options.part ?? { first: 0, count: spec.seeds };
  const members = membersOf(spec).slice(first, first + count);
  return runPlan(buildPlan(members, first === 0 ? [0] : []), options);
}

/** Runs a plan to its end; resolves false if it was stopped. Throws what is not recoverable. */
export async function runPlan(plan: Plan, options: RunOptions): Promise<boolean> {
  const { course } = plan;
  const watch = options.watch ?? 'frames';
  const totalEpochs = course.warmup + course.finetune;
  const total = plan.replicas.length * plan.stepsPerEpoch * totalEpochs;
  const reported = new Set<number>();
  const saved: { checkpoint: Checkpoint | null } = { checkpoint: null };
  let trained = 0; // milliseconds of training, pauses not counted
  let replicaSteps = 0;
  let announced = false;
  /** Masks as the split dealt them; empty before it, null where nothing splits. */
  let dealt: readonly (Masks | null)[] = [];

  for (;;) {
    const backend = await options.open(announced);
    let dead = '';
    const death = backend.lost.then((reason) => {
      dead = reason;
      throw new DeviceLost(reason);
    });
    death.catch(() => {});
    /** The work, or a DeviceLost as soon as the device is gone. */
    const guard = async <T>(work: Promise<T>): Promise<T> => {
      try {
        return await Promise.race([work, death]);
      } catch (error) {
        // A dying device also fails whatever was in flight: give the loss a moment to be told.
        if (!(error instanceof DeviceLost)) await Promise.race([death, later(50)]);
        throw error;
      }
    };
    try {
      await guard(upload(plan, backend, saved.checkpoint));
      if (announced) {
        const epoch = savedEpoch();
        const where = backend.status.kind === 'webgpu' ? 'a new GPU device' : 'the CPU';
        const message = `Training resumed on ${where} from epoch ${epoch}.`;
        options.emit({ type: 'device', state: 'resumed', epoch, backend: backend.status, message });
      } else {
        const { replicas } = plan;
        options.emit({ type: 'started', backend: backend.status, replicas, total });
        announced = true;
      }
      await train(backend, guard);
      options.emit({ type: 'finished', replicaSteps, seconds: trained / 1000 });
      return true;
    } catch (error) {
      if (error instanceof Stopped) return false;
      if (!(error instanceof DeviceLost) && dead === '') throw error;
      const epoch = savedEpoch();
      const message = `The GPU was lost (${dead}). Resuming from epoch ${epoch}.`;
      options.emit({ type: 'device', state: 'lost', epoch, backend: backend.status, message });
    } finally {
      backend.free();
    }
  }

  function savedEpoch(): number {
    return saved.checkpoint ? epochOf(course, saved.checkpoint.frame) : 0;
  }

  /** From the checkpoint (or the start) to the last frame. */
  async function train(
    backend: Backend,
    guard: <T>(work: Promise<T>) => Promise<T>,
  ): Promise<void> {
    const pacer = new StepPacer();
    let savedAt = now();
    let progressed = 0;
    const clocked = async <T>(work: () => Promise<T>): Promise<T> => {
      const start = now();
      const result = await guard(work());
      trained += now() - start;
      return result;
    };

    const start = saved.checkpoint ? saved.checkpoint.frame + 1 : 0;
    // A lost device may have got further than its last checkpoint.
    if (!isSplit(course, start - 1)) dealt = [];
    for (let frame = start; frame < frameCount(course); frame++) {
      const epoch = epochOf(course, frame);
      if (frame === course.warmup + 1) {
        dealt = await clocked(() => split(plan, backend, options.emit));
      }
      if (frame > 0 && frame !== course.warmup + 1) {
        backend.write('order', 0, epochOrder(plan, epoch));
        for (let batch = 0; batch < plan.stepsPerEpoch; ) {
          if (!(await options.gate('chunk'))) throw new Stopped();
          const step = (epoch - 1) * plan.stepsPerEpoch + batch;
          const most = Math.min(plan.stepsPerEpoch - batch, stepsUntilRewire(plan, step));
          const steps = Math.min(pacer.steps, most);
          const event = rewireAt(plan, step);
          const moves = event ? rewire(plan, batch, event.event, event.share) : [];
          const began = now();
          await clocked(() => backend.run([...moves, ...trainSteps(plan, step, batch, steps)]));
          pacer.took(steps, now() - began);
          batch += steps;
          replicaSteps += steps * plan.replicas.length;
          if (now() - progressed > PROGRESS_INTERVAL) {
            progressed = now();
            report(step + steps);
          }
        }
      }
      if (watch === 'frames' || isMoment(frame)) await clocked(() => show(frame, backend));
      const atSplit = watch === 'frames' && frame === course.warmup + 1;
      if (now() - savedAt > CHECKPOINT_INTERVAL[watch] || atSplit) {
        saved.checkpoint = await clocked(() => save(plan, backend, frame));
        savedAt = now();
      }
      report(epoch * plan.stepsPerEpoch);
      if (frame < lastFrame(course) && !(await options.gate('epoch'))) throw new Stopped();
    }
  }

  function isMoment(frame: number): boolean {
    return MOMENTS.some((moment) => momentFrame(course, moment) === frame);
  }

  function report(step: number): void {
    const done = step * plan.replicas.length;
    options.emit({ type: 'progress', done, total, seconds: trained / 1000 });
  }

  /** Evaluates, reads back and emits a frame, and the measures if a moment falls on it. */
  async function show(frame: number, backend: Backend): Promise<void> {
    await backend.run(evaluate(plan, 0));
    const [tally, summary, ...networks] = (await backend.read([
      tallyRange(plan, 0),
      { slot: 'summary', offset: 0, words: plan.replicas.length * SUMMARY_WORDS },
      ...plan.focus.flatMap((r) => networkRanges(plan, r)),
    ])) as [Uint32Array, Uint32Array, ...Uint32Array[]];
    const test = decodeTally(plan, 0, tally);
    const floats = new Float32Array(summary.buffer, summary.byteOffset, summary.length);
    const at = (r: number, field: keyof typeof SUMMARY) =>
      floats[r * SUMMARY_WORDS + SUMMARY[field]];
    const trainLoss = Float32Array.from(plan.replicas, (_, r) =>
      at(r, 'seen') > 0 ? at(r, 'lossSum') / at(r, 'seen') : Number.NaN,
    );
    plan.replicas.forEach((_, r) => {
      if (at(r, 'diverged') === 0) return;
      test.accuracy[r] = Number.NaN;
      test.loss[r] = Number.NaN;
      trainLoss[r] = Number.NaN;
      if (reported.has(r)) return;
      reported.add(r);
      const step = at(r, 'divergedStep');
      const epoch = Math.floor(step / plan.stepsPerEpoch) + 1;
      options.emit({ type: 'diverged', replica: r, epoch, step });
    });
    options.emit({
      type: 'frame',
      frame,
      testAccuracy: test.accuracy,
      testLoss: test.loss,
      trainLoss,
      networks: plan.focus
        .map((r, i) => ({
          replica: r,
          method: plan.replicas[r].method,
          network: decodeNetwork(plan, r, networks[i * 2], networks[i * 2 + 1]),
        }))
        // The last finite network stays on screen.
        .filter((_, i) => at(plan.focus[i], 'diverged') === 0),
    });
    for (const moment of MOMENTS) {
      if (momentFrame(course, moment) === frame) await measureMoment(moment, backend, test);
    }
  }

  /** Test accuracy of every network pruned to the dense network's budget. */
  async function trimmedAccuracy(backend: Backend): Promise<Float32Array> {
    await backend.run(evaluateTrimmed(plan));
    const [tally] = (await backend.read([tallyRange(plan, 0)])) as [Uint32Array];
    return decodeTally(plan, 0, tally).accuracy;
  }

  async function measureMoment(
    moment: Moment,
    backend: Backend,
    test: { accuracy: Float32Array; loss: Float32Array },
  ): Promise<void> {
    await backend.run([...evaluate(plan, 1), countNonzeros(plan, 2)]);
    const [tally, counts] = (await backend.read([
      tallyRange(plan, 1),
      { slot: 'counts', offset: 0, words: plan.replicas.length * COUNTS_WORDS },
    ])) as [Uint32Array, Uint32Array];
    const training = decodeTally(plan, 1, tally);
    const trimmed = plan.trims ? await trimmedAccuracy(backend) : test.accuracy;
    const structure = await measureAll(plan, backend);
    const measures = structure.map((s, r): Measures => {
      const { nonzeros, connections } = countsOf(counts, r, 2);
      const diverged = Number.isNaN(test.accuracy[r]);
      return {
        accuracy: test.accuracy[r],
        trainAccuracy: diverged ? Number.NaN : training.accuracy[r],
        loss: test.loss[r],
        trimmedAccuracy: diverged ? Number.NaN : trimmed[r],
        nonzeros: nonzeros[0] + nonzeros[1],
        connections,
        ...s,
        ...dealtMasks(dealt[r] ?? s),
      };
    });
    options.emit({ type: 'moment', moment, measures });
  }
}

const dealtMasks = (masks: Masks) =>
  Object.fromEntries(MASK_MEASURES.map((id) => [dealtOf(id), masks[id]])) as Record<
    DealtOf<MaskMeasure>,
    number
  >;

/**
 * Splits every replica whose method splits; emits the ledgers counted in the buffers. Gives the
 * masks as they were dealt; null for those that do not split.
 */
async function split(
  plan: Plan,
  backend: Backend,
  emit: (event: Emitted) => void,
): Promise<(Masks | null)[]> {
  await backend.run(stageSplit(plan));
  const staged = await readMasks(plan, backend, 1);
  await backend.run([prune(plan)]);
  describeSplit(plan, plan.course.warmup * plan.stepsPerEpoch);
  backend.write('replicas', 0, plan.descriptors);
  await backend.run([countNonzeros(plan, 2)]);
  const words = plan.replicas.length * COUNTS_WORDS;
  const [counts] = await backend.read([{ slot: 'counts', offset: 0, words }]);
  emit({ type: 'ledger', ledgers: decodeLedgers(plan, counts) });
  return staged.map((masks, r) => (fieldOf(plan, r, 'deal') === 0 ? null : masks));
}

const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
