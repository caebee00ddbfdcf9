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

/** Tagged template: the text plain, a string that is filled in bold, a run as it is. */
export function words(texts: TemplateStringsArray, ...values: readonly (string | Run)[]): Words {
  const runOf = (value: string | Run): Run =>
    typeof value === 'string' ? { text: value, bold: true } : value;
  return texts
    .flatMap((text, k) => [{ text }, ...(k < values.length ? [runOf(values[k])] : [])])
    .filter(({ text }) => text !== '');
}

/** The sentence as plain text, for screen readers and tests. */
export const plainWords = (sentence: Words): string => sentence.map(({ text }) => text).join('');
