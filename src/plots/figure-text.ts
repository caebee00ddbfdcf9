/** Lines of the texts around a figure, broken by their estimated width. */
import type { Sentence } from './plot';
import { textWidth } from './text-width';

interface Run {
  text: string;
  readonly bold: boolean;
}

/** The sentence in lines of at most `width` px, broken at spaces; a long word has its own line. */
export function wrapWidth(sentence: Sentence, width: number, size: number): Sentence[] {
  const lines: Run[][] = [[]];
  let used = 0;
  for (const { text, bold = false } of sentence) {
    // Hard spaces, between a number and its unit, are no place to break.
    for (const word of text.split(/(?<= )/)) {
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
