/** Random specifications for property tests: any values of the table, made valid together. */
import fc from 'fast-check';
import type { Field, FieldValue } from '../../src/spec/field';
import { FIELDS } from '../../src/spec/fields';
import type { Decoded } from '../../src/spec/permalink';
import {
  type Axis,
  formatAxis,
  MAX_VALUES,
  SWEEP_FIELDS,
  type Sweep,
  validateSweep,
} from '../../src/spec/sweep';
import { type Validated, validate } from '../../src/spec/validate';
import {
  formatShape,
  MAX_COLUMNS,
  MAX_ROWS,
  MIN_COLUMNS,
  MIN_ROWS,
} from '../../src/tasks/data-shape';
import { printFormula } from '../../src/tasks/formula/print';
import { loadFormulas } from '../../src/tasks/formula-core';
import { formulas } from './formulas';

// Every task is at hand, as in a page that has asked for it.
await loadFormulas();

const pins = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 1, max: 64 }).map((n) => `n${n}`),
  fc.integer({ min: 1, max: 32 }).map((n) => `c${n}`),
  fc.integer({ min: 1, max: 128 }).map((n) => `i${n}`),
  fc
    .tuple(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 1, max: 128 }))
    .map(([n, i]) => `w${n}.${i}`),
);

/** Formulas that can be learned, and texts that cannot: the field takes both. */
const formulaTexts = fc.oneof(
  { weight: 3, arbitrary: formulas(6).map((formula) => printFormula(formula)) },
  fc.constantFrom('', 'x1 &', 'x_1.x2 | ∧', '((a', 'p cnf 2 1\n1 -2 0\n', '100 %', 'a + b’ * c'),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);

const shapes = fc.oneof(
  fc.constant(''),
  fc
    .record({
      checksum: fc.stringMatching(/^[0-9a-f]{8}$/),
      rows: fc.integer({ min: MIN_ROWS, max: MAX_ROWS }),
      inputs: fc.integer({ min: MIN_COLUMNS, max: MAX_COLUMNS }),
    })
    .map(formatShape),
);

const TEXTS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  pin: pins,
  formula: formulaTexts,
  data: shapes,
};

/** A valid value of one field. */
export function anyValue(field: Field): fc.Arbitrary<FieldValue> {
  switch (field.type) {
    case 'integer':
      return fc.integer({ min: field.min, max: field.max });
    case 'number':
      return fc
        .double({ min: field.min, max: field.max, noNaN: true })
        .map((x) => Number(x.toPrecision(6)));
    case 'choice':
      return fc.constantFrom(...field.choices.map((c) => c.value));
    case 'choice-list':
      return fc
        .subarray(field.choices.map((c) => c.value))
        .map((some) =>
          field.choices.map((c) => c.value).filter((id) => some.includes(id) || id === 'dense'),
        );
    case 'text':
      return TEXTS[field.key] ?? fc.constant('');
    default:
      return field satisfies never;
  }
}

const raw = fc.record(
  Object.fromEntries(
    FIELDS.map((field) => [field.key, fc.option(anyValue(field), { nil: undefined })]),
  ),
);

/** A valid axis. */
export const anyAxis: fc.Arbitrary<Axis> = fc.constantFrom(...SWEEP_FIELDS).chain(({ id, field }) =>
  fc
    .uniqueArray(anyValue(field) as fc.Arbitrary<number>, { minLength: 1, maxLength: MAX_VALUES })
    // + 0 turns −0 into 0; both in one array would be the same value twice.
    .map((values) => [...new Set(values.map((value) => value + 0))].sort((a, b) => a - b))
    .map((values) => ({ field: id, values })),
);

/** A valid sweep, half of them none. */
export const anySweep: fc.Arbitrary<Sweep> = fc
  .tuple(fc.option(anyAxis, { freq: 1 }), fc.option(anyAxis, { freq: 2 }))
  .map(([x, y]) => validateSweep({ x, y: x && y }).sweep);

/** A valid state; about half of its fields have their default. */
export const anyState: fc.Arbitrary<Decoded> = fc.tuple(raw, anySweep).map(([given, sweep]) => {
  const { spec, view } = validate(given);
  return { spec, view, sweep, notices: [] };
});

/** Throws unless the axes are ones a link may have. */
export function assertValidSweep(sweep: Sweep): void {
  const again = validateSweep(sweep);
  if (again.notices.length > 0) throw new Error(`not valid: ${JSON.stringify(again.notices)}`);
  for (const axis of [sweep.x, sweep.y]) {
    const values = axis?.values ?? [];
    const ordered = values.every((value, i) => i === 0 || values[i - 1] < value);
    if (!ordered || values.some((value) => !Number.isFinite(value) || Object.is(value, -0))) {
      throw new Error(`not in order: ${formatAxis(axis)}`);
    }
  }
}

/** Throws, naming the field, unless every value is one its field allows. */
export function assertValid({ spec, view }: Omit<Validated, 'notices'>): void {
  const again = validate({ ...spec, ...view });
  if (again.notices.length > 0) throw new Error(`not valid: ${JSON.stringify(again.notices)}`);
  const values: Record<string, unknown> = { ...spec, ...view };
  for (const [key, value] of Object.entries(values)) {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${key} = ${value}`);
    if (Object.is(value, -0)) throw new Error(`${key} = -0`);
  }
  const keys = FIELDS.map((f) => f.key).sort();
  if (Object.keys(values).sort().join() !== keys.join()) {
    throw new Error(`keys ${Object.keys(values).join()}`);
  }
}
