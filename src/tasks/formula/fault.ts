/** How reading a text fails. Inside this folder faults are thrown; `parse` never lets one out. */

/** Where the text cannot be read, and why. */
export interface TextError {
  /** A phrase for people: what was expected or what is wrong. */
  readonly message: string;
  /** First character, 0-based in UTF-16 units as a text box counts them; at most the length. */
  readonly at: number;
  /** Characters it is about; 0 at the end of the text. */
  readonly length: number;
}

export class Fault extends Error {
  readonly at: number;
  readonly length: number;

  constructor(message: string, at: number, length: number) {
    super(message);
    this.at = at;
    this.length = length;
  }
}

const LONGEST = 20;

/** By number, where a character cannot be seen or could turn the sentence around it. */
const visible = (text: string): string =>
  text.replace(/[\p{C}\p{Z}]/gu, (c) => `U+${c.codePointAt(0)?.toString(16).padStart(4, '0')}`);

/** A piece of the text inside a message. */
export function quoted(text: string): string {
  const letters = [...text];
  const cut = letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : text;
  return `“${visible(cut)}”`;
}
