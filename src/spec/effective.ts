/** Which of a specification's settings change anything; those of other tasks do not. */
import { t } from '../lib/text';
import { type TaskId, type TaskOption, taskOf } from '../tasks';
import { DEFAULT_SPEC } from './fields';
import type { Spec } from './spec';

/** Everything that some task looks at. */
const OPTIONS = [
  'clauses',
  'literals',
  'p',
  'sampler',
  'polarity',
  'formula',
  'data',
  'classes',
  'scale',
] as const satisfies readonly TaskOption[];

/** Whether a setting changes nothing while that task is chosen. */
export const isIdle = (key: string, task: TaskId): boolean =>
  OPTIONS.some((option) => option === key) &&
  !taskOf(task).options.some((option) => option === key);

/** Why a setting has no effect with that task, as a sentence; '' where it has one. */
export const idleWords = (key: string, task: TaskId): string =>
  isIdle(key, task) ? t`Has no effect on ${taskOf(task).noun}.` : '';

/** The same experiment with everything at its default that changes nothing. */
export function effective(spec: Spec): Spec {
  const idle = OPTIONS.filter((key) => isIdle(key, spec.task));
  return { ...spec, ...Object.fromEntries(idle.map((key) => [key, DEFAULT_SPEC[key]])) };
}
