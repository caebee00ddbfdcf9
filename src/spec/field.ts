/**
 * What a row of the table in `fields.ts` is. A row drives the default, validation, the control,
 * its help text and the key in a link; it holds no state and draws nothing.
 */
import { t } from '../lib/text';
import type { Spec, View } from './spec';

export type RunKey = keyof Spec;
export type ViewKey = keyof View;

/** Heading under which the control stands behind "Advanced". */
export type Section = 'data' | 'network' | 'training' | 'comparison' | 'machine' | 'view';

export interface Choice {
  /** Value in the spec and in links. */
  readonly value: string;
  readonly label: string;
  /** Heading under which menus list it; choices of a group need not stand together. */
  readonly group?: string;
}

interface Row {
  readonly key: RunKey | ViewKey;
  /** A changed `run` field asks for a restart; a `view` field never does. */
  readonly kind: 'run' | 'view';
  readonly section: Section;
  /** Beside the control. */
  readonly label: string;
  /** In lists of changes, e.g. "α 2 → 4". */
  readonly short: string;
  /** Unit of the value, '' where it has none. */
  readonly unit: string;
  /** One sentence for a person who has not read the paper. */
  readonly help: string;
  /** Not among the at most 12 controls in sight: behind "Advanced", or inside its own panel. */
  readonly advanced: boolean;
}

export interface NumericField extends Row {
  readonly type: 'integer' | 'number';
  readonly default: number;
  /** Both ends included. */
  readonly min: number;
  readonly max: number;
  /** Of the control; other values between are valid too (whole ones for `integer`). */
  readonly step: number;
  /** What a value means that is not a quantity, e.g. −1, in place of the unit. */
  readonly words?: Readonly<Record<string, string>>;
}

export interface ChoiceField extends Row {
  readonly type: 'choice';
  readonly default: string;
  readonly choices: readonly Choice[];
}

/** A set of choices in the order of `choices`. */
export interface ChoiceListField extends Row {
  readonly type: 'choice-list';
  readonly default: readonly string[];
  readonly choices: readonly Choice[];
  /** Always part of the set. */
  readonly required: readonly string[];
}

export interface TextField extends Row {
  readonly type: 'text';
  readonly default: string;
  readonly maxLength: number;
  /** Why the text is no value, null where it is one. */
  readonly refusal: (text: string) => string | null;
  /** Words and signs: in a link blanks are dots, and nothing stands that a chat app may touch. */
  readonly prose?: true;
}

export type Field = NumericField | ChoiceField | ChoiceListField | TextField;
export type FieldValue = number | string | readonly string[];

/** The value as it stands in a link: shortest decimal, comma list. */
export function formatValue(value: FieldValue): string {
  return typeof value === 'object' ? value.join(',') : String(value);
}

/** Most letters of a text in a list of changes. */
const LONGEST = 24;

/** The value for people: labels of choices instead of their ids, words for codes, long texts cut. */
export function describeValue(field: Field, value: FieldValue): string {
  if (field.type === 'text') {
    const letters = [...String(value).replace(/\s+/gu, ' ')];
    if (letters.length === 0) return t('none');
    return letters.length > LONGEST
      ? `${letters.slice(0, LONGEST - 1).join('')}…`
      : letters.join('');
  }
  if (field.type !== 'choice' && field.type !== 'choice-list') {
    const words = field.words?.[String(value)];
    return words === undefined ? String(value).replace('-', '−') : t(words);
  }
  const label = (id: string): string => t(field.choices.find((c) => c.value === id)?.label ?? id);
  return typeof value === 'object' ? value.map(label).join(t(', ', 'list')) : label(String(value));
}

/** A change for people: "α 2 → 4"; of a list what came and what went: "methods + SET, − random". */
export function describeChange(field: Field, from: FieldValue, to: FieldValue): string {
  if (typeof from !== 'object' || typeof to !== 'object') {
    return `${t(field.short)} ${describeValue(field, from)} → ${describeValue(field, to)}`;
  }
  const came = to.filter((id) => !from.includes(id)).map((id) => `+ ${describeValue(field, id)}`);
  const went = from.filter((id) => !to.includes(id)).map((id) => `− ${describeValue(field, id)}`);
  return `${t(field.short)} ${[...came, ...went].join(t(', ', 'list'))}`;
}
