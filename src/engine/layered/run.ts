/**
 * A layered run from its plan to its last epoch, on whatever backend it is given: warm up, split,
 * fine-tune, with accuracy and loss after every epoch. It knows no page and no file.
 */
import { now } from '../../lib/clock';
import type { LayeredBackend } from './backend';
import { type LayeredCheckpoint, restoreLayered, saveLayered } from './checkpoint';
import { extentsOf } from './extents';
import { SUMMARY, SUMMARY_WORDS } from './layout';
import { epochRows, type LayeredPlan } from './plan';
import { evaluate, trainStep } from './schedule';
import { type SplitLedger, type SplitOptions, splitNetworks } from './split';
import { type Score, scoresOf } from './tally';
import { upload } from './upload';

export { upload };

/** After an epoch, or at epoch `warmup` once more right after the split. By replica. */
export interface LayeredFrame {
  readonly epoch: number;
  readonly split: boolean;
  readonly test: readonly Score[];
  /** While the epoch was trained, each minibatch before its step; null at epoch 0 and at the split. */
  readonly train: readonly Score[] | null;
  /** Global step at which a replica diverged, −1 while it has not. */
  readonly diverged: readonly number[];
}

export interface LayeredResult {
  readonly frames: readonly LayeredFrame[];
  readonly ledgers: readonly (SplitLedger | null)[];
}

export interface LayeredOptions extends SplitOptions {
  readonly emit?: (frame: LayeredFrame) => void;
  /**
   * Awaited before every submit and after every epoch but the last: false stops the run, which then
   * resolves with what there is.
   */
  readonly gate?: (at: 'chunk' | 'epoch') => Promise<boolean> | boolean;
  /** Awaited after every frame, while the device still holds the networks and their answers. */
  readonly watch?: (frame: LayeredFrame) => Promise<void>;
  /** Told the ledgers, by replica, once the split is made. */
  readonly onSplit?: (ledgers: readonly (SplitLedger | null)[]) => void;
  /** Told how many steps are done, at every submit. */
  readonly onSteps?: (steps: number) => void;
  /** Steps of one submit. */
  readonly stepsPerSubmit?: number;
  /** Goes on from there rather than from the start. */
  readonly resume?: Resumable | null;
  /** Gets the state after a frame, at most every `keepEvery` ms; what came before it in `result`. */
  readonly keep?: (checkpoint: LayeredCheckpoint, result: LayeredResult) => void;
  readonly keepEvery?: number;
}

/** A state and what was reported up to it. */
export interface Resumable {
  readonly checkpoint: LayeredCheckpoint;
  readonly result: LayeredResult;
}

/** Milliseconds between checkpoints at the least: what a lost device may cost. */
const KEEP_EVERY = 2000;

/** Steps that go to the device at once; a step is five dispatches or more. */
const STEPS_PER_SUBMIT = 8;

/** Writes the order of an epoch (from 1) and zeroes what is summed up over it. */
export function beginEpoch(plan: LayeredPlan, backend: LayeredBackend, epoch: number): void {
  plan.spec.seeds.forEach((_, s) => {
    backend.write('order', s * (plan.train + plan.test), epochRows(plan, s, epoch));
  });
  backend.write('tally', 0, new Uint32Array(plan.sizes.tally));
}

/** Trains, splits and evaluates to the end, or until the gate says no. */
export async function runLayered(
  plan: LayeredPlan,
  backend: LayeredBackend,
  options: LayeredOptions = {},
): Promise<LayeredResult> {
  const { warmup, finetune } = plan.spec;
  const { resume, keep } = options;
  const frames: LayeredFrame[] = [];
  let ledgers: readonly (SplitLedger | null)[] = plan.replicas.map(() => null);
  let savedAt = now();
  const show = async (epoch: number, split: boolean): Promise<void> => {
    const frame = await readFrame(plan, backend, epoch, split);
    frames.push(frame);
    options.emit?.(frame);
    await options.watch?.(frame);
    if (!keep || now() - savedAt < (options.keepEvery ?? KEEP_EVERY)) return;
    keep(await saveLayered(plan, backend, epoch, split || epoch > warmup), { frames, ledgers });
    savedAt = now();
  };
  if (resume) {
    await restoreLayered(plan, backend, resume.checkpoint);
    frames.push(...resume.result.frames);
    ledgers = resume.result.ledgers;
  } else {
    await upload(plan, backend);
    await show(0, false);
  }
  const done = resume?.checkpoint ?? { epoch: 0, split: false };
  const last = warmup + finetune;
  for (let epoch = done.epoch; ; epoch++) {
    if (epoch === warmup && !(done.split && epoch === done.epoch)) {
      ledgers = await splitNetworks(plan, backend, warmup * plan.stepsPerEpoch, options);
      options.onSplit?.(ledgers);
      await show(warmup, true);
    }
    if (epoch === last || (options.gate && !(await options.gate('epoch')))) break;
    if (!(await trainEpoch(plan, backend, epoch + 1, options))) break;
    await show(epoch + 1, false);
  }
  return { frames, ledgers };
}

/** One epoch of steps; false if the gate said no. */
async function trainEpoch(
  plan: LayeredPlan,
  backend: LayeredBackend,
  epoch: number,
  { gate, onSteps, stepsPerSubmit = STEPS_PER_SUBMIT }: LayeredOptions,
): Promise<boolean> {
  const e = extentsOf(plan);
  const { batch } = plan.spec;
  beginEpoch(plan, backend, epoch);
  for (let first = 0; first < plan.stepsPerEpoch; first += stepsPerSubmit) {
    if (gate && !(await gate('chunk'))) return false;
    const steps = Math.min(stepsPerSubmit, plan.stepsPerEpoch - first);
    const dispatches = Array.from({ length: steps }, (_, i) => {
      const begin = (first + i) * batch;
      const step = (epoch - 1) * plan.stepsPerEpoch + first + i;
      return trainStep(e, step, begin, Math.min(batch, plan.train - begin));
    });
    await backend.run(dispatches.flat());
    onSteps?.((epoch - 1) * plan.stepsPerEpoch + first + steps);
  }
  return true;
}

/** Evaluates the test part and reads it back with the sums of the epoch's training. */
async function readFrame(
  plan: LayeredPlan,
  backend: LayeredBackend,
  epoch: number,
  split: boolean,
): Promise<LayeredFrame> {
  const words = plan.sizes.tally;
  backend.write('test_tally', 0, new Uint32Array(words));
  await backend.run(evaluate(extentsOf(plan), 0, plan.test));
  const [test, train, summary] = await backend.read([
    { slot: 'test_tally', offset: 0, words },
    { slot: 'tally', offset: 0, words },
    { slot: 'summary', offset: 0, words: plan.sizes.summary },
  ]);
  const trained = epoch > 0 && !split;
  return {
    epoch,
    split,
    test: scoresOf(plan, test, plan.test),
    train: trained ? scoresOf(plan, train, plan.train) : null,
    diverged: plan.replicas.map((_, r) => summary[r * SUMMARY_WORDS + SUMMARY.diverged] - 1),
  };
}
