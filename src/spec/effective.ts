/** Which of a specification's settings change anything; those of other tasks do not. */
import { t } from '../lib/text';
import { type TaskOption, taskOf } from '../tasks';
import { DEFAULT_SPEC } from './fields';
import { parseLayers } from './layers';
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

/** What decides which settings change anything. */
type Deciding = Pick<Spec, 'task' | 'layers'>;

/** “Neurons” is of the one layer there is; a list of layers takes its place. */
const isReplaced = (key: string, { layers }: Deciding): boolean =>
  key === 'hidden' && parseLayers(layers) !== null;

/** Whether a setting changes nothing beside these. */
export const isIdle = (key: string, spec: Deciding): boolean =>
  isReplaced(key, spec) ||
  (OPTIONS.some((option) => option === key) &&
    !taskOf(spec.task).options.some((option) => option === key));

/** Why a setting has no effect beside these, as a sentence; '' where it has one. */
export function idleWords(key: string, spec: Deciding): string {
  if (!isIdle(key, spec)) return '';
  return isReplaced(key, spec)
    ? t('Has no effect while “Hidden layers” says how many neurons there are.')
    : t`Has no effect on ${t(taskOf(spec.task).noun)}.`;
}

/** The same experiment with everything at its default that changes nothing. */
export function effective(spec: Spec): Spec {
  const idle = [...OPTIONS, 'hidden' as const].filter((key) => isIdle(key, spec));
  return { ...spec, ...Object.fromEntries(idle.map((key) => [key, DEFAULT_SPEC[key]])) };
}
