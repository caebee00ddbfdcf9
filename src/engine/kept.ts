/**
 * The backends that a worker keeps between runs: those of whole small networks, and those of layered
 * ones, whose code is fetched and whose kernels are compiled when they are first wanted.
 */
import { Keeper } from './keeper';
import type { LayeredBackend } from './layered/backend';
import { openBackend, type Wanted } from './open';

export const layered = () => import('./layered/engine');

const openLayered = async (wanted: Wanted, lost: boolean): Promise<LayeredBackend> =>
  (await layered()).openLayered(wanted, lost);

export const keepers = { gpu: new Keeper(openBackend), cpu: new Keeper(openBackend) };
export const layeredKeepers = { gpu: new Keeper(openLayered), cpu: new Keeper(openLayered) };

/** Lets go of what is kept on the GPU, or everywhere. */
export async function disposeKept(where: readonly ('gpu' | 'cpu')[]): Promise<void> {
  const all = where.flatMap((on) => [keepers[on].dispose(), layeredKeepers[on].dispose()]);
  await Promise.all(all);
}
