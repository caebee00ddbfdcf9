/** Every claim of the register: its words, its networks, and its verdict in made-up worlds. */
import { describe, expect, test } from 'vitest';
import { allArms, CLAIMS, claimOf, judge, linkOf, networkKey } from '../../src/claims';
import { arm, seedsOfArm } from '../../src/claims/arm';
import { membersFor, networksOf } from '../../src/claims/members';
import { DEFAULT_METHODS, methodOf } from '../../src/methods';
import { decode, encode } from '../../src/spec/permalink';
import { FALSE_WORLDS, mixed, NOISE, resultsIn, TRUE_WORLDS } from '../support/claim-worlds';

const named = CLAIMS.map((claim) => [claim.id, claim] as const);

describe('the register', () => {
  test('has the paper’s claims first, then ours, no id twice', () => {
    expect(new Set(CLAIMS.map(({ id }) => id)).size).toBe(CLAIMS.length);
    const asked = CLAIMS.map((claim) => claim.asked);
    expect(asked).toEqual([...asked].sort());
    expect(claimOf('order').id).toBe('order');
    expect(() => claimOf('magic')).toThrow(/magic/);
  });

  test.each(CLAIMS.map((claim) => [claim.id, claim] as const))(
    '%s: its link and those of its arms open as they are',
    (_, claim) => {
      for (const link of [claim.link, ...claim.arms.map(linkOf)]) {
        const { spec, view, sweep, notices } = decode(link);
        expect(notices, link).toEqual([]);
        expect(encode(spec, view, sweep)).toBe(link);
      }
      expect(claim.title).toMatch(/[^.]$/);
      expect(claim.published).toMatch(/[^.]$/);
    },
  );

  test.each(named)('%s: its link shows methods that it is judged by', (_, claim) => {
    const { spec, view } = decode(claim.link);
    const methods = new Set(claim.arms.map(({ method }) => method));
    expect(spec.methods).toContain(view.show);
    for (const id of spec.methods) if (id !== 'dense') expect(methods, id).toContain(id);
  });
});

describe('verdicts', () => {
  test.each(named)('%s: reproduces where it is true', (id, claim) => {
    const { verdict, parts, sentence, rule } = judge(claim, resultsIn(TRUE_WORLDS[id]));
    expect(parts.filter(({ aside }) => !aside).map((part) => part.outcome)).not.toContain('fails');
    expect(verdict).toBe('reproduces');
    expect(`${sentence} ${rule}`).not.toMatch(/NaN|undefined|—/);
  });

  test.each(named)('%s: does not where every effect has the other sign', (id, claim) => {
    expect(judge(claim, resultsIn(FALSE_WORLDS[id])).verdict).toBe('does not reproduce here');
  });

  test.each(named)('%s: is undecided in noise', (id, claim) => {
    const { verdict, parts } = judge(claim, NOISE);
    // Ratios and R² of noise lean to one side by themselves.
    if (id === 'prediction' || id === 'structure') expect(verdict).not.toBe('reproduces');
    else
      expect([verdict, parts.map((part) => part.outcome)]).toEqual([
        'undecided',
        parts.map(() => 'cannot tell'),
      ]);
  });

  test.each(named)('%s: is undecided where nothing is known', (_, claim) => {
    const nothing = { values: ({ seeds }: { seeds: number }) => Array(seeds).fill(Number.NaN) };
    expect(judge(claim, nothing)).toMatchObject({ verdict: 'undecided', n: 0 });
  });

  test.each(named)(
    '%s: reproduces in part where some of it is true, unless it cannot',
    (id, claim) => {
      const seen = new Set<string>();
      for (let k = 0; k < 128; k++) {
        // A mix of both worlds by method, α and value, another one for every k.
        const places = new Map<string, number>();
        const take = (key: string): boolean => {
          if (!places.has(key)) places.set(key, places.size);
          return ((k >> ((places.get(key) ?? 0) % 7)) & 1) === 1;
        };
        const world = mixed(TRUE_WORLDS[id], FALSE_WORLDS[id], (one) => take(networkKey(one)));
        seen.add(judge(claim, resultsIn(world)).verdict);
      }
      const parts = claim.compare(NOISE).filter(({ aside }) => !aside);
      expect(seen.has('reproduces in part')).toBe(parts.length > 1 && !claim.always);
    },
  );
});

describe('pictures', () => {
  test.each(named)('%s: a row has a value a seed, a known method and a label', (id, claim) => {
    const rows = claim.rows(resultsIn(TRUE_WORLDS[id]));
    const seeds = Math.max(...claim.arms.map((one) => one.seeds));
    expect(rows.length).toBeGreaterThan(1);
    for (const { values, method, label } of rows) {
      expect(values).toHaveLength(seeds);
      expect(values.every(Number.isFinite)).toBe(true);
      expect(methodOf(method).id).toBe(method);
      expect(label).not.toMatch(/undefined/);
    }
    expect(
      new Set(rows.map(({ group, label, method }) => `${group} ${label} ${method}`)).size,
    ).toBeGreaterThan(rows.length / 3);
  });
});

describe('networks', () => {
  const all = CLAIMS.flatMap(({ arms }) => arms);

  test('each is trained once, whatever the number of claims that need it', () => {
    const members = membersFor(all);
    const trained = members.flatMap(({ spec, seed }) =>
      spec.methods.map(
        (method) => `${networkKey(arm(method, { ...spec, methods: DEFAULT_METHODS }))} ${seed}`,
      ),
    );
    expect(new Set(trained).size).toBe(trained.length);
    const wanted = all.flatMap((one) =>
      seedsOfArm(one).map((seed) => `${networkKey(one)} ${seed}`),
    );
    expect(new Set(trained)).toEqual(new Set(wanted));
    // The control: without taking them together many would be trained again.
    expect(wanted.length).toBeGreaterThan(1.5 * trained.length);
    expect(networksOf(members)).toBe(trained.length);
  });

  test('a setting is one member a seed, the first seed of all before the second', () => {
    const members = membersFor(all);
    const places = members.map(
      ({ spec, seed }) => `${encode({ ...spec, methods: ['dense'] }, decode('').view)} ${seed}`,
    );
    expect(new Set(places).size).toBe(places.length);
    const seeds = members.map(({ seed }) => seed);
    expect(seeds).toEqual([...seeds].sort((a, b) => a - b));
  });

  test('known ones are left out, seed by seed', () => {
    const { arms } = claimOf('order');
    const some = membersFor(arms, ({ method }, seed) => method === 'dense' || seed === 33);
    expect(networksOf(some)).toBe(2 * 19);
    expect(some.some(({ spec }) => spec.methods.includes('dense'))).toBe(false);
    expect(membersFor(arms, () => true)).toEqual([]);
  });

  test('a dense network is the same whatever α and whenever others split', () => {
    expect(networkKey(arm('dense', { alpha: 4, split: 5 }))).toBe(networkKey(arm('dense')));
    expect(networkKey(arm('fpe-random', { alpha: 4 }))).not.toBe(networkKey(arm('fpe-random')));
    expect(networkKey(arm('dense', { clauses: 4 }))).not.toBe(networkKey(arm('dense')));
  });

  test('all of them have at least ten seeds, and those of one setting twenty', () => {
    for (const one of allArms(CLAIMS)) expect([10, 20]).toContain(one.seeds);
    expect(claimOf('order').arms.every(({ seeds }) => seeds === 20)).toBe(true);
  });
});
