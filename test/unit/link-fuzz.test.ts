import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frameCount } from '../../src/model/timeline';
import { FIELDS } from '../../src/spec/fields';
import { noticeText } from '../../src/spec/notice';
import { decode, encode, isRefused, MAX_LINK } from '../../src/spec/permalink';
import { idleRecord } from '../../src/store/idle-record';
import { loadTasks, TASKS } from '../../src/tasks';
import { anyState, assertValid, assertValidSweep } from '../support/specs';

await loadTasks(TASKS.map(({ id }) => id));

/** Links that were in somebody's hands: they reach further into the reader than noise does. */
const OLD = readFileSync(new URL('../golden/links.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('//'))
  .map((line) => line.split('\t')[0]);

const link = fc.oneof(
  fc.constantFrom(...OLD),
  anyState.map(({ spec, view, sweep }) => encode(spec, view, sweep)),
);

interface Edit {
  readonly kind: 'cut' | 'insert' | 'over' | 'repeat' | 'value' | 'other';
  /** Share of the link. */
  readonly at: number;
  readonly text: string;
  readonly key: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('cut', 'insert', 'insert', 'over', 'over', 'repeat', 'value', 'other'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  text: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      '&',
      '=',
      '#',
      '%',
      '%ff',
      '%00',
      ',',
      ':',
      '-',
      '9e99',
      '<script>',
      '__proto__',
    ),
    fc.constantFrom(
      '((((x1',
      'x1'.repeat(300),
      '~'.repeat(200),
      'x1|'.repeat(99),
      '%E2%88%A7',
      '٣',
    ),
  ),
  key: fc.constantFrom('v', 'sx', 'sy', 'snap', 'formula', 'data', ...FIELDS.map(({ key }) => key)),
});

function edited(text: string, { kind, at: share, text: planted, key }: Edit): string {
  const at = Math.floor(share * text.length);
  const [before, after] = [text.slice(0, at), text.slice(at)];
  switch (kind) {
    case 'cut':
      return before;
    case 'insert':
      return before + planted + after;
    case 'over':
      return before + planted + after.slice(planted.length);
    case 'repeat':
      return `${text}&${after}`;
    case 'value':
      return text.replace(/=[^&]*/, () => `=${planted}`);
    case 'other':
      return `${text}&${key}=${planted}`;
  }
}

describe('10,000 damaged links', () => {
  test('each ends in a state whose page can be made, and in a reason for what is not used', () => {
    const outcomes = { clean: 0, told: 0, made: 0 };
    fc.assert(
      fc.property(
        link,
        fc.array(edit, { minLength: 1, maxLength: 5 }),
        fc.nat(9),
        (given, edits, chosen) => {
          const { spec, view, sweep, notices } = decode(edits.reduce(edited, given));
          assertValid({ spec, view });
          assertValidSweep(sweep);
          expect(notices.length).toBeLessThanOrEqual(13);
          for (const notice of notices) {
            const said = noticeText(notice);
            expect(said).toMatch(/\.$/);
            // The longest lists every method.
            expect(said.length).toBeLessThan(600);
          }
          outcomes[notices.length > 0 ? 'told' : 'clean']++;
          // What the page shows first; one in ten, because a network is dealt for each method.
          if (chosen > 0) return;
          const record = idleRecord(spec);
          expect(record.frames).toBe(1);
          expect(frameCount(record.schedule)).toBeLessThan(2000);
          outcomes.made++;
        },
      ),
      { numRuns: 10_000 },
    );
    expect(outcomes.clean).toBeGreaterThan(500);
    expect(outcomes.told).toBeGreaterThan(3000);
    expect(outcomes.made).toBeGreaterThan(700);
  }, 120_000);

  test('one of any length is read up to the bound, and refused as a whole beyond it', () => {
    for (const part of ['&', 'a=1&', '%', '=', 'formula=((((', 'sx=alpha:', '&alpha=4&alpha=4']) {
      const within = part.repeat(Math.floor(MAX_LINK / part.length));
      expect(isRefused(decode(within).notices)).toBe(false);
      expect(isRefused(decode(part.repeat(10 * MAX_LINK)).notices)).toBe(true);
    }
  });
});
