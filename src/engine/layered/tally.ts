/** Sums of a tally, read back. */
import { floatsOf } from '../../lib/words';
import { type LayeredPlan, layerField } from './plan';

/** Right answers of a replica that a tally's words hold. */
export function rightIn(plan: LayeredPlan, r: number, words: Uint32Array): number {
  const floats = floatsOf(words);
  const at = layerField(plan, r, plan.depth - 1, 'tally') + plan.stride;
  return floats.subarray(at, at + plan.stride).reduce((a, b) => a + b, 0);
}
