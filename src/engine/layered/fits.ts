/** Whether a layered run fits a device, before anything is allocated, and what would. */
import { later } from '../../lib/text';
import { reserveLayered } from './reserve';
import type { DataShape, LayeredSpec } from './spec';

/** Bytes that a device allows. */
export interface MemoryLimits {
  /** Of one slot: WebGPU's maxStorageBufferBindingSize, 128 MiB by default. */
  readonly slot: number;
  /** Of all slots together. */
  readonly total: number;
}

export interface Misfit {
  /** The largest slot where one is too large, "all slots together" where their sum is. */
  readonly what: string;
  readonly needed: number;
  readonly allowed: number;
  /** The largest setting of the same run that fits: fewer seeds, or else narrower hidden layers. */
  readonly fits: { readonly seeds: number } | { readonly hidden: readonly number[] } | null;
}

/** Bytes of all slots of a run together. */
export function bytesOfRun(spec: LayeredSpec, data: DataShape): number {
  const words = Object.values(reserveLayered(spec, data).sizes);
  return 4 * words.reduce((a, b) => a + b, 0);
}

type Excess = Pick<Misfit, 'what' | 'needed' | 'allowed'>;

function excessOf(spec: LayeredSpec, data: DataShape, limits: MemoryLimits): Excess | null {
  const slots = Object.entries(reserveLayered(spec, data).sizes);
  const [what, words] = slots.reduce((a, b) => (b[1] > a[1] ? b : a));
  if (4 * words > limits.slot) return { what, needed: 4 * words, allowed: limits.slot };
  const total = 4 * slots.reduce((sum, [, each]) => sum + each, 0);
  if (total <= limits.total) return null;
  return { what: 'all slots together', needed: total, allowed: limits.total };
}

/** What does not fit, and what would; null where the run fits. Draws and allocates nothing. */
export function misfitOf(spec: LayeredSpec, data: DataShape, limits: MemoryLimits): Misfit | null {
  const excess = excessOf(spec, data, limits);
  if (!excess) return null;
  const fitting = (change: Partial<LayeredSpec>): boolean =>
    excessOf({ ...spec, ...change }, data, limits) === null;
  const seeds = largest(spec.seeds.length, (count) =>
    fitting({ seeds: spec.seeds.slice(0, count) }),
  );
  if (seeds > 0) return { ...excess, fits: { seeds } };
  const widest = Math.max(...spec.hidden);
  const narrowed = (most: number): number[] => spec.hidden.map((h) => Math.min(h, most));
  const most = largest(widest, (width) =>
    fitting({ seeds: spec.seeds.slice(0, 1), hidden: narrowed(width) }),
  );
  return { ...excess, fits: most > 0 ? { hidden: narrowed(most) } : null };
}

/** The largest n ≤ most that passes, 0 if none does; what passes for n passes for less. */
function largest(most: number, passes: (n: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (passes(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;

function fitWords(fits: Misfit['fits']): string {
  if (fits === null) return later('No number of neurons fits: use fewer rows or inputs.');
  if ('seeds' in fits) {
    return fits.seeds === 1 ? later`${fits.seeds} seed fits.` : later`${fits.seeds} seeds fit.`;
  }
  return later`Hidden layers of ${fits.hidden.join(', ')} neurons fit with one seed.`;
}

/** For people: "the activations need 201.3 MB; 128.0 MB are allowed. 3 seeds fit." */
export function misfitWords({ what, needed, allowed, fits }: Misfit): string {
  const [need, most] = [needed, allowed].map(megabytes);
  const start =
    what === 'all slots together'
      ? later`All data together need ${need}; ${most} are allowed.`
      : later`The ${what} need ${need}; ${most} are allowed.`;
  return `${start} ${fitWords(fits)}`;
}
