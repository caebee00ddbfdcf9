/** What the WebAssembly engine computes, as one number: the same in every JavaScript engine. */
import type { Backend } from '../../src/engine/backend';
import { CASES, type Case, METHOD_CASES, type World, worldOf } from './cases';
import { dispatchOf, runOn, SPLIT, splitDescriptors, trainingOf } from './gpu-worlds';

const MOVES = ['rewire/gradient', 'rewire/regrow'] as const;

/** Of `trainedBits`; whoever changes what training computes changes it, and says so. */
export const TRAINED_BITS = 'e1b48557';
/** Of `methodBits`. */
export const METHOD_BITS = '90fae9f2';

/** Hash of all words that some networks leave after training, a split and training. */
export const trainedBits = (backend: Backend): Promise<string> =>
  hashOf(backend, CASES.slice(0, 3), ['topology', 'params', 'state', 'summary', 'tally']);

/** The same of `METHOD_CASES`, edges moved between; without the state, which has the GPU's scratch. */
export const methodBits = (backend: Backend): Promise<string> =>
  hashOf(backend, METHOD_CASES, ['topology', 'params', 'summary', 'tally']);

/** FNV-1a. */
async function hashOf(
  backend: Backend,
  cases: readonly Case[],
  names: readonly string[],
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
    for (const name of names) {
      for (const word of slots[name]) hash = Math.imul(hash ^ word, 0x01000193);
    }
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
