/**
 * Whether a slot holds what a layered kernel should leave in it: lists, counts and copied weights bit
 * for bit, sums within what their order may change.
 */
import { floatsOf } from '../../lib/words';
import { isMoved, wrongWord } from '../self-test/wrong-word';
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
/** Whether the optimiser moved each weight for a reason. */
function countsIn(plan: LayeredPlan, moments: Uint32Array | undefined): (word: number) => boolean {
  if (!moments || plan.spec.opt !== 'adam') return () => true;
  const m = floatsOf(moments);
  return (word) => {
    const own = plan.replicas.find(
      ({ regions: { params, paramWords } }) => word >= params && word < params + paramWords,
    );
    // First moments of a replica lie at twice its first word; see `plan.ts`.
    return isMoved(own ? m[word + own.regions.params] : 0);
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
  const whole = [{ start: 0, length: expected.length }];
  return wrongWord(slot, actual, expected, whole, exact, counts);
}
