/** What the WebAssembly engine computes, as one number: the same in every JavaScript engine. */
import type { Backend } from '../../src/engine/backend';
import { CASES, type Case, type World, worldOf } from './cases';
import { dispatchOf, runOn, SPLIT, splitDescriptors, trainingOf } from './gpu-worlds';

const PLAIN = CASES.slice(0, 3);
const MOVES = ['rewire/gradient', 'rewire/regrow'] as const;

/** Of `trainedBits`; whoever changes what training computes changes it, and says so. */
export const TRAINED_BITS = 'e1b48557';
/** The same of `METHOD_CASES`. */
export const METHOD_BITS = '1c072a87';

/** Hash (FNV-1a) of all words that some networks leave after training, a split and training. */
export async function trainedBits(
  backend: Backend,
  cases: readonly Case[] = PLAIN,
): Promise<string> {
  let hash = 0x811c9dc5;
  for (const c of cases) {
    const world = worldOf(c);
    const split = SPLIT.map((kernel) => dispatchOf(world, kernel));
    const before = await runOn(backend, world, [...trainingOf(world, 0, 40, 16), ...split]);
    const after: World = { ...world, slots: { ...before, replicas: splitDescriptors(world, 40) } };
    const evaluation = dispatchOf(after, 'population/evaluate', { part: 0 });
    const moves = MOVES.map((kernel) =>
      dispatchOf(after, kernel, { batch_index: 0, event: 1, share: 19660 }),
    );
    const training = trainingOf(after, 40, 100, 16);
    const slots = await runOn(backend, after, [...moves, ...training, evaluation]);
    for (const name of ['topology', 'params', 'state', 'summary', 'tally']) {
      for (const word of slots[name]) hash = Math.imul(hash ^ word, 0x01000193);
    }
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
