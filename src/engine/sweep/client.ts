/** The page's handle on its sweeps: one pool of workers at a time, loaded when first needed. */

import { portOf } from '../worker-port';
import { workersFor } from '../workers';
import { type OpenPort, Pool } from './pool';
import type { SweepClient, SweepEvent } from './protocol';

/** A dedicated worker with its own backend. */
const openWorker: OpenPort = (...heard) =>
  portOf(
    new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'sweep' }),
    ...heard,
  );

/** Opens a client; workers (and with them the engine's code) are loaded when first needed. */
export function createSweepClient(openPort: OpenPort = openWorker): SweepClient {
  const listeners = new Set<(event: SweepEvent) => void>();
  let pool: Pool | null = null;

  return {
    start(members, { backend, workers }) {
      pool?.release();
      const own: { pool: Pool | null } = { pool: null };
      const emit = (event: SweepEvent): void => {
        if (own.pool !== pool) return;
        for (const listener of listeners) listener(event);
      };
      own.pool = new Pool({ members, backend, openPort, cores: workersFor(workers), emit });
      pool = own.pool;
    },
    pause: () => pool?.pause(),
    resume: () => pool?.resume(),
    cancel: () => pool?.release(),
    loseDevice: () => pool?.loseDevice(),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      listeners.clear();
      pool?.release();
      pool = null;
    },
  };
}
