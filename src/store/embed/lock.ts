/** Settings that whoever framed the page has locked: no edit changes them, nor undo, nor a message. */
import type { RunKey } from '../../spec/field';
import { changedFields } from '../../spec/fields';
import { validateSpec } from '../../spec/validate';
import type { Held, Lock } from '../lock';

/** `into` with the values that the locked keys have in `from`. */
function keep<T extends object>(from: T, into: T, fields: readonly string[]): T {
  const own = fields.filter((key) => Object.hasOwn(from, key)) as (keyof T)[];
  if (own.every((key) => String(from[key]) === String(into[key]))) return into;
  return { ...into, ...Object.fromEntries(own.map((key) => [key, from[key]])) };
}

export function lockOf(fields: readonly string[]): Lock {
  return {
    fields,
    hold(now: Held, next: Held): Held {
      const kept = keep(now.spec, next.spec, fields);
      const view = keep(now.view, next.view, fields);
      if (kept === next.spec) return { spec: next.spec, view };
      const { spec } = validateSpec(kept, new Set(fields));
      // Where the rest cannot be had beside what is locked, all of it stays.
      const broken = changedFields(now.spec, spec).some(({ key }) => fields.includes(key));
      return { spec: broken ? now.spec : spec, view };
    },
  };
}

/** Which of these keys are locked. */
export const lockedOf = (fields: readonly string[], patch: object): readonly RunKey[] =>
  Object.keys(patch).filter((key): key is RunKey => fields.includes(key));
