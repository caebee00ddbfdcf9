/** What a run is called: what changed against the run before it. */
import { t } from '../../lib/text';
import { type MethodId, methodOf } from '../../methods';
import { effective } from '../../spec/effective';
import { describeChange, type RunKey } from '../../spec/field';
import { changedFields, DEFAULT_SPEC, onAnyMachine } from '../../spec/fields';
import type { Spec } from '../../spec/spec';

/** A run by its settings and the method shown with it. */
export interface Asked {
  readonly spec: Spec;
  readonly show: MethodId;
}

/** Changes named; the rest is counted. */
const MOST_NAMED = 3;

/** "α 2→4": tight, because several stand in a line. */
const tight = (change: string): string =>
  change.replaceAll(' → ', '→').replaceAll(/([+−]) /g, '$1');

/** What differs, one text a setting; settings without effect and those of the machine do not count. */
export function differences(from: Spec, to: Spec): string[] {
  const [a, b] = [effective(onAnyMachine(from)), effective(onAnyMachine(to))];
  return changedFields(a, b).map((field) => {
    const key = field.key as RunKey;
    return tight(describeChange(field, a[key], b[key]));
  });
}

/** All that differs, for a caption. */
export const changesBetween = (a: Asked, b: Asked): string =>
  differences(a.spec, b.spec).join(t(', ', 'list'));

const sentence = (changes: readonly string[]): string => {
  const rest = changes.length - MOST_NAMED;
  const named = changes.slice(0, rest > 1 ? MOST_NAMED : undefined);
  return [...named, ...(rest > 1 ? [t`${rest} more`] : [])].join(t(', ', 'list'));
};

/** "α 2→4, clause-aware"; of the first run what differs from the default experiment. */
export function runName(before: Asked | null, { spec, show }: Asked): string {
  const changes = differences(before?.spec ?? DEFAULT_SPEC, spec);
  const shown = t(methodOf(show).short);
  if (!before) return changes.length === 0 ? t('default settings') : sentence(changes);
  if (before.show !== show) return sentence([...changes, shown]);
  return changes.length === 0 ? t('same settings again') : sentence(changes);
}
