/**
 * One layered run from its specification to its last event: what `engine/run.ts` is for whole small
 * networks, with the same events. Recovers from a lost device out of its last checkpoint.
 */
import { now } from '../../lib/clock';
import type { LayeredNetwork } from '../../model/layered-network';
import type { Measures } from '../../model/measures';
import type { LayerLedger, Ledger } from '../../model/record';
import { MOMENTS, momentFrame, type Schedule } from '../../model/timeline';
import { type Spec, scheduleOf, seedsOf } from '../../spec/spec';
import { loadTasks } from '../../tasks';
import { deviceLostWords, goingOnWords } from '../device-words';
import { ASLEEP, type RunOptions, type SeedShare } from '../run';
import type { LayeredBackend } from './backend';
import { layeredMeasures } from './measures';
import type { LayeredPlan } from './plan';
import { readConfusion, readNetworks } from './readback';
import { runRecovering } from './recover';
import type { LayeredFrame } from './run';
import type { NetworkShape } from './shapes';
import type { SplitLedger } from './split';
import { evaluateAll } from './tally';
import { trimmedAccuracy } from './trim';
import { layeredWork, planOfWork } from './work';

export interface LayeredRunOptions extends Pick<RunOptions, 'emit' | 'gate' | 'watch'> {
  /** Gives a backend, as `RunOptions.open` does. */
  readonly open: (lost: boolean, fault?: string) => Promise<LayeredBackend>;
  readonly part?: SeedShare;
}

const PROGRESS_INTERVAL = 100;
/** Milliseconds between networks that are told while nothing is measured, at the least. */
const NETWORK_INTERVAL = 500;

/** Runs the specification, or a share of its seeds, to its end; resolves false if it was stopped. */
export async function runLayeredExperiment(
  spec: Spec,
  options: LayeredRunOptions,
): Promise<boolean> {
  await loadTasks([spec.task]);
  const { first, count } = options.part ?? { first: 0, count: spec.seeds };
  const seeds = seedsOf(spec).slice(first, first + count);
  const work = layeredWork(spec, seeds);
  const plan = planOfWork(work);
  return train(spec, plan, work.groups, (source) => labelsOf(work, source), {
    ...options,
    focus: first === 0,
  });
}

type Work = ReturnType<typeof layeredWork>;

/** Labels of the test part of a seed, in its order. */
function labelsOf({ dataset, data }: Work, source: number): Uint32Array {
  return data[source].parts.test.map((row) => dataset.labels[row]);
}

async function train(
  spec: Spec,
  plan: LayeredPlan,
  groups: Work['groups'],
  labels: (source: number) => ArrayLike<number>,
  options: LayeredRunOptions & { readonly focus: boolean },
): Promise<boolean> {
  const { emit, gate } = options;
  const course = scheduleOf(spec);
  const replicas = plan.replicas.map(({ method, seed }) => ({ method: method.id, seed }));
  const steps = plan.stepsPerEpoch * (course.warmup + course.finetune);
  const total = steps * replicas.length;
  const focus = options.focus
    ? replicas.flatMap((_, r) => (plan.replicas[r].source === 0 ? [r] : []))
    : [];
  const reported = new Set<number>();
  let stopped = false;
  let announced = false;
  let trained = 0;
  let since = now();
  let progressed = 0;
  let told = Number.NEGATIVE_INFINITY;
  let frames = 0;
  const awake = (): number => Math.min(now() - since, ASLEEP);
  const wait = async (at: 'chunk' | 'epoch'): Promise<boolean> => {
    trained += awake();
    const open = await gate(at);
    since = now();
    stopped ||= !open;
    return open;
  };
  const report = (done: number): void => {
    const seconds = (trained + awake()) / 1000;
    emit({ type: 'progress', done: done * replicas.length, total, seconds });
  };

  /** Tells a frame, with networks where they are wanted, and all measures at a moment. */
  const watch = async (shown: LayeredFrame, backend: LayeredBackend): Promise<void> => {
    const frame = frameOf(course, shown);
    const moments = MOMENTS.filter((moment) => momentFrame(course, moment) === frame);
    frames++;
    if (options.watch === 'moments' && moments.length === 0) return;
    for (const [replica, step] of shown.diverged.entries()) {
      if (step < 0 || reported.has(replica)) continue;
      reported.add(replica);
      const epoch = Math.floor(step / plan.stepsPerEpoch) + 1;
      emit({ type: 'diverged', replica, epoch, step });
    }
    const whole = (r: number): boolean => shown.diverged[r] < 0;
    const scores = (
      of: readonly { accuracy: number; loss: number }[] | null,
      key: 'accuracy' | 'loss',
    ) => Float32Array.from(replicas, (_, r) => (of && whole(r) ? of[r][key] : Number.NaN));
    const wanted = moments.length > 0 || frame === 0 || now() - told >= NETWORK_INTERVAL;
    const seen = wanted ? focus.filter(whole) : [];
    if (wanted) told = now();
    // At a moment all are measured.
    const read = moments.length > 0 ? replicas.map((_, r) => r) : seen;
    const networks = await readNetworks(plan, backend, read);
    const confusion = await readConfusion(plan, backend, seen, labels);
    emit({
      type: 'frame',
      frame,
      testAccuracy: scores(shown.test, 'accuracy'),
      testLoss: scores(shown.test, 'loss'),
      trainLoss: scores(shown.train, 'loss'),
      networks: [],
      layered: seen.map((replica, i) => ({
        replica,
        method: replicas[replica].method,
        network: networks[read.indexOf(replica)],
        confusion: confusion[i],
      })),
    });
    if (moments.length === 0) return;
    const measures = await measure(plan, backend, networks, shown, groups);
    for (const moment of moments) emit({ type: 'moment', moment, measures });
  };

  await runRecovering(plan, {
    groups,
    gate: wait,
    watch,
    onSteps: (done) => {
      if (now() - progressed < PROGRESS_INTERVAL) return;
      progressed = now();
      report(done);
    },
    onSplit: (ledgers) =>
      emit({
        type: 'ledger',
        ledgers: ledgers.map((ledger, r) => ledger && ledgerOf(ledger, plan.replicas[r].shape)),
        layers: ledgers.map((ledger) => ledger?.layers ?? null),
      }),
    onLost: ({ reason, failed }, epoch, backend) =>
      emit({
        type: 'device',
        state: 'lost',
        epoch,
        backend: backend.status,
        message: deviceLostWords(failed, reason, epoch),
      }),
    open: async (lost, fault) => {
      const backend = await options.open(lost, fault);
      if (announced) {
        const epoch = Math.max(0, frames - 1);
        const message = goingOnWords(fault !== undefined, backend.status.kind);
        emit({ type: 'device', state: 'resumed', epoch, backend: backend.status, message });
      } else emit({ type: 'started', backend: backend.status, replicas, total });
      announced = true;
      return backend;
    },
  });
  if (stopped) return false;
  trained += awake();
  report(steps);
  emit({ type: 'finished', replicaSteps: total, seconds: trained / 1000 });
  return true;
}

const frameOf = ({ warmup }: Schedule, { epoch, split }: LayeredFrame): number =>
  split ? warmup + 1 : epoch <= warmup ? epoch : epoch + 1;

/** All replicas, one after the other; evaluates the training part, so the test's answers are gone. */
async function measure(
  plan: LayeredPlan,
  backend: LayeredBackend,
  networks: readonly LayeredNetwork[],
  shown: LayeredFrame,
  groups: Work['groups'],
): Promise<Measures[]> {
  const trimmed = await trimmedAccuracy(plan, backend, networks);
  const trained = await evaluateAll(plan, backend, 1);
  return plan.replicas.map(({ seed, source }, r) => {
    const whole = shown.diverged[r] < 0;
    const of = (value: number): number => (whole ? value : Number.NaN);
    const counted = {
      accuracy: of(shown.test[r].accuracy),
      loss: of(shown.test[r].loss),
      trainAccuracy: of(trained[r].accuracy),
      trimmedAccuracy: of(trimmed[r] ?? shown.test[r].accuracy),
    };
    return layeredMeasures(networks[r], counted, seed, groups[source]);
  });
}

/** The ledger over hidden layers and the output layer. */
function ledgerOf({ layers, budget }: SplitLedger, shape: NetworkShape): Ledger {
  const pair = (of: (layer: LayerLedger) => number): readonly [number, number] => [
    layers.slice(0, -1).reduce((sum, layer) => sum + of(layer), 0),
    of(layers[layers.length - 1]),
  ];
  const before = pair((layer) => layer.before.nonzeros);
  const copied = pair((layer) => layer.staged.nonzeros);
  const after = pair((layer) => layer.after.nonzeros);
  const biases = [
    shape.layers.reduce((sum, { rows }) => sum + rows, 0),
    shape.layers.reduce((sum, { rowCapacity }) => sum + rowCapacity, 0),
  ] as const;
  return {
    before,
    copied,
    pruned: [copied[0] - after[0], copied[1] - after[1]],
    after,
    biases,
    budget,
  };
}
