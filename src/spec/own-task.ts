/** What "Train this" changes: an own formula or file, and what has to fit it. */
import { DEFAULT_METHODS, methodOf } from '../methods';
import { parseShape, partsOf } from '../tasks/data-shape';
import { DEFAULT_SPEC } from './fields';
import type { Spec } from './spec';

/** The formula, without blanks around it; after a file also the usual examples and methods. */
export function formulaPatch(text: string, { task }: Spec): Partial<Spec> {
  const { train, test, methods } = DEFAULT_SPEC;
  const usual = task === 'data' ? { train, test, methods } : {};
  return { task: 'formula', formula: text.trim(), ...usual };
}

/** The file of that id, all of it, with the methods that need no clauses. Throws on a bad id. */
export function dataPatch(id: string, { methods }: Spec): Partial<Spec> {
  const shape = parseShape(id);
  if (!shape) throw new Error(`"${id}" names no file`);
  const able = methods.filter((method) => methodOf(method).groups === 'none');
  const usual = DEFAULT_METHODS.filter((method) => methodOf(method).groups === 'none');
  return {
    task: 'data',
    data: id,
    ...partsOf(shape.rows),
    methods: able.length > 1 ? able : usual,
  };
}
