/** A backend of the layered table: what `../backend.ts` says, with other kernels. */
import type { Backend } from '../backend';
import type { LayeredDispatch } from './kernels';

export interface LayeredBackend extends Omit<Backend, 'run'> {
  /** Runs dispatches in order, on a GPU in one submit. Resolves once they are done. */
  run(dispatches: readonly LayeredDispatch[]): Promise<void>;
}
