/**
 * One run from its specification to its last event, on whatever backend it is given: train,
 * measure, split, measure, train, measure. Recovers from a lost device out of its last
 * checkpoint. Called by the worker and by headless runs; it knows no page.
 */
import { now } from '../lib/clock';
import { epochOf, frameCount, isSplit, lastFrame, MOMENTS, momentFrame } from '../model/timeline';
import type { Spec } from '../spec/spec';
import { loadTasks } from '../tasks';
import type { Backend } from './backend';
import { type Checkpoint, save, upload } from './checkpoint';
import { deviceLostWords, resumedWords } from './device-words';
import { GpuFault } from './gpu-fault';
import { measureMoment, readFrame, splitAll } from './observe';
import { StepPacer } from './pacer';
import { buildPlan, epochOrder, membersOf, type Plan } from './plan';
import type { RunEvent } from './protocol';
import { rewireAt, stepsUntilRewire } from './rewiring';
import { rewire, trainSteps } from './schedule';
import type { Masks } from './structure';
import { checkpointOf, stateOf, type TrainingState } from './training-state';

/** An event without its run number, which the caller adds. */
export type Emitted = RunEvent extends infer E
  ? E extends RunEvent
    ? Omit<E, 'run'>
    : never
  : never;

export interface RunOptions {
  /**
   * Gives a backend; `lost` is true when an earlier one of this run was lost, `fault` says what a
   * GPU could not do: then none may be given again. Its slots are freed when the run ends; the
   * backend stays the giver's, to use again or destroy.
   */
  readonly open: (lost: boolean, fault?: string) => Promise<Backend>;
  readonly emit: (event: Emitted) => void;
  /**
   * Awaited between dispatches: resolves when training may go on, false to stop for good. At an
   * epoch's end `rest` tells which, and reads the state that training rests in.
   */
  readonly gate: (at: 'chunk' | 'epoch', rest?: Rest) => Promise<boolean>;
  /** Goes on from here instead of from the first weights. */
  readonly from?: TrainingState;
  /** Given the state after the last epoch, where it is wanted. */
  readonly onEnd?: (state: TrainingState) => void;
  /** Which frames are evaluated and emitted: each one, or only those at which all is measured. */
  readonly watch?: 'frames' | 'moments';
}

/** Where a run rests between two epochs. */
export interface Rest {
  readonly frame: number;
  readonly read: () => Promise<TrainingState>;
}

/** Milliseconds between checkpoints at the least: what a lost device may cost. */
const CHECKPOINT_INTERVAL = { frames: 500, moments: 5000 } as const;
const PROGRESS_INTERVAL = 100;
/** Milliseconds; a machine that did not answer for longer was asleep, and trained nothing then. */
export const ASLEEP = 30_000;

class Stopped extends Error {}

/** Some of a run's seeds, by their place; a run's first seed is in focus wherever it trains. */
export interface SeedShare {
  readonly first: number;
  readonly count: number;
}

/** Runs the specification, or a share of its seeds, to its end; see `runPlan`. */
export async function runExperiment(
  spec: Spec,
  options: RunOptions & { readonly part?: SeedShare },
): Promise<boolean> {
  await loadTasks([spec.task]);
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
  const saved: { checkpoint: Checkpoint | null } = {
    checkpoint: options.from ? checkpointOf(plan, options.from) : null,
  };
  let trained = 0; // milliseconds of training, pauses not counted
  let replicaSteps = 0;
  let announced = false;
  /** What the last backend could not do. */
  let fault: string | undefined;
  /** Masks as the split dealt them; empty before it, null where nothing splits. */
  let dealt: readonly (Masks | null)[] = options.from?.replicas.map((r) => r.dealt) ?? [];

  for (;;) {
    const backend = await options.open(announced, fault);
    const { lost } = backend;
    /** The work, or an error as soon as the device is gone. */
    const guard = async <T>(work: Promise<T>): Promise<T> => {
      try {
        return await lost.race(work);
      } catch (error) {
        // A dying device also fails whatever was in flight: give the loss a moment to be told.
        await lost.within(50);
        throw error;
      }
    };
    try {
      await guard(upload(plan, backend, saved.checkpoint));
      if (announced) {
        const epoch = savedEpoch();
        const message = resumedWords(fault !== undefined, backend.status.kind, epoch);
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
      const { reason } = lost;
      if (reason === undefined && !(error instanceof GpuFault)) throw error;
      fault = error instanceof GpuFault && reason === undefined ? error.message : undefined;
      const epoch = savedEpoch();
      const message = deviceLostWords(reason === undefined, reason ?? `${fault}`, epoch);
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
      trained += Math.min(now() - start, ASLEEP);
      return result;
    };

    const start = saved.checkpoint ? saved.checkpoint.frame + 1 : 0;
    // A lost device may have got further than its last checkpoint.
    if (!isSplit(course, start - 1)) dealt = [];
    for (let frame = start; frame < frameCount(course); frame++) {
      const epoch = epochOf(course, frame);
      if (frame === course.warmup + 1) {
        const done = await clocked(() => splitAll(plan, backend));
        dealt = done.dealt;
        options.emit({ type: 'ledger', ledgers: done.ledgers });
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
      const read = async (): Promise<TrainingState> =>
        stateOf(plan, await guard(save(plan, backend, frame)), dealt);
      if (frame < lastFrame(course)) {
        if (!(await options.gate('epoch', { frame, read }))) throw new Stopped();
      } else if (options.onEnd) options.onEnd(await read());
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
    const { diverged, ...shown } = await readFrame(plan, backend);
    for (const [replica, step] of diverged) {
      if (reported.has(replica)) continue;
      reported.add(replica);
      const epoch = Math.floor(step / plan.stepsPerEpoch) + 1;
      options.emit({ type: 'diverged', replica, epoch, step });
    }
    options.emit({ type: 'frame', frame, ...shown });
    for (const moment of MOMENTS) {
      if (momentFrame(course, moment) !== frame) continue;
      const measures = await measureMoment(plan, backend, shown, dealt);
      options.emit({ type: 'moment', moment, measures });
    }
  }
}
