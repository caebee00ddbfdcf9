/** The command of the claims: its arguments, and from members to files without training. */
import { describe, expect, test } from 'vitest';
import file from '../../docs/claims.json';
import { HELP, parseClaims, QUICK } from '../../scripts/claims-arguments.mjs';
import { allArms, CLAIMS, claimOf } from '../../src/claims';
import { arm } from '../../src/claims/arm';
import type { ClaimsFile } from '../../src/claims/file';
import type { ClaimMember } from '../../src/claims/members';
import { membersFor, networksOf } from '../../src/claims/members';
import { Measured } from '../../src/claims/results';
import { trainMembers } from '../../src/engine/headless-sweep';
import { DEFAULT_METHODS } from '../../src/methods';
import { constantMeasures } from '../../src/model/measures';
import type { MemberResult } from '../../src/model/sweep-record';
import { claimsRun } from '../../src/store/claims-headless';

describe('arguments', () => {
  test('by default all seeds on the WebAssembly engine; the command says how it was run', () => {
    expect(parseClaims([])).toMatchObject({
      backend: 'cpu',
      quick: false,
      command: 'npm run claims',
    });
    expect(parseClaims(['--backend', 'webgpu', '--quick'])).toMatchObject({
      backend: 'webgpu',
      quick: true,
      command: 'npm run claims -- --backend webgpu',
    });
    expect(parseClaims(['--workers', '3']).cores).toBe(3);
    expect(parseClaims(['-h']).help).toBe(true);
    for (const option of ['--backend', '--workers', '--quick']) expect(HELP).toContain(option);
  });

  test.each([
    [['--backend', 'gpu'], /cpu, reference or webgpu, received "gpu"/],
    [['--workers', '0'], /whole number from 1/],
    [['--workers', '2', '--backend', 'webgpu'], /for the CPU/],
    [['--fast'], /fast/],
    [['extra'], /extra/],
  ])('%j is refused', (argv, message) => {
    expect(() => parseClaims(argv)).toThrow(message);
  });
});

/** What an engine would say: a split beats dense by a tenth, whatever it is. */
function made({ cell, seed, spec }: ClaimMember): MemberResult {
  const rows = spec.methods.map((id) => ({
    ...constantMeasures(0.5),
    accuracy: id === 'dense' ? 0.7 : 0.8 + (seed % 2) / 1000,
  }));
  const none = spec.methods.map(() => null);
  const measures = { before: rows, split: rows, after: rows };
  return { cell, seed, methods: spec.methods, measures, ledgers: none, diverged: none };
}

describe('a run', () => {
  test('gives both files and the verdicts of all claims', () => {
    const run = claimsRun();
    const wanted = allArms(CLAIMS).reduce((sum, { seeds }) => sum + seeds, 0);
    expect(networksOf(run.members)).toBe(wanted);
    run.add(run.members.map(made));
    const origin = { app: '1', date: '2026-01-02', engine: 'none', command: 'npm run claims' };
    const { table, json, markdown } = run.finish(origin);
    const written = JSON.parse(json) as ClaimsFile;
    expect(written).toMatchObject(origin);
    expect(written.claims.map(({ id }) => id)).toEqual(CLAIMS.map(({ id }) => id));
    for (const { title } of CLAIMS) {
      expect(table).toContain(title);
      expect(markdown).toContain(title);
    }
    // Splits are alike here, so that one beats dense and the other beats nothing.
    expect(written.claims[0].verdict).toBe('reproduces in part');
  });

  test('a quick one asks for no more seeds than it has', () => {
    const run = claimsRun(QUICK);
    expect(new Set(run.members.map(({ seed }) => seed)).size).toBe(QUICK);
    run.add(run.members.map(made));
    const { json } = run.finish({ app: '', date: '', engine: '', command: '' });
    const [first] = (JSON.parse(json) as ClaimsFile).claims;
    expect([first.n, first.parts[0].lost]).toEqual([QUICK, 0]);
  });

  test('results of no member are refused', () => {
    const run = claimsRun(1);
    const [member] = run.members;
    expect(() => run.add([{ ...made(member), seed: 7 }])).toThrow(/no member/);
  });
});

describe('the committed numbers', () => {
  // Another engine, other sums: no final accuracy is further off (docs/reproduction.md).
  const TOLERANCE = 0.0075;

  test('are those of the reference engine, and of that seed', async () => {
    const { arms } = claimOf('order');
    const members = membersFor(arms).filter(({ seed }) => seed === 33);
    const measured = new Measured();
    await trainMembers(members, 'reference', {
      onResults: (results) => {
        for (const result of results) {
          measured.add(members[0].spec, result, [{ measure: 'accuracy', moment: 'after' }]);
        }
      },
    });
    for (const method of DEFAULT_METHODS) {
      const [found] = measured.values(arm(method), 'accuracy');
      const stored = (file as unknown as ClaimsFile).networks.find(
        (one) =>
          one.method === method &&
          one.seeds[1] === 20 &&
          !/[&=](alpha|split|p|polarity|clauses|hidden)=/.test(one.link),
      );
      const [own, other] = stored?.values['after accuracy'] ?? [];
      expect(Math.abs(found - Number(own))).toBeLessThan(TOLERANCE);
      expect(Math.abs(found - Number(other))).toBeGreaterThan(TOLERANCE);
    }
  });
});
