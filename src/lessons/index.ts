/** The lesson: eight beats in their order. Adding one is its file, a line here and `LESSON_BEATS`. */
import type { AnyBeat, Beat } from './beat';
import { budget } from './budget';
import { challenge } from './challenge';
import { collision } from './collision';
import { comparison } from './comparison';
import { failure } from './failure';
import { neuron } from './neuron';
import { split } from './split';
import { superposition } from './superposition';

export type { AnyBeat, Beat, Place, Scene } from './beat';
export { type Formula, numbersIn, spoken } from './formula';
export { plainWords, type Words } from './words';

const any = <M>(beat: Beat<M>): AnyBeat => beat as unknown as AnyBeat;

export const BEATS: readonly AnyBeat[] = [
  any(neuron),
  any(collision),
  any(superposition),
  any(split),
  any(budget),
  any(comparison),
  any(failure),
  any(challenge),
];

/** Beat number `lesson` of a link, from 1; undefined where there is none. */
export const beatOf = (lesson: number): AnyBeat | undefined => BEATS[lesson - 1];
