/**
 * The door to `formula/`, which the first picture of the page does without: fetched before the first
 * specification of a task of formulas is made, and at hand in one piece from then on.
 */
import { later } from '../lib/text';
import type { Built } from './formula/families';
import type { BitExamples, Task, TaskOptions } from './task';

type Core = typeof import('./formula/core');

let core: Core | null = null;
let failure = '';

/** Fetches the folder; undefined once it is here. Never rejects. */
export function loadFormulas(): Promise<void> | undefined {
  if (core) return undefined;
  return import('./formula/core').then(
    (loaded) => {
      core = loaded;
    },
    (error: unknown) => {
      failure = String(error);
    },
  );
}

/** For programs that have no first picture, and so import the folder as any other. */
export function provideFormulas(loaded: Core): void {
  core = loaded;
}

/** What was fetched. Throws before it is here. */
export function formulas(): Core {
  if (!core) throw new Error('formulas are used before they were loaded');
  return core;
}

/** Why nothing of a formula can be known yet, completing "task = <id> …"; null where it can. */
export function formulasUnready(): string | null {
  if (core) return null;
  return failure === ''
    ? later('is still being fetched')
    : later`could not be fetched (${failure.slice(0, 80)})`;
}

/** The part of a task that is the same for all formulas. */
export function formulaTask(
  build: (options: TaskOptions, seed: number) => Built,
): Pick<Task, 'load' | 'form' | 'groups' | 'examples' | 'balance' | 'describe' | 'refusal'> {
  const examples: Task['examples'] = (options, seed, part, count): BitExamples =>
    formulas().sample(build(options, seed).target, options, seed, part, count);
  return {
    load: loadFormulas,
    form: (options, seed) => build(options, seed).normal?.form ?? null,
    groups: (options, seed) => build(options, seed).groups,
    examples,
    balance: (options, seed) =>
      formulas().sample(build(options, seed).target, options, seed, 'test', BALANCE_EXAMPLES)
        .balance,
    describe: (options, seed) => build(options, seed).text,
    // Labels that come too rarely are planted.
    refusal: () => null,
  };
}

/** Test examples whose labels are counted; even, so that a balanced sampler gives ½. */
const BALANCE_EXAMPLES = 1000;
