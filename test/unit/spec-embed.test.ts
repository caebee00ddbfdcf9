import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ANYONE,
  type Embed,
  formatEmbed,
  isOrigin,
  LOCKABLE,
  NOBODY,
  PARTS,
  type PartId,
  parseEmbed,
  USUAL,
} from '../../src/spec/embed';
import { FIELDS } from '../../src/spec/fields';
import { noticeText } from '../../src/spec/notice';
import { decode, isEmbedLink } from '../../src/spec/permalink';

const texts = (link: string) => parseEmbed(link).notices.map(noticeText);
const parts = (link: string): readonly PartId[] => [...parseEmbed(link).embed.parts];

describe('the frame that a link asks for', () => {
  test('without a word: the first screen, nothing locked, whoever frames it', () => {
    expect(parseEmbed('#v=1&embed=1')).toEqual({ embed: USUAL, notices: [] });
    expect(formatEmbed(USUAL)).toBe('embed=1');
  });

  test('comes back as it was written, and says nothing else of the run', () => {
    const frames = fc.record({
      shown: fc.subarray(PARTS.map(({ id }) => id)),
      lock: fc.subarray(LOCKABLE.map(({ key }) => key as string)),
      origin: fc.constantFrom(ANYONE, NOBODY, 'https://school.example', 'http://localhost:5173'),
    });
    fc.assert(
      fc.property(frames, ({ shown, lock, origin }) => {
        const free = PARTS.filter((part) => lock.length === 0 || !('sets' in part));
        const ids = free.map(({ id }) => id).filter((id) => shown.includes(id));
        const embed: Embed = { parts: new Set(ids), lock, origin };
        const link = `#v=1&alpha=4&${formatEmbed(embed)}`;
        expect(parseEmbed(link)).toEqual({ embed, notices: [] });
        expect(isEmbedLink(link.slice(1))).toBe(true);
        expect(decode(link)).toEqual(decode('#v=1&alpha=4'));
      }),
    );
  });

  test('has a boolean a part; what is neither, or no part, is said and changes nothing', () => {
    expect(parts('embed=1&ui-ledger=0')).not.toContain('ledger');
    expect(parts('embed=1&ui-codes=1')).toContain('codes');
    expect(parts('embed=1&ui-ledger=no&ui-codes=yes')).toEqual([...USUAL.parts]);
    expect(texts('embed=1&ui-ledger=no&ui-everything=1')).toEqual([
      'ui-everything names no part of this page; it is ignored.',
      'ui-ledger = no is neither 0 nor 1; 1 is used.',
    ]);
  });

  test('locks what can be locked, and shows nothing beside that sets things by itself', () => {
    const { embed, notices } = parseEmbed('embed=1&lock=seed,alpha&ui-sweep=1&ui-theory=1');
    expect(embed.lock).toEqual(['alpha', 'seed']);
    expect(embed.parts.has('theory')).toBe(true);
    expect(embed.parts.has('sweep')).toBe(false);
    expect(notices.map(({ key }) => key)).toEqual(['ui-sweep']);
    expect(texts('embed=1&lock=seed,theme,nothing')).toEqual([
      'lock = seed,theme,nothing names a setting that cannot be locked; seed is used.',
    ]);
  });

  test('an origin that is none lets nobody in', () => {
    for (const text of ['*', 'school.example', 'https://school.example/', 'javascript:alert(1)']) {
      const { embed, notices } = parseEmbed(`embed=1&origin=${encodeURIComponent(text)}`);
      expect(embed.origin, text).toBe(NOBODY);
      expect(notices, text).toHaveLength(1);
    }
    expect(parseEmbed('embed=1&origin=').embed.origin).toBe(NOBODY);
    expect(isOrigin('https://school.example')).toBe(true);
    expect(isOrigin('null')).toBe(false);
  });

  test('its keys are unknown where the link is not for a frame', () => {
    expect(decode('v=1&embed=1&ui-ledger=0&lock=seed&origin=none').notices).toEqual([]);
    expect(decode('v=1&ui-ledger=0&lock=seed&origin=none').notices).toHaveLength(3);
  });

  test('parts have keys of their own, and so have links of fields', () => {
    expect(new Set(PARTS.map(({ id }) => id)).size).toBe(PARTS.length);
    expect(FIELDS.filter(({ key }) => /^(ui-|lock$|origin$|embed$)/.test(key))).toEqual([]);
  });
});
