/**
 * A run trained again on the reference, beside what was trained: the farthest apart that weights,
 * accuracies and losses ever are, frame by frame.
 */
import type { Network } from '../../model/network';
import { networkAt, type RunRecord } from '../../model/record';
import type { RetrainedFrame } from './worker-protocol';

export interface Trajectory {
  /** Frames compared, and how many of the run's there will be. */
  readonly frames: number;
  readonly of: number;
  /** Farthest apart so far; of networks with the same connections. */
  readonly weight: number;
  readonly accuracy: number;
  readonly loss: number;
  /** Networks whose connections are others, over all frames. */
  readonly rewired: number;
}

/**
 * How far two engines may drift apart over a run. Rounding alone moved no weight of the default
 * networks by more than 2e-5, so a thousandth is another computation.
 */
export const DRIFT = { weight: 1e-3, accuracy: 5e-3, loss: 1e-3, rewired: 0 } as const;

export const NO_TRAJECTORY: Omit<Trajectory, 'of'> = {
  ...{ frames: 0, weight: 0, accuracy: 0, loss: 0, rewired: 0 },
};

export const staysTogether = (found: Trajectory): boolean =>
  (Object.keys(DRIFT) as (keyof typeof DRIFT)[]).every((key) => found[key] <= DRIFT[key]);

/** The farthest of two lists; NaN never counts as near. */
function farthest(a: Float32Array, b: Float32Array): number {
  let most = 0;
  a.forEach((x, i) => {
    const off = Math.abs(x - b[i]);
    if (!(off <= most)) most = Number.isNaN(off) ? Number.POSITIVE_INFINITY : off;
  });
  return most;
}

const sameWiring = (a: Network, b: Network): boolean =>
  a.edgeInput.length === b.edgeInput.length &&
  a.edgeInput.every((input, e) => input === b.edgeInput[e]) &&
  a.childStart.every((start, c) => start === b.childStart[c]) &&
  a.outputAlive.every((flag, c) => flag === b.outputAlive[c]);

/** Takes in one frame of the reference; `lossStep`: how far a link has rounded losses. */
export function follow(
  before: Trajectory,
  record: RunRecord,
  { frame, networks, testAccuracy, testLoss }: RetrainedFrame,
  lossStep = 0,
): Trajectory {
  let { weight, accuracy, loss, rewired } = before;
  networks.forEach(({ replica, method, network }) => {
    const own = networkAt(record, method, frame);
    if (own && !sameWiring(own, network)) rewired++;
    else if (own) {
      for (const part of ['weight', 'bias', 'output'] as const) {
        weight = Math.max(weight, farthest(own[part], network[part]));
      }
      weight = Math.max(weight, Math.abs(own.outputBias - network.outputBias));
    }
    const r = record.replicas.findIndex(
      (of) => of.method === method && of.seed === record.focusSeed,
    );
    const off = (known: number | undefined, again: number): number =>
      known === undefined || Number.isNaN(known) ? 0 : Math.abs(known - again);
    accuracy = Math.max(accuracy, off(record.testAccuracy[r]?.[frame], testAccuracy[replica]));
    loss = Math.max(loss, off(record.testLoss[r]?.[frame], testLoss[replica]) - lossStep);
  });
  return { frames: before.frames + 1, of: before.of, weight, accuracy, loss, rewired };
}
