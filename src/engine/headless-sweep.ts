/**
 * A sweep without a page. `trainMembers` runs in a bare Chromium page (WebGPU) and in tests;
 * `trainInWorkers` in Node, one worker a core. Neither knows files: `scripts/experiment-sweep.mjs`
 * writes what they hand out, with the functions re-exported here.
 */
import type { MemberResult } from '../model/sweep-record';
import { Keeper } from './keeper';
import { openLayered } from './layered/open';
import { openBackend, type Wanted } from './open';
import type { BackendStatus } from './protocol';
import { type OpenPort, Pool } from './sweep/pool';
import type { Member, SweepEvent } from './sweep/protocol';
import { runSweep } from './sweep/run-sweep';

export { provideData } from './headless-data';
export { encodeEntry, encodeFile, encodeHeader } from './results-file';
export { readResults, readResumed } from './results-read';
export { readSweep, shardOf } from './sweep/job';
export { formatSweepTable } from './sweep-table';

/** What to do with what happens; `onResults` comes as soon as members are finished. */
export interface Listeners {
  readonly onResults: (results: readonly MemberResult[], backend: BackendStatus) => void;
  /** Share of the work, 0 … 1. */
  readonly onProgress?: (share: number) => void;
  /** Something a person should know, as a sentence. */
  readonly onNote?: (text: string) => void;
}

/** Keeps the backend in mind that results are from, and tells the listeners. */
function telling({ onResults, onProgress, onNote }: Listeners): (event: SweepEvent) => void {
  let backend: BackendStatus = { kind: 'cpu', adapter: '' };
  return (event) => {
    if (event.type === 'started' || event.type === 'device') backend = event.backend;
    if (event.type === 'started' && event.backend.detail) onNote?.(event.backend.detail);
    if (event.type === 'device') onNote?.(event.message);
    if (event.type === 'results') onResults(event.results, backend);
    if (event.type === 'progress') onProgress?.(event.done / event.total);
  };
}

/** Trains members in this thread, in their order. Throws where the backend is not to be had. */
export async function trainMembers(
  members: readonly Member[],
  backend: Wanted,
  listeners: Listeners,
): Promise<void> {
  const keeper = new Keeper((wanted, lost) => openBackend(wanted, lost, true));
  const layered = new Keeper((wanted, lost) => openLayered(wanted, lost, true));
  try {
    await runSweep(members, {
      open: (...after) => keeper.get(backend, ...after),
      layered: (...after) => layered.get(backend, ...after),
      gate: async () => true,
      emit: telling(listeners),
    });
  } finally {
    await Promise.all([keeper.dispose(), layered.dispose()]);
  }
}

/** Trains members on the CPU in up to `cores` workers; results do not depend on their number. */
export function trainInWorkers(
  members: readonly Member[],
  {
    openPort,
    cores,
    backend,
  }: { readonly openPort: OpenPort; readonly cores: number; readonly backend: Wanted },
  listeners: Listeners,
): Promise<void> {
  if (members.length === 0) return Promise.resolve();
  const tell = telling(listeners);
  return new Promise((resolve, reject) => {
    const emit = (event: SweepEvent): void => {
      try {
        tell(event);
      } catch (error) {
        // Results that cannot be kept, as on a full disk, are not worth training.
        reject(error);
        pool.release();
      }
      if (event.type === 'failed') reject(new Error(event.message));
      // After the end: every worker has let go, so nothing keeps the process alive.
      if (event.type === 'freed') resolve();
    };
    const pool = new Pool({ members, backend, openPort, cores, emit });
  });
}
