/**
 * What a run has shown so far: the only thing plots read. Filled by the store from engine events,
 * loaded whole from a baked example; holds copies, no engine memory.
 */
import type { InputGroups } from './groups';
import type { Measures } from './measures';
import type { Network } from './network';
import type { Moment, Schedule } from './timeline';

/** Non-zero weights counted in the actual buffers at the split. */
export interface Ledger {
  /** Dense network: input weights, output weights. */
  readonly before: readonly [number, number];
  /** After the output weights were copied, before anything was pruned. */
  readonly copied: readonly [number, number];
  /** Pruned among input weights and among output weights. */
  readonly pruned: readonly [number, number];
  /** Split network. */
  readonly after: readonly [number, number];
  /** Biases (hidden + output), before and after; not part of the budget. */
  readonly biases: readonly [number, number];
  /** The dense network's number of weights, d·h + C·h. */
  readonly budget: number;
}

/** One network training alongside others. */
export interface Replica {
  readonly method: string;
  readonly seed: number;
}

export interface Divergence {
  readonly replica: number;
  readonly epoch: number;
  readonly step: number;
  /** The learning rate it happened with. */
  readonly lr: number;
}

export interface RunRecord {
  readonly schedule: Schedule;
  readonly alpha: number;
  readonly replicas: readonly Replica[];
  /** Seed whose networks are kept at every frame. */
  readonly focusSeed: number;
  readonly groups: InputGroups;
  /** Accuracy of always guessing the commoner label, 0.5 … 1; absent where labels are balanced. */
  readonly chance?: number;
  /** Frames complete so far. */
  frames: number;
  /** The only frames known, ascending, where a sweep measured the run; null: all complete ones. */
  readonly sparse: readonly number[] | null;
  /** [replica][frame]; NaN where not (yet) known. accuracy 0–1, losses in nats. */
  readonly testAccuracy: readonly Float32Array[];
  readonly testLoss: readonly Float32Array[];
  /** Mean over the epoch's minibatches, before each step. */
  readonly trainLoss: readonly Float32Array[];
  /** Networks of the focus seed: method → frame → network. */
  readonly networks: Map<string, (Network | undefined)[]>;
  /** Measures per moment and replica; undefined until the moment has passed. */
  readonly measures: { readonly [m in Moment]: (Measures | undefined)[] };
  /** One per replica; undefined until the split, and always for methods that never split. */
  readonly ledgers: (Ledger | undefined)[];
  readonly diverged: Divergence[];
}

/** An empty record for that many replicas and frames. */
export function emptyRecord(init: {
  schedule: Schedule;
  alpha: number;
  replicas: readonly Replica[];
  focusSeed: number;
  groups: InputGroups;
  chance?: number;
}): RunRecord {
  const frames = init.schedule.warmup + init.schedule.finetune + 2;
  const curves = () => init.replicas.map(() => new Float32Array(frames).fill(Number.NaN));
  const none = () => init.replicas.map(() => undefined);
  return {
    ...init,
    frames: 0,
    sparse: null,
    testAccuracy: curves(),
    testLoss: curves(),
    trainLoss: curves(),
    networks: new Map(),
    measures: { before: none(), split: none(), after: none() },
    ledgers: none(),
    diverged: [],
  };
}

/** The focus network of a method at a frame, or undefined. */
export function networkAt(record: RunRecord, method: string, frame: number): Network | undefined {
  return record.networks.get(method)?.[frame];
}
