/** Lines of the texts around a figure, broken by their estimated width. */
import type { Sentence } from './plot';
import { textWidth } from './text-width';

interface Run {
  text: string;
  readonly bold: boolean;
}

/**
 * After a space (a hard one, between a number and its unit, is no place to break), and in Chinese
 * after any character but an opening bracket, unless a mark follows that may not begin a line.
 */
const BREAKS =
  /(?<= )|(?<=[\u2e80-\u9fff\uff00-\uffef、。](?<![（《])|(?<=[\u2e80-\u9fff])[”’])(?![\s，。：；、）》！？”’…])/;

/** The sentence in lines of at most `width` px; a word that is longer has its own line. */
export function wrapWidth(sentence: Sentence, width: number, size: number): Sentence[] {
  const lines: Run[][] = [[]];
  let used = 0;
  for (const { text, bold = false } of sentence) {
    for (const word of text.split(BREAKS)) {
      if (used > 0 && used + textWidth(word.trimEnd(), size, bold) > width) {
        lines.push([]);
        used = 0;
      }
      const line = lines[lines.length - 1];
      const last = line[line.length - 1];
      if (last?.bold === bold) last.text += word;
      else line.push({ text: word, bold });
      used += textWidth(word, size, bold);
    }
  }
  return lines.filter((line) => line.length > 0);
}

/** A link in at most `most` lines of that width, broken anywhere; the rest is an ellipsis. */
export function wrapLink(link: string, width: number, size: number, most: number): string[] {
  const lines = [''];
  let used = 0;
  for (const letter of link) {
    const wide = textWidth(letter, size);
    if (used > 0 && used + wide > width) {
      if (lines.length === most) {
        lines[most - 1] = `${lines[most - 1].slice(0, -1)}…`;
        break;
      }
      lines.push('');
      used = 0;
    }
    lines[lines.length - 1] += letter;
    used += wide;
  }
  return lines;
}
