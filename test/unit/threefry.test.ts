import { describe, expect, test } from 'vitest';
import { shuffle, stream } from '../../src/lib/random';
import { threefry2x32 } from '../../src/lib/threefry';

/** Known answers of Random123 1.09 (kat_vectors, threefry2x32 20). */
const KNOWN = [
  { counter: [0, 0], key: [0, 0], answer: [0x6b200159, 0x99ba4efe] },
  {
    counter: [0xffffffff, 0xffffffff],
    key: [0xffffffff, 0xffffffff],
    answer: [0x1cb996fc, 0xbb002be7],
  },
  {
    counter: [0x243f6a88, 0x85a308d3],
    key: [0x13198a2e, 0x03707344],
    answer: [0xc4923a9c, 0x483df7a0],
  },
] as const;

describe('threefry2x32', () => {
  test.each(KNOWN)(
    'gives the published answer for counter $counter',
    ({ counter, key, answer }) => {
      const out = new Uint32Array(2);
      threefry2x32(key[0], key[1], counter[0], counter[1], out);
      expect([...out]).toEqual(answer);
    },
  );

  test('the check is able to fail: one key bit changes the answer', () => {
    const out = new Uint32Array(2);
    threefry2x32(1, 0, 0, 0, out);
    expect([...out]).not.toEqual(KNOWN[0].answer);
  });
});

describe('stream', () => {
  const words = (...args: Parameters<typeof stream>) => {
    const s = stream(...args);
    return Array.from({ length: 8 }, () => s.word());
  };

  test('repeats itself for the same seed, name and index', () => {
    expect(words(7, 'init', 0)).toEqual(words(7, 'init', 0));
  });

  test('differs when seed, name or index differs', () => {
    const all = [
      words(7, 'init', 0),
      words(8, 'init', 0),
      words(7, 'mask', 0),
      words(7, 'init', 1),
    ];
    expect(new Set(all.flat()).size).toBe(32);
  });

  test('below stays in range and reaches every value', () => {
    const s = stream(1, 'sample', 0);
    const seen = new Set(Array.from({ length: 500 }, () => s.below(7)));
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test('uniform never gives 0 or 1 and has mean one half', () => {
    const s = stream(2, 'sample', 0);
    const draws = Array.from({ length: 20000 }, () => s.uniform());
    expect(Math.min(...draws)).toBeGreaterThan(0);
    expect(Math.max(...draws)).toBeLessThan(1);
    const mean = draws.reduce((a, b) => a + b) / draws.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.01);
  });

  test('shuffle keeps every item once', () => {
    const items = Uint32Array.from({ length: 100 }, (_, i) => i);
    shuffle(items, stream(3, 'sample', 0));
    expect([...items].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
    expect([...items]).not.toEqual([...items].sort((a, b) => a - b));
  });
});
