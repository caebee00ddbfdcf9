/** The coverage–collision plane: numbers, what limits, sentences, formulas and the table. */
import { describe, expect, it } from 'vitest';
import { mean, standardError } from '../../src/lib/statistics';
import { METHODS, methodOf } from '../../src/methods';
import { splitTheory } from '../../src/metrics';
import type { RunRecord } from '../../src/model/record';
import { isEmpty, type PlotInput } from '../../src/plots/plot';
import { theory } from '../../src/plots/theory';
import { checkOf } from '../../src/plots/theory-check';
import { dealingOf, expected, expectedOf, type Setting } from '../../src/plots/theory-curves';
import { formulasOf, type Term } from '../../src/plots/theory-formulas';
import type { TheoryGroup, TheoryModel } from '../../src/plots/theory-model';
import { companionsText, shareText, small } from '../../src/plots/theory-words';
import { measuredRecord } from '../support/fixture-measures';
import { fixtureGroups } from '../support/fixture-network';
import type { FixtureOptions } from '../support/fixture-record';
import { captionOf, input, modelOf } from '../support/plot-input';

/** A number and its unit never part; here they may. */
const loose = (text: string): string => text.replaceAll('\u00a0', ' ');
const caption = (made: PlotInput): string => loose(captionOf(theory, made));

const at = (options: FixtureOptions = {}, rest: Partial<PlotInput> = {}): PlotInput => {
  const record = measuredRecord(options);
  return { ...input(options, rest), record, frame: rest.frame ?? record.frames - 1 };
};
const model = (options: FixtureOptions = {}, rest: Partial<PlotInput> = {}): TheoryModel =>
  modelOf(theory, at(options, rest));
const groupOf = (m: TheoryModel, id: string): TheoryGroup => {
  const found = m.groups.find((g) => g.method.id === id);
  if (!found) throw new Error(`no group "${id}"`);
  return found;
};
const SETTING: Setting = {
  inputs: 32,
  clauses: 8,
  literals: Array(8).fill(4),
  parents: 8,
  alpha: 2,
};

/** The same record with counts of the masks put in, for every network. */
function withCounts(
  record: RunRecord,
  counts: readonly (readonly [number, number, number])[],
): RunRecord {
  const put = (list: RunRecord['measures']['after']) =>
    list.map((m, r) => {
      const [coverage, wholes, collisions] = counts[r % counts.length];
      return m && { ...m, coverage, wholes, collisions };
    });
  const { before, split, after } = record.measures;
  return { ...record, measures: { before, split: put(split), after: put(after) } };
}

describe('closed forms', () => {
  it('are those of the metrics for clauses of one size', () => {
    for (const dealing of ['independent', 'balanced', 'clauses'] as const) {
      const { coverage, wholes, collisions } = splitTheory(dealing, { ...SETTING, literals: 4 });
      const spot = expected(dealing, SETTING);
      expect(spot).toMatchObject({ coverage, wholes, collisions });
      expect(spot.companions).toBeCloseTo((7 * collisions) / wholes, 12);
    }
    // The figures of the paper's notes: d = 32, k = 4, α = 2.
    expect(expected('balanced', SETTING).wholes).toBeCloseTo(0.101, 3);
    expect(expected('independent', SETTING).collisions).toBeCloseTo(0.0078, 4);
  });

  it('take the mean over clauses and pairs of different sizes', () => {
    const mixed = { ...SETTING, inputs: 5, clauses: 2, literals: [2, 3], parents: 1 };
    const spot = expected('independent', mixed);
    expect(spot.wholes).toBeCloseTo((1 / 2 + 1 / 4) / 2, 12);
    expect(spot.coverage).toBeCloseTo(spot.wholes, 12);
    // Five literals in one of two children.
    expect(spot.collisions).toBeCloseTo(1 / 16, 12);
    // Control: the two sizes matter.
    expect(expected('independent', { ...mixed, literals: [2, 2] }).wholes).toBeCloseTo(1 / 2, 12);
  });

  it('belong to methods by how they deal', () => {
    const of = (id: string) => dealingOf(methodOf(id));
    expect(['fpe-random', 'fpe-reinit', 'fpe-clause'].map(of)).toEqual([
      'balanced',
      'balanced',
      'clauses',
    ]);
    expect(['dense', 'dense-wide', 'fpe-clones', 'pruned-wide', 'dropconnect'].map(of)).toEqual(
      Array(5).fill('unsplit'),
    );
    expect(['fpe-overlap', 'fpe-shared-subset', 'fpe-nm', 'set', 'rigl'].map(of)).toEqual(
      Array(5).fill(null),
    );
    const shared = expectedOf(methodOf('fpe-shared'), SETTING);
    expect(shared?.coverage).toBe(shared?.wholes);
    expect(expectedOf(methodOf('dense'), SETTING)).toMatchObject({ coverage: 1, companions: 7 });
  });

  it('agree with masks that were really dealt, for every method that has one', () => {
    const methods = METHODS.map((m) => m.id);
    const m = model({ methods, seeds: 32 });
    const checked = m.groups.flatMap((g) => {
      const checks = (['coverage', 'wholes', 'collisions'] as const).map((key) => checkOf(g, key));
      return checks.some((c) => c === null) ? [] : [{ group: g, checks }];
    });
    expect(checked.length).toBeGreaterThan(5);
    for (const { group, checks } of checked)
      for (const check of checks)
        expect(Math.abs(check?.errors ?? 9), group.method.id).toBeLessThan(4);
    // Control: what a clause-aware split keeps is not what a random one is expected to keep.
    const swapped = { ...groupOf(m, 'fpe-clause'), expected: groupOf(m, 'fpe-random').expected };
    expect(checkOf(swapped, 'coverage')?.difference).toBeGreaterThan(0.3);
  });
});

describe('select', () => {
  it('reads the task off the run', () => {
    const m = model({ alpha: 4, hidden: 16, clauses: 6, literals: 3 });
    expect(m.setting).toEqual({
      inputs: 18,
      clauses: 6,
      literals: Array(6).fill(3),
      parents: 16,
      alpha: 4,
    });
    expect(m.curves.map((c) => c.points.map((p) => p.alpha))).toEqual(
      Array(3).fill([1, 2, 3, 4, 5, 6, 7, 8]),
    );
  });

  it('has every network before and after pruning, and their means', () => {
    const m = model();
    expect(m.groups.map((g) => g.method.id)).toEqual(['dense', 'fpe-random', 'fpe-clause']);
    const random = groupOf(m, 'fpe-random');
    expect(random.networks).toHaveLength(8);
    const dealt = random.networks.map((n) => n.dealt?.coverage ?? Number.NaN);
    expect(random.dealt?.coverage).toBeCloseTo(mean(dealt), 12);
    expect(new Set(dealt).size).toBeGreaterThan(1);
    expect(groupOf(m, 'dense').now).toEqual({
      coverage: 1,
      wholes: 1,
      collisions: 1,
      companions: 7,
    });
    const clause = groupOf(m, 'fpe-clause');
    expect(clause.dealt?.companions).toBeCloseTo(3, 12);
    expect(clause.now.wholes).toBeLessThan(1);
  });

  it('shows unsplit networks before the split and what is expected of the method', () => {
    const m = model({}, { frame: 25, method: 'fpe-random' });
    expect(m.split).toBe(false);
    for (const group of m.groups) {
      expect(group.dealt).toBeNull();
      expect(group.now).toMatchObject({ coverage: 1, companions: 7 });
    }
    expect(m.judged).toMatchObject({ measured: false, limit: 'coverage' });
  });

  it('leaves out networks without finite counts, and says when there is nothing', () => {
    const record = withCounts(measuredRecord(), [[Number.NaN, 1, 1]]);
    const m = modelOf(theory, { ...at(), record });
    expect(m.groups).toEqual([]);
    expect(m.judged).toMatchObject({ measured: false });
    const bare = { ...record, groups: { ...fixtureGroups(8, 4, 0), count: 0 } };
    expect(theory.select({ ...at(), record: bare })).toMatchObject({ empty: /no clauses/ });
    const untrained = { ...record, networks: new Map() };
    expect(isEmpty(theory.select({ ...at(), record: untrained }))).toBe(true);
  });
});

describe('what limits', () => {
  const judge = (coverage: number, wholes: number, collisions: number) => {
    const record = withCounts(measuredRecord(), [[coverage, wholes, collisions]]);
    const made = { ...at(), record };
    return [modelOf(theory, made).judged?.limit, caption(made)] as const;
  };
  it('is judged by the networks, with the numbers in the sentence', () => {
    const [coverage, words] = judge(0.5, 0.1, 0.001);
    expect(coverage).toBe('coverage');
    expect(words).toMatch(
      /^Coverage limits the clause-aware split at α = 2: 50 % of the clauses are whole in some child, 90 % would be enough, with 0\.07 other whole clauses in it on average \(more than 0\.5 is crowded\)\./u,
    );
    expect(judge(1, 1, 0.4)[0]).toBe('collisions');
    expect(judge(1, 1, 0.4)[1]).toMatch(
      /^Collisions limit .*: all of the clauses .* with 2\.8 other/u,
    );
    expect(judge(0.5, 0.1, 0.05)[1]).toMatch(/^Coverage and collisions both limit/u);
    expect(judge(0.95, 0.9, 0)[1]).toMatch(
      /^Neither coverage nor collisions limit .*: 95 % .* alone in it\./u,
    );
    expect(judge(0, 0, 0)[1]).toMatch(/no clause is whole in any child/u);
  });

  it('compares formula and measurement in standard errors', () => {
    const made = at({}, { method: 'fpe-random' });
    const m = modelOf(theory, made);
    const random = groupOf(m, 'fpe-random');
    const dealt = random.networks.map((n) => n.dealt?.coverage ?? Number.NaN);
    const errors = (mean(dealt) - (random.expected?.coverage ?? 0)) / standardError(dealt);
    expect(checkOf(random, 'coverage')?.errors).toBeCloseTo(errors, 12);
    const away = `${Math.abs(errors).toFixed(1)} standard errors away`;
    expect(caption(made)).toContain(away);
    expect(caption(at())).toContain('expects 100 %, as measured over 8 networks');
    expect(caption(at())).toMatch(/Pruning then tears \d\.?\d? % of the whole copies/u);
  });

  it('says when a method has no formula, and when it is not measured either', () => {
    const methods = ['dense', 'fpe-overlap'];
    const shown = { method: 'fpe-overlap' };
    expect(caption(at({ methods }, shown))).toMatch(
      /limits? “overlapping” at α = 2.* There is no formula for this method\./u,
    );
    expect(caption(at({ methods }, { ...shown, frame: 3 }))).toBe(
      'Not measured yet, and “overlapping” has no formula here.',
    );
    expect(caption(at({}, { frame: 3 }))).toMatch(/^Collisions will limit/u);
    expect(caption(at({ seeds: 1 }))).toContain('as measured in the one network');
  });
});

const text = (terms: readonly Term[]): string =>
  terms.map((t) => (typeof t === 'string' ? t : `^${t.raised}`)).join('');

/** Works out a formula's numbers; C is the binomial. */
function evaluate(terms: readonly Term[]): number {
  const choose = (n: number, r: number): number =>
    Array.from({ length: r }, (_, i) => (n - i) / (i + 1)).reduce((a, b) => a * b, 1);
  const js = text(terms)
    .replaceAll('−', '-')
    .replaceAll('·', '*')
    .replace(/10⁻([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/gu, (_, power: string) => {
      return `10**(-${Array.from(power, (p) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(p)).join('')})`;
    })
    .replace(/\^(-?\d+)/g, '**($1)')
    .replace(/^(\d+)\*\*/, '($1)**');
  return new Function('C', `return ${js}`)(choose) as number;
}

describe('formulas', () => {
  it('say whose they are', () => {
    const sources = formulasOf(SETTING).map((g) => [g.dealing, g.source]);
    expect(sources).toEqual([
      ['clauses', 'derived here'],
      ['balanced', 'hypergeometric, derived here'],
      ['independent', 'collisions as published, arXiv 2510.04500'],
    ]);
  });

  it.each([1, 2, 3, 4, 5, 8])('with the numbers in come to the value, α = %i', (alpha) => {
    const setting = { ...SETTING, alpha };
    for (const { dealing, formulas } of formulasOf(setting)) {
      const spot = expected(dealing, setting);
      for (const { quantity, numbers } of formulas) {
        if (numbers.length === 0) continue;
        const value = evaluate(numbers);
        // Coverage and companions are computed from rounded w and c.
        expect(value, `${dealing} ${quantity} ${text(numbers)}`).toBeCloseTo(spot[quantity], 2);
        if (quantity === 'wholes' || quantity === 'collisions')
          expect(Math.abs(value - spot[quantity])).toBeLessThan(1e-9);
      }
    }
    // Control: the numbers of another α come to something else.
    const other = formulasOf({ ...SETTING, alpha: alpha + 1 })[2].formulas[0];
    expect(evaluate(other.numbers)).not.toBeCloseTo(expected('independent', setting).wholes, 3);
  });

  it('have the general form beside the numbers', () => {
    const [, balanced, independent] = formulasOf(SETTING);
    expect(text(balanced.formulas[0].general)).toBe('α · C(d−k, d/α−k) / C(d, d/α)');
    expect(text(balanced.formulas[0].numbers)).toBe('2 · C(28, 12) / C(32, 16)');
    expect(balanced.formulas[0].value).toBe('0.101');
    expect(text(independent.formulas[1].numbers)).toBe('2^−7');
    const mixed = { ...SETTING, literals: [2, 3, 4, 4, 4, 4, 4, 4] };
    expect(formulasOf(mixed)[2].formulas[0].numbers).toEqual([]);
  });
});

describe('the table', () => {
  it('has formula and measurement side by side with their difference', () => {
    const m = model({}, { method: 'fpe-random' });
    const { columns, rows } = theory.table(m);
    expect(columns.slice(3, 8)).toEqual([
      'formula',
      'measured',
      'difference',
      'standard errors',
      'n',
    ]);
    const row = rows.find(
      ([dealing, , what]) => dealing === 'random split' && String(what).includes('coverage'),
    );
    const check = checkOf(groupOf(m, 'fpe-random'), 'coverage');
    expect(row?.[3]).toBe(small(check?.expected ?? 0));
    expect(row?.[6]).toBe((check?.errors ?? 0).toFixed(1).replace('-', '−'));
    expect(rows).toHaveLength(4 * 3 + 4 * 8 * 3);
    for (const r of rows) expect(r).toHaveLength(columns.length);
  });
});

describe('numbers', () => {
  it('keep what is tiny apart from nothing', () => {
    expect([0, 4.13e-7, 0.00245, 0.125, 1].map(small)).toEqual([
      '0',
      '4.1 · 10⁻⁷',
      '0.00245',
      '0.125',
      '1',
    ]);
    expect([0, 0.0041, 0.169, 3, 17.44].map(companionsText)).toEqual([
      '0',
      '0.0041',
      '0.17',
      '3.0',
      '17.4',
    ]);
    expect([0, 0.003, 0.57, 0.999, 1].map(shareText).map(loose)).toEqual([
      '0 %',
      '0.3 %',
      '57 %',
      '99.9 %',
      '100 %',
    ]);
    expect(small(Number.NaN)).toBe('—');
  });
});
