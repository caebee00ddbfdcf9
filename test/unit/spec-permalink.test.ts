import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SPEC, DEFAULT_VIEW, FIELDS } from '../../src/spec/fields';
import { noticeText } from '../../src/spec/notice';
import { decode, encode, isRefused, MAX_LINK } from '../../src/spec/permalink';
import { formatAxis, NO_SWEEP } from '../../src/spec/sweep';
import { anyState, assertValid, assertValidSweep } from '../support/specs';

const texts = (link: string): string[] => decode(link).notices.map(noticeText);

describe('encode', () => {
  test('the default state is only the version', () => {
    expect(encode(DEFAULT_SPEC, DEFAULT_VIEW)).toBe('v=1');
  });

  test('only what differs is written, in table order, with short numbers', () => {
    const spec = {
      ...DEFAULT_SPEC,
      methods: ['dense', 'fpe-clause'] as const,
      alpha: 4,
      lr: 0.01,
      opt: 'adam' as const,
      clauses: 16,
    };
    expect(encode(spec, { ...DEFAULT_VIEW, pin: 'w4.7', at: 26 })).toBe(
      'v=1&clauses=16&opt=adam&lr=0.01&alpha=4&methods=dense,fpe-clause&at=26&pin=w4.7',
    );
  });
});

describe('decode(encode(state))', () => {
  test('is the identity for every valid state', () => {
    fc.assert(
      fc.property(anyState, ({ spec, view, sweep }) => {
        expect(decode(encode(spec, view, sweep))).toEqual({ spec, view, sweep, notices: [] });
      }),
      { numRuns: 1000 },
    );
  });

  test('gives the same link again, however the first one was ordered', () => {
    fc.assert(
      fc.property(anyState, fc.infiniteStream(fc.nat()), ({ spec, view, sweep }, order) => {
        const link = encode(spec, view, sweep);
        const shuffled = link
          .split('&')
          .map((pair) => ({ pair, at: order.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ pair }) => pair)
          .join('&');
        const state = decode(shuffled);
        expect(encode(state.spec, state.view, state.sweep)).toBe(link);
      }),
      { numRuns: 300 },
    );
  });

  test('is as short as a link should be: under 500 characters with every field changed, beside methods and formula', () => {
    fc.assert(
      fc.property(anyState, ({ spec, view }) => {
        const names = spec.methods.join().length;
        expect(encode({ ...spec, formula: '' }, view).length - names).toBeLessThan(500);
      }),
    );
  });
});

describe('decode', () => {
  test.each([
    ['https://example.org/fpe/?x=1#v=1&alpha=4'],
    ['#v=1&alpha=4'],
    ['v=1&alpha=4'],
    ['alpha=4'],
    ['&&v=1&&alpha=4&'],
    ['v=1&alph%61=%34'],
  ])('reads %s', (link) => {
    expect(decode(link)).toEqual({
      spec: { ...DEFAULT_SPEC, alpha: 4 },
      view: DEFAULT_VIEW,
      sweep: NO_SWEEP,
      notices: [],
    });
  });

  test.each([[''], ['#'], ['https://example.org/'], ['http://h/?v=1&alpha=4']])(
    'finds the defaults in %j',
    (link) => {
      expect(decode(link)).toEqual({
        spec: DEFAULT_SPEC,
        view: DEFAULT_VIEW,
        sweep: NO_SWEEP,
        notices: [],
      });
    },
  );

  test('a newer version is read with the rules known here, and said so', () => {
    expect(decode('v=2&alpha=4').spec.alpha).toBe(4);
    expect(texts('v=2&alpha=4')).toEqual([
      'v = 2 is from a newer version of this page; 1 is used.',
    ]);
  });

  test.each(['0', '-1', '1.5', 'x', '', '01', '1e0'])(
    'version %j is none, and said so',
    (version) => {
      expect(decode(`v=${version}`).notices.map((n) => n.key)).toEqual(['v']);
    },
  );

  test('an unknown key is named and ignored', () => {
    expect(texts('v=1&beta=3')).toEqual([
      'beta = 3 is not a setting this page knows; it is ignored.',
    ]);
  });

  test('the first of a repeated key counts', () => {
    const state = decode('alpha=4&alpha=8');
    expect(state.spec.alpha).toBe(4);
    expect(state.notices.map(noticeText)).toEqual([
      'alpha = 8 is given again; the first, 4, is used.',
    ]);
  });

  test('a broken escape is a notice of its key', () => {
    expect(texts('alpha=%E0%A4%A')).toEqual(['alpha = %E0%A4%A is not a number; 2 is used.']);
    expect(decode('%zz=1').notices).toHaveLength(1);
  });

  test('keys of Object.prototype are unknown keys like others and reach nothing', () => {
    const link = '__proto__=1&constructor=2&hasOwnProperty=3&toString=4&__proto__[alpha]=8';
    const state = decode(link);
    assertValid(state);
    expect(state.spec).toEqual(DEFAULT_SPEC);
    expect(state.notices).toHaveLength(5);
    expect(Object.getPrototypeOf(state.spec)).toBe(Object.prototype);
  });

  test('a text that is too long is refused as a whole', () => {
    const state = decode(`v=1&alpha=4&pin=${'9'.repeat(MAX_LINK)}`);
    expect(state.spec).toEqual(DEFAULT_SPEC);
    expect(isRefused(state.notices)).toBe(true);
    expect(state.notices.map(noticeText)).toEqual([
      'link is longer than 50000 characters; nothing of it is used.',
    ]);
    expect(isRefused(decode('v=9&alpha=x').notices)).toBe(false);
  });

  test('a link with thousands of faults gives a dozen notices and a count', () => {
    const link = Array.from({ length: 3000 }, (_, i) => `k${i}=1`)
      .join('&')
      .slice(0, MAX_LINK);
    const notices = texts(link);
    expect(notices).toHaveLength(13);
    expect(notices.at(-1)).toMatch(/^link has \d+ more faults; only what is valid is used\.$/);
  });

  const nasty = fc.constantFrom(
    ...[
      'NaN',
      'Infinity',
      '-Infinity',
      '1e999',
      '-1e999',
      '-0',
      '1e-999',
      '%',
      '%00',
      '%FF',
      '=',
      '',
    ],
    ...[
      '&',
      '#',
      '__proto__',
      '[object Object]',
      'null',
      'undefined',
      'true',
      '0x10',
      '1,2',
      ',,,',
    ],
    ...[
      'dense',
      'fpe-random',
      'w1.1',
      'n99999',
      '٣',
      '１',
      '1_000',
      ' 4',
      '4 ',
      '\u0000',
      '\ud800',
    ],
  );
  const key = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('v', 'sx', 'sy', ...FIELDS.map((f) => f.key)) },
    { weight: 1, arbitrary: nasty },
    { weight: 1, arbitrary: fc.string() },
  );
  const axis = fc
    .tuple(
      fc.constantFrom('alpha', 'hidden', 'split', 'warmup', 'seed', 'opt', 'x', ''),
      fc.array(fc.oneof(nasty, fc.double().map(String), fc.integer({ max: 40 }).map(String)), {
        maxLength: 40,
      }),
    )
    .map(([field, values]) => `${field}:${values.join(',')}`);
  const value = fc.oneof(
    nasty,
    axis,
    fc.string({ unit: 'binary' }),
    fc.double().map(String),
    fc.maxSafeInteger().map(String),
  );
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.tuple(key, value, fc.constantFrom('=', '', '==')), { maxLength: 40 })
      .map((pairs) => pairs.map(([k, v, e]) => `${k}${e}${v}`).join('&')),
  );

  test('no fragment makes it throw or gives an invalid state', () => {
    fc.assert(
      fc.property(hostile, (fragment) => {
        const { sweep, ...state } = decode(fragment);
        assertValid(state);
        assertValidSweep(sweep);
        expect(state.notices.length).toBeLessThanOrEqual(13);
        for (const notice of state.notices) expect(noticeText(notice).length).toBeLessThan(250);
        const again = decode(encode(state.spec, state.view, sweep));
        expect(again).toEqual({ ...state, sweep, notices: [] });
      }),
      { numRuns: 3000 },
    );
  });

  test('a value that is not used as given is named in a notice', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FIELDS), nasty, (field, given) => {
        const text = given.replace(/\p{Cs}/gu, '?');
        const state = decode(`v=1&${field.key}=${encodeURIComponent(text)}`);
        const values: Record<string, unknown> = { ...state.spec, ...state.view };
        const used = values[field.key];
        const zero = used === 0 && ['-0', '1e-999'].includes(given);
        // Dots are how a link writes the blanks of a formula.
        const read = field.key === 'formula' ? text.replaceAll('.', ' ') : given;
        const same = String(used) === read || zero;
        if (!same) expect(state.notices.map((n) => n.key)).toContain(field.key);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('old links', () => {
  const lines = readFileSync(new URL('../golden/links.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('//'));

  test('there are some', () => {
    expect(lines.length).toBeGreaterThanOrEqual(8);
  });

  test.each(lines)('%s', (line) => {
    const [link, json] = line.split('\t') as [string, string];
    const { spec, view, sweep, notices } = decode(link);
    const axes = { sx: formatAxis(sweep.x), sy: formatAxis(sweep.y) };
    // What a line does not name was added to the table later, and has its default.
    const usual = { ...DEFAULT_SPEC, ...DEFAULT_VIEW, sx: '', sy: '' };
    expect({ ...spec, ...view, ...axes, notices: notices.map((n) => n.key) }).toEqual({
      ...usual,
      ...JSON.parse(json),
    });
  });
});
