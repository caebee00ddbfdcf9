/**
 * Twin of `shaders/population/agreement.wgsl`: how many examples of each block of the test set the
 * quantised network answers as the network does, at local·blocks + block. A logit of exactly 0
 * counts as "false", as in `evaluate`.
 */
import { EVALUATION_BLOCK, REPLICA, REPLICA_WORDS } from '../../model/replica-layout';
import { inputsOf } from './evaluate';
import { forward } from './forward';
import type { Slot } from './slot';

const z = new Float32Array(EVALUATION_BLOCK);
const logits = new Float32Array(EVALUATION_BLOCK);
const others = new Float32Array(EVALUATION_BLOCK);

export function agreement(
  params: Readonly<Record<'first' | 'replicas' | 'blocks', number>>,
  replicas: Slot,
  examples: Slot,
  topology: Slot,
  parameters: Slot,
  quantised: Slot,
  tally: Slot,
): void {
  for (let local = 0; local < params.replicas; local++) {
    const at = (params.first + local) * REPLICA_WORDS;
    const field = (name: keyof typeof REPLICA) => replicas.u32[at + REPLICA[name]];
    const count = field('test_count');
    for (let block = 0; block < params.blocks; block++) {
      const start = block * EVALUATION_BLOCK;
      const size = Math.max(0, Math.min(EVALUATION_BLOCK, count - start));
      const words = Math.ceil(count / 32);
      const x = inputsOf(examples.u32, field('test_columns'), words, field('inputs'), start, size);
      forward(at, replicas, topology, parameters, x, EVALUATION_BLOCK, size, z, logits);
      forward(at, replicas, topology, quantised, x, EVALUATION_BLOCK, size, z, others);
      let same = 0;
      for (let b = 0; b < size; b++) same += logits[b] > 0 === others[b] > 0 ? 1 : 0;
      tally.u32[local * params.blocks + block] = same;
    }
  }
}
