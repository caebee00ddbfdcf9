/**
 * The parse boundary of one value: anything in (text of a link, a control's number), a valid value
 * of that field out, with the reason where it had to be changed. Knows no other field.
 */

import { t } from '../lib/text';
import type { ChoiceListField, Field, FieldValue, NumericField, TextField } from './field';

export interface Parsed {
  readonly value: FieldValue;
  /** Why `value` is not what was given; absent where it is. */
  readonly reason?: string;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,4})?$/i;

/** Finite numbers, plain decimal text included; no hex, no blanks, no Infinity. NaN for the rest. */
function numberIn(given: unknown): number {
  if (typeof given === 'string') return NUMBER.test(given) ? finite(Number(given)) : Number.NaN;
  return typeof given === 'number' ? finite(given) : Number.NaN;
}
const finite = (x: number): number => (Number.isFinite(x) ? x : Number.NaN);

/** A list of texts, or a text of them parted by commas; null for anything else. */
function listIn(given: unknown): readonly string[] | null {
  if (typeof given === 'string') return given.split(',');
  const texts = Array.isArray(given) && given.every((one) => typeof one === 'string');
  return texts ? given : null;
}

/** Six significant digits; removes what adding steps leaves behind (0.30000000000000004). */
const tidy = (x: number): number => Number(x.toPrecision(6));

function parseNumber(field: NumericField, given: unknown, fallback: FieldValue): Parsed {
  const read = numberIn(given);
  if (Number.isNaN(read)) return { value: fallback, reason: t('is not a number') };
  // + 0 turns −0 into 0.
  const exact = read + 0;
  if (exact < field.min) return { value: field.min, reason: t`is below the smallest value` };
  if (exact > field.max) return { value: field.max, reason: t`is above the largest value` };
  const value = (field.type === 'integer' ? Math.round(exact) : tidy(exact)) + 0;
  if (Math.abs(value - exact) <= 1e-12 * Math.abs(exact)) return { value };
  return {
    value,
    reason: field.type === 'integer' ? t('is not a whole number') : t('has more than six digits'),
  };
}

function parseList(field: ChoiceListField, given: unknown, fallback: FieldValue): Parsed {
  const list = listIn(given);
  if (!list) return { value: fallback, reason: t('is not a list') };
  const asked = new Set(list);
  const known = field.choices.map((c) => c.value);
  const unknown = [...asked].some((id) => !known.includes(id));
  if (unknown && !known.some((id) => asked.has(id))) {
    return { value: fallback, reason: t('names nothing known') };
  }
  const missing = field.required.some((id) => !asked.has(id));
  const value = known.filter((id) => asked.has(id) || field.required.includes(id));
  if (unknown) return { value, reason: t('names something unknown') };
  return missing ? { value, reason: t`leaves out ${field.required.join(', ')}` } : { value };
}

function parseText(field: TextField, given: unknown, fallback: FieldValue): Parsed {
  if (typeof given !== 'string') return { value: fallback, reason: t('is not a text') };
  if (given.length > field.maxLength) {
    return { value: fallback, reason: t`has more than ${field.maxLength} characters` };
  }
  const reason = field.refusal(given);
  if (reason !== null) return { value: fallback, reason };
  // Half a character cannot stand in a link.
  const whole = given.replace(/\p{Cs}/gu, '\ufffd');
  return whole === given ? { value: given } : { value: whole, reason: t('has half a character') };
}

/** Parses `given` for that field; `fallback` stands in where nothing near it is valid. */
export function parseValue(field: Field, given: unknown, fallback: FieldValue): Parsed {
  switch (field.type) {
    case 'integer':
    case 'number':
      return parseNumber(field, given, fallback);
    case 'choice':
      return field.choices.some((c) => c.value === given)
        ? { value: given as string }
        : { value: fallback, reason: t('is not one of the choices') };
    case 'choice-list':
      return parseList(field, given, fallback);
    case 'text':
      return parseText(field, given, fallback);
    default:
      return field satisfies never;
  }
}
