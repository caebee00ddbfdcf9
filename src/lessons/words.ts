import { keyOf, t } from '../lib/text';

/** Sentences as runs of text: what is computed stands out from what is told, keys are told where there are some. */
export interface Run {
  readonly text: string;
  readonly bold?: true;
  /** How to do it by keyboard: left out on a phone. */
  readonly keys?: true;
}
export type Words = readonly Run[];

/** Filled in, but told like the rest. */
export const plain = (text: string): Run => ({ text });
export const keys = (text: string): Run => ({ text, keys: true });

/**
 * Tagged template, in the reader's language: the text plain, a string that is filled in bold, a run
 * as it is.
 */
export function words(texts: TemplateStringsArray, ...values: readonly (string | Run)[]): Words {
  const runOf = (value: string | Run): Run =>
    typeof value === 'string' ? { text: value, bold: true } : value;
  // Texts, and between them the places of values, which may stand in another order.
  return t(keyOf(texts))
    .split(/\{(\d+)\}/)
    .map((part, k) => (k % 2 === 0 ? { text: part } : runOf(values[Number(part)])))
    .filter(({ text }) => text !== '');
}

/** The sentence as plain text, for screen readers and tests. */
export const plainWords = (sentence: Words): string => sentence.map(({ text }) => text).join('');
