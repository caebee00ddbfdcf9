/** The committed run of the claims: page, document and JSON say the same, and follow from its numbers. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { CLAIMS, judge, seedsOfArm, stripOf } from '../../src/claims';
import { documentOf, tableOf } from '../../src/claims/document';
import {
  type ClaimsFile,
  claimsFile,
  encodeClaims,
  readingsByArm,
  resultsOf,
  storedClaim,
} from '../../src/claims/file';
import { Measured } from '../../src/claims/results';
import { retell, speakIn } from '../../src/lib/text';
import { decode } from '../../src/spec/permalink';
import { FALSE_WORLDS, resultsIn, TRUE_WORLDS } from '../support/claim-worlds';
import { zh } from '../support/table-texts';

const read = (name: string): string =>
  readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
const text = read('claims.json');
const file = JSON.parse(text) as ClaimsFile;
const results = resultsOf(file, CLAIMS);

describe('docs/claims.json', () => {
  test('has exactly the registered claims, in their order', () => {
    expect(file.claims.map(({ id }) => id)).toEqual(CLAIMS.map(({ id }) => id));
    expect(file.date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(file.command).toMatch(/^npm run claims/);
  });

  test.each(CLAIMS.map((claim, k) => [claim.id, claim, k] as const))(
    '%s: the verdict follows from the numbers stored',
    (_, claim, k) => {
      const stored = file.claims[k];
      expect(storedClaim(claim, results, stored.networks)).toEqual(stored);
      expect(judge(claim, results).verdict).toBe(stored.verdict);
      expect(stored.sentence).not.toMatch(/NaN|undefined/);
    },
  );

  test('a changed number is not passed over', () => {
    const changed = JSON.parse(text) as { networks: { values: Record<string, number[]> }[] };
    changed.networks[0].values['after accuracy'][3] += 0.05;
    const other = resultsOf(changed as unknown as ClaimsFile, CLAIMS);
    expect(storedClaim(CLAIMS[0], other, file.claims[0].networks)).not.toEqual(file.claims[0]);
  });

  test('every network that a claim needs is there, with a number a seed', () => {
    for (const { arm } of readingsByArm(CLAIMS).values()) {
      const accuracy = results.values(arm, 'accuracy');
      expect(accuracy).toHaveLength(seedsOfArm(arm).length);
      expect(accuracy.every((share) => share >= 0.3 && share <= 1)).toBe(true);
    }
    for (const { link, seeds } of file.networks) {
      const { spec, notices } = decode(link);
      expect(notices).toEqual([]);
      expect([spec.seed, spec.seeds]).toEqual(seeds);
    }
  });

  test('is what encoding it again gives', () => {
    expect(encodeClaims(file)).toBe(text);
    const { app, date, engine, command } = file;
    expect(claimsFile(CLAIMS, results, { app, date, engine, command })).toEqual(file);
  });

  test('lacks nothing silently', () => {
    const without = { ...file, networks: file.networks.slice(1) };
    expect(() => resultsOf(without, CLAIMS)).toThrow(/no networks of/);
    const [first, ...rest] = file.networks;
    const values = { 'split accuracy': first.values['after accuracy'] };
    expect(() => resultsOf({ ...file, networks: [{ ...first, values }, ...rest] }, CLAIMS)).toThrow(
      /no "after accuracy"/,
    );
    expect(() => resultsOf({ ...file, format: 'x' } as unknown as ClaimsFile, CLAIMS)).toThrow(
      /not a file of claims/,
    );
  });
});

describe('docs/claims.md', () => {
  test('is what the file says, to the letter', () => {
    expect(read('claims.md')).toBe(documentOf(file));
  });

  test('names every verdict, rule and setting', () => {
    const document = documentOf(file);
    for (const { title, rule, link, sentence } of file.claims) {
      for (const part of [title, rule, link, sentence]) expect(document).toContain(part);
    }
    expect(tableOf(file).split('\n').length).toBeGreaterThan(CLAIMS.length);
  });
});

describe('numbers', () => {
  test('keep five digits, and what is not known stays so', () => {
    const measured = new Measured();
    const [arm] = CLAIMS[0].arms;
    measured.write(arm, 33, 'after accuracy', 0.123456789);
    measured.write(arm, 34, 'after accuracy', Number.NaN);
    const values = measured.values(arm, 'accuracy');
    expect(values.slice(0, 3)).toEqual([0.12346, Number.NaN, Number.NaN]);
    expect([measured.has(arm, 34), measured.has(arm, 35)]).toEqual([true, false]);
    measured.forget(arm);
    expect(measured.has(arm, 33)).toBe(false);
  });

  test('a diverged network is null in the file and left out when judged', () => {
    const measured = new Measured();
    const world = resultsIn(TRUE_WORLDS.order);
    const [claim] = CLAIMS;
    for (const arm of claim.arms) {
      seedsOfArm(arm).forEach((seed, s) => {
        const lost = s === 0 && arm.method === 'fpe-random';
        const value = lost ? Number.NaN : world.values(arm, 'accuracy')[s];
        measured.write(arm, seed, 'after accuracy', value);
      });
    }
    const made = claimsFile([claim], measured, { app: '', date: '', engine: '', command: '' });
    const back = JSON.parse(encodeClaims(made)) as ClaimsFile;
    expect(back.networks.map(({ values }) => values['after accuracy'][0] === null)).toEqual([
      false,
      true,
      false,
    ]);
    const [part] = judge(claim, resultsOf(back, [claim])).parts;
    expect([part.n, part.lost, part.outcome]).toEqual([19, 1, 'holds']);
  });
});

describe('in Chinese', () => {
  afterEach(() => speakIn('en', null));

  const NAMES = /FashionMNIST|DropConnect|CLIP|Adam|RigL|SET/g;
  const words = (text: string): string[] => text.replace(NAMES, '').match(/[A-Za-z]{2,}/g) ?? [];
  /** Numbers of a text, in any order: they may move. */
  const numbers = (text: string): string[] => (text.match(/[+−]?\d+(\.\d+)?/g) ?? []).sort();

  test.each(CLAIMS.map((claim, k) => [claim.id, claim, k] as const))(
    '%s is told as it is shown, every number kept; what is stored stays English',
    (_, claim, k) => {
      speakIn('zh', zh);
      const stored = file.claims[k];
      const { sentence, rule, parts } = judge(claim, results);
      expect([sentence, rule]).toEqual([stored.sentence, stored.rule]);
      const { axis, rows } = stripOf(claim, results);
      const shown = [claim.title, claim.published, sentence, rule, axis.label, axis.unit].concat(
        parts.flatMap(({ label, outcome }) => [label, outcome]),
        rows.flatMap(({ label, group }) => [label, group]),
      );
      for (const text of shown) {
        expect(words(retell(text)), text).toEqual([]);
        // “Eight” stays a word, and a word a sentence: only what is written in digits is compared.
        expect(numbers(retell(text)), text).toEqual(expect.arrayContaining(numbers(text)));
      }
      expect(words(sentence).length).toBeGreaterThan(3);
    },
  );

  test('whatever was found, and with seeds that are left out', () => {
    speakIn('zh', zh);
    for (const claim of CLAIMS) {
      for (const worlds of [TRUE_WORLDS, FALSE_WORLDS]) {
        const found = resultsIn(worlds[claim.id]);
        const lost = judge(claim, found).parts.map((part) => ({ ...part, lost: 2 }));
        expect(words(retell(claim.say(lost, found))), claim.id).toEqual([]);
      }
    }
  });
});
