/** How good networks are on a part of their examples: sums of a tally, read back. */
import { floatsOf } from '../../lib/words';
import type { LayeredBackend } from './backend';
import { extentsOf } from './extents';
import { type LayeredPlan, layerField } from './plan';
import { evaluate } from './schedule';

/** Mean loss (nats) and share of right answers of a replica. */
export interface Score {
  readonly loss: number;
  readonly accuracy: number;
}

/** Means over `count` examples out of the sums at each place of the minibatch. */
export function scoresOf(plan: LayeredPlan, words: Uint32Array, count: number): Score[] {
  const tally = floatsOf(words);
  const { stride, depth } = plan;
  return plan.replicas.map((_, r) => {
    const at = layerField(plan, r, depth - 1, 'tally');
    const sum = (from: number): number =>
      tally.subarray(from, from + stride).reduce((a, b) => a + b, 0);
    return { loss: sum(at) / count, accuracy: sum(at + stride) / count };
  });
}

/** Evaluates all replicas as they are now on the test part (0) or the training part (1). */
export async function evaluateAll(
  plan: LayeredPlan,
  backend: LayeredBackend,
  part: 0 | 1,
): Promise<Score[]> {
  const count = part === 0 ? plan.test : plan.train;
  const words = plan.sizes.test_tally;
  backend.write('test_tally', 0, new Uint32Array(words));
  await backend.run(evaluate(extentsOf(plan), part, count));
  const [sums] = await backend.read([{ slot: 'test_tally', offset: 0, words }]);
  return scoresOf(plan, sums, count);
}
