/** A caption out of one text, so that its words may stand in another order in another language. */
import type { Sentence } from './plot';

/** What stands between two asterisks on either side is bold: "ahead in **7 of 8**". */
export const marked = (text: string): Sentence =>
  text
    .split('**')
    .map((run, i) => (i % 2 === 1 ? { text: run, bold: true } : { text: run }))
    .filter((run) => run.text !== '');
