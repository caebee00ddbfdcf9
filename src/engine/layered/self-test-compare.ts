/**
 * Whether a slot holds what a layered kernel should leave in it: lists, counts and copied weights bit
 * for bit, sums within what their order may change.
 */
import type { LayeredKernelName } from './kernels';
import type { LayeredPlan } from './plan';

/** Slots of floats that kernels compute; all other words must be equal. */
const FLOATS: ReadonlySet<string> = new Set([
  'params',
  'state',
  'activations',
  'gradients',
  'tally',
  'test_tally',
  'gram',
]);
/** Kernels that copy and count: not a bit may differ. */
const COPYING: ReadonlySet<LayeredKernelName> = new Set([
  'layered/copy',
  'layered/select',
  'layered/compact',
  'layered/turn',
  'layered/nonzeros',
]);
/** Of the largest value of the slot; and near zero. A wrong kernel is wrong by far more. */
const RELATIVE = 2e-4;
const ABSOLUTE = 2e-6;
/** Adam divides by √v: weights with first moments smaller than this are not compared. */
const CANCELLED = 1e-6;

const floatsOf = (words: Uint32Array): Float32Array =>
  new Float32Array(words.buffer, words.byteOffset, words.length);

/** Whether the optimiser moved each weight for a reason. */
function countsIn(plan: LayeredPlan, moments: Uint32Array | undefined): (word: number) => boolean {
  if (!moments || plan.spec.opt !== 'adam') return () => true;
  const m = floatsOf(moments);
  return (word) => {
    const own = plan.replicas.find(
      ({ regions: { params, paramWords } }) => word >= params && word < params + paramWords,
    );
    // First moments of a replica lie at twice its first word; see `plan.ts`.
    const moment = own ? Math.abs(m[word + own.regions.params]) : 0;
    return moment === 0 || moment > CANCELLED;
  };
}

/**
 * The first word that is wrong, in words; null where all are right. `moments`: slot state as it should
 * be, where the slot is the weights that a step leaves.
 */
export function wrongIn(
  plan: LayeredPlan,
  kernel: LayeredKernelName,
  slot: string,
  actual: Uint32Array,
  expected: Uint32Array,
  moments?: Uint32Array,
): string | null {
  const exact = !FLOATS.has(slot) || COPYING.has(kernel);
  const counts = countsIn(plan, exact ? undefined : moments);
  const [x, y] = exact ? [actual, expected] : [floatsOf(actual), floatsOf(expected)];
  let scale = 0;
  for (const value of y) scale = Math.max(scale, Math.abs(value));
  const allowed = exact ? 0 : ABSOLUTE + RELATIVE * scale;
  for (let i = 0; i < y.length; i++) {
    // NaN is no answer.
    if (Math.abs(x[i] - y[i]) <= allowed || !counts(i)) continue;
    return `${slot}[${i}] is ${x[i]}, not ${y[i]}`;
  }
  return null;
}
