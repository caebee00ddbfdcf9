/**
 * What a run has shown so far: the only thing plots read. Filled by the store from engine events,
 * loaded whole from a baked example; holds copies, no engine memory.
 */
import type { InputGroups } from './groups';
import type { LayeredActivation, LayeredNetwork } from './layered-network';
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

/** Weights of one layer at the split: non-zeros and edges, counted in the buffers. */
export interface LayerCount {
  readonly nonzeros: number;
  readonly edges: number;
}

/** One layer's part of the ledger; `staged` is what the copy made, before the prune. */
export interface LayerLedger {
  readonly before: LayerCount;
  readonly staged: LayerCount;
  readonly after: LayerCount;
}

/**
 * What a run of layered networks shows beside its curves. Networks and confusion are those of the
 * focus seed, method → frame; kept at the moments and at the newest frame, undefined elsewhere.
 */
export interface LayeredRecord {
  /** What people call the data: "FashionMNIST", the name of a file. */
  readonly title: string;
  /** Length C. */
  readonly classNames: readonly string[];
  /** Width of an image where inputs are pixels, row by row. */
  readonly imageWidth?: number;
  /** d. */
  readonly inputs: number;
  /** Neurons of each hidden layer before the split; hidden layers that are split, from 0. */
  readonly hidden: readonly number[];
  readonly splitLayers: readonly number[];
  readonly activation: LayeredActivation;
  readonly networks: Map<string, (LayeredNetwork | undefined)[]>;
  /** Test examples by class (row) and answer (column), C × C row-major. */
  readonly confusion: Map<string, (Uint32Array | undefined)[]>;
  /** One per replica, by layer; undefined until the split and for methods that never split. */
  readonly layerLedgers: (readonly LayerLedger[] | undefined)[];
}

export interface RunRecord {
  readonly schedule: Schedule;
  readonly alpha: number;
  readonly replicas: readonly Replica[];
  /** Seed whose networks are kept at every frame. */
  readonly focusSeed: number;
  readonly groups: InputGroups;
  /** Set where the networks are layered; `networks` is empty then. */
  readonly layered?: LayeredRecord;
  /** Accuracy of always guessing the commonest label, 0 … 1; absent where two are balanced. */
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
  layered?: LayeredRecord;
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
