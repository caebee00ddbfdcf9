/**
 * Twin of `shaders/population/evaluate.wgsl`: summed BCE and number of correct answers of each
 * replica on each block of 512 examples. A logit of exactly 0 counts as "false".
 */
import { EVALUATION_BLOCK, REPLICA, REPLICA_WORDS } from '../../model/replica-layout';
import { forward } from './forward';
import { lossOf } from './loss';
import type { Slot } from './slot';

const f = Math.fround;
let signs = new Float32Array(0); // [input][example of the block] ±1
const z = new Float32Array(EVALUATION_BLOCK);
const logits = new Float32Array(EVALUATION_BLOCK);

export function evaluate(
  params: Readonly<Record<'first' | 'replicas' | 'part' | 'blocks', number>>,
  replicas: Slot,
  examples: Slot,
  topology: Slot,
  parameters: Slot,
  tally: Slot,
): void {
  const test = params.part === 0;
  for (let local = 0; local < params.replicas; local++) {
    const at = (params.first + local) * REPLICA_WORDS;
    const field = (name: keyof typeof REPLICA) => replicas.u32[at + REPLICA[name]];
    const count = field(test ? 'test_count' : 'train_count');
    const columns = field(test ? 'test_columns' : 'train_columns');
    const labels = field(test ? 'test_labels' : 'train_labels');
    for (let block = 0; block < params.blocks; block++) {
      const start = block * EVALUATION_BLOCK;
      const size = Math.max(0, Math.min(EVALUATION_BLOCK, count - start));
      const words = Math.ceil(count / 32);
      const x = inputsOf(examples.u32, columns, words, field('inputs'), start, size);
      forward(at, replicas, topology, parameters, x, EVALUATION_BLOCK, size, z, logits);
      let total = 0;
      let correct = 0;
      for (let b = 0; b < size; b++) {
        const example = start + b;
        const y = (examples.u32[labels + (example >> 5)] >>> (example & 31)) & 1;
        const logit = logits[b];
        total = f(total + lossOf(logit, y));
        correct += (logit > 0 ? 1 : 0) === y ? 1 : 0;
      }
      tally.f32[(local * params.blocks + block) * 2] = total;
      tally.f32[(local * params.blocks + block) * 2 + 1] = correct;
    }
  }
}

/** `size` examples from `start` as ±1, [input][example of a block]; good until the next call. */
export function inputsOf(
  examples: Uint32Array,
  columns: number,
  wordsPerColumn: number,
  inputs: number,
  start: number,
  size: number,
): Float32Array {
  if (signs.length < inputs * EVALUATION_BLOCK) signs = new Float32Array(inputs * EVALUATION_BLOCK);
  for (let j = 0; j < inputs; j++) {
    const column = columns + j * wordsPerColumn;
    const row = j * EVALUATION_BLOCK;
    for (let b = 0; b < size; b++) {
      const example = start + b;
      const bit = (examples[column + (example >> 5)] >>> (example & 31)) & 1;
      signs[row + b] = bit + bit - 1;
    }
  }
  return signs;
}
