/** How many workers train side by side on the CPU; results do not depend on it. */

/** More share the memory's bandwidth without going faster. */
const MOST = 16;

/**
 * Workers for a setting: itself, or for 0 as many as there are cores less one, which is left to the
 * page; two cores are both used, because the page needs little of either.
 */
export function workersFor(
  setting: number,
  cores = globalThis.navigator?.hardwareConcurrency || 1,
): number {
  const spare = Math.max(cores - 1, Math.min(2, cores));
  return Math.min(MOST, setting > 0 ? setting : spare);
}
