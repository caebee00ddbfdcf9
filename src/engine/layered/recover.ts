/**
 * A layered run that outlives its device: when one is lost, or a GPU cannot do what it was given,
 * another is opened and training goes on from the last checkpoint, with the same bits as if nothing
 * had happened where it is of the same kind.
 */
import { NO_REASON } from '../device-words';
import { GpuFault } from '../gpu-fault';
import type { LayeredBackend } from './backend';
import type { LayeredPlan } from './plan';
import {
  type LayeredFrame,
  type LayeredOptions,
  type LayeredResult,
  type Resumable,
  runLayered,
} from './run';

export interface RecoveringOptions extends Omit<LayeredOptions, 'resume' | 'keep' | 'watch'> {
  readonly watch?: (frame: LayeredFrame, backend: LayeredBackend) => Promise<void>;
  /**
   * Gives a backend; `lost` is true when an earlier one of this run was lost, `fault` says what a
   * GPU could not do: then none may be given again.
   */
  readonly open: (lost: boolean, fault?: string) => Promise<LayeredBackend>;
  /** Told when a device was lost or failed, and from which epoch the run goes on. */
  readonly onLost?: (
    end: { readonly reason: string; readonly failed: boolean },
    epoch: number,
    backend: LayeredBackend,
  ) => void;
}

/** Devices a run may lose before it gives up. */
const MOST_LOSSES = 5;

/**
 * Runs a plan to its end. Frames that come again after a loss are emitted once. The slots are freed;
 * the backend stays the giver's.
 */
export async function runRecovering(
  plan: LayeredPlan,
  { open, onLost, emit, watch, gate, ...options }: RecoveringOptions,
): Promise<LayeredResult> {
  const start = plan.layers.slice();
  const emitted = new Set<string>();
  const watched = new Set<string>();
  let resume: Resumable | null = null;
  let fault: string | undefined;
  for (let losses = 0; ; losses++) {
    const backend = await open(losses > 0, fault);
    const { lost } = backend;
    const alive = (): boolean => lost.reason === undefined;
    plan.layers.set(start);
    const run = runLayered(plan, backend, {
      ...options,
      resume,
      gate: async (at) => alive() && (gate === undefined || (await gate(at))),
      emit: (frame) => {
        if (!alive() || emitted.has(keyOf(frame))) return;
        emitted.add(keyOf(frame));
        emit?.(frame);
      },
      watch: async (frame) => {
        if (!alive() || watched.has(keyOf(frame))) return;
        // What it reads may fail with the device; the frame then comes again.
        await watch?.(frame, backend);
        watched.add(keyOf(frame));
      },
      keep: (checkpoint, { frames, ledgers }) => {
        if (alive()) resume = { checkpoint, result: { frames: [...frames], ledgers } };
      },
    });
    try {
      return await lost.race(run);
    } catch (error) {
      // A dying device also fails whatever was in flight: give the loss a moment to be told.
      await lost.within(50);
      const failed = alive() && error instanceof GpuFault;
      if ((alive() && !failed) || losses + 1 >= MOST_LOSSES) throw error;
      fault = failed ? error.message : undefined;
      // What still runs on the dead device must not touch the plan any more.
      await run.catch(() => {});
      onLost?.(
        { reason: fault ?? (lost.reason || NO_REASON), failed },
        resumedEpoch(resume),
        backend,
      );
    } finally {
      backend.free();
    }
  }
}

const keyOf = ({ epoch, split }: LayeredFrame): string => `${epoch} ${split}`;
const resumedEpoch = (resume: Resumable | null): number => resume?.checkpoint.epoch ?? 0;
