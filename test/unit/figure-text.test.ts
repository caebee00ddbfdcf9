/** Lines of the texts around a figure: no wider than the figure, nothing lost, in both languages. */
import { describe, expect, test } from 'vitest';
import { wrapWidth } from '../../src/plots/figure-text';
import { plain, type Sentence } from '../../src/plots/plot';
import { textWidth } from '../../src/plots/text-width';

const ENGLISH: Sentence = [
  { text: 'Before the split ' },
  { text: '4 of 8', bold: true },
  { text: ' clauses have a code, 0.5 neurons a clause, and 95\u00a0% of them are carried by two.' },
];
const CHINESE: Sentence = [
  { text: '拆分前 8 个子句中有 ' },
  { text: '4 个', bold: true },
  {
    text: '有编码，平均每个子句 0.5 个神经元（随机符号时为 0.3 个）；其中“部分”的不计，共 95\u00a0%。',
  },
];

const widthOf = (line: Sentence): number =>
  line.reduce((sum, { text, bold = false }) => sum + textWidth(text.trimEnd(), 12, bold), 0);

describe.each([
  ['English', ENGLISH],
  ['Chinese', CHINESE],
] as const)('%s', (_, sentence) => {
  test.each([120, 200, 333])('lines of %i px hold all of it and no more', (width) => {
    const lines = wrapWidth(sentence, width, 12);
    expect(lines.map(plain).join('')).toBe(plain(sentence));
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
  });
});

test('no line of Chinese begins with a closing mark or ends with an opening one', () => {
  for (let width = 60; width < 400; width++) {
    for (const line of wrapWidth(CHINESE, width, 12).map(plain)) {
      expect(line).not.toMatch(/^[，。：；、）”%]|[（“]$/);
    }
  }
});

test('English is broken at spaces alone', () => {
  const words = plain(ENGLISH).split(' ');
  for (const line of wrapWidth(ENGLISH, 150, 12).map(plain)) {
    for (const word of line.trim().split(' ')) expect(words).toContain(word);
  }
});
