/** Sentences as runs of plain and bold text: what is computed stands out from what is told. */
export type Words = readonly { readonly text: string; readonly bold?: boolean }[];

/** Tagged template: the text plain, what is filled in bold. `words` of an own sentence stay as they are. */
export function words(texts: TemplateStringsArray, ...values: readonly string[]): Words {
  return texts
    .flatMap((text, k) => [
      { text },
      ...(k < values.length ? [{ text: values[k], bold: true }] : []),
    ])
    .filter(({ text }) => text !== '');
}

/** The sentence as plain text, for screen readers and tests. */
export const plainWords = (sentence: Words): string => sentence.map(({ text }) => text).join('');
