import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildPlan, courseKey } from '../../src/engine/plan';
import { BatchPacer } from '../../src/engine/sweep/batch-pacer';
import {
  BATCH_BYTES,
  BATCH_NETWORKS,
  batchBytes,
  memberWork,
  takeBatch,
} from '../../src/engine/sweep/batches';
import type { Member } from '../../src/engine/sweep/protocol';
import { sum } from '../../src/lib/statistics';
import { taskOf } from '../../src/tasks';
import { smallSpec } from '../support/small-run';
import { membersOfCells } from '../support/sweep-members';

const LIMITS = { networks: BATCH_NETWORKS, bytes: BATCH_BYTES, work: Number.POSITIVE_INFINITY };

/** Batches until nothing is left. */
function cut(queue: readonly Member[], limits = LIMITS): (readonly Member[])[] {
  const batches: (readonly Member[])[] = [];
  let left = queue;
  while (left.length > 0) {
    const { batch, rest } = takeBatch(left, limits);
    batches.push(batch);
    left = rest;
  }
  return batches;
}

const place = ({ cell, seed }: Member) => `${cell}/${seed}`;

describe('batches', () => {
  test('hold every member once, in order, within their limits', () => {
    const members = membersOfCells(undefined, 5);
    for (const networks of [1, 3, 7, 20, 1000]) {
      const batches = cut(members, { ...LIMITS, networks });
      expect(batches.flat().map(place)).toEqual(members.map(place));
      for (const batch of batches) {
        const count = sum(batch.map(({ spec }) => spec.methods.length));
        expect(count <= networks || batch.length === 1).toBe(true);
      }
    }
  });

  test('are bounded in work, and a member larger than the bound goes alone', () => {
    const members = membersOfCells();
    const work = 1.5 * memberWork(members[0].spec);
    for (const batch of cut(members, { ...LIMITS, work })) {
      const total = sum(batch.map(({ spec }) => memberWork(spec)));
      expect(total <= work || batch.length === 1).toBe(true);
    }
    expect(cut(members, { ...LIMITS, work: 1 }).every((batch) => batch.length === 1)).toBe(true);
  });

  test('hold members of one course, and start no second seed before every first', () => {
    const members = membersOfCells([{ warmup: 0 }, { warmup: 1 }, { warmup: 2 }], 4);
    const batches = cut(members);
    for (const batch of batches) {
      expect(new Set(batch.map(({ spec }) => courseKey(spec))).size).toBe(1);
    }
    const started: Member[] = [];
    for (const batch of batches) {
      started.push(...batch);
      const latest = Math.max(...batch.map(({ seed }) => seed));
      const earlier = members.filter(({ seed }) => seed < latest);
      for (const member of earlier) expect(started).toContain(member);
    }
  });

  test('with one course mix seeds as soon as nobody waits for an earlier one', () => {
    expect(cut(membersOfCells(undefined, 6)).length).toBe(1);
  });

  test('of 10,000 networks stay within the stated bytes', () => {
    const cells = Array.from({ length: 50 }, (_, i) => ({ hidden: 1 + i, alpha: 1 + (i % 8) }));
    const members = membersOfCells(cells, 67, {
      clauses: 16,
      literals: 8,
      train: 5000,
      test: 5000,
    });
    expect(sum(members.map(({ spec }) => spec.methods.length))).toBeGreaterThan(10_000);
    for (const batch of cut(members.slice(0, 400))) {
      expect(batchBytes(batch.map(({ spec }) => spec))).toBeLessThanOrEqual(BATCH_BYTES);
    }
  });

  test('never take more than was reckoned', () => {
    const numbers = fc.record({
      clauses: fc.integer({ min: 1, max: 8 }),
      literals: fc.integer({ min: 2, max: 8 }),
      hidden: fc.integer({ min: 1, max: 24 }),
      alpha: fc.integer({ min: 1, max: 8 }),
      batch: fc.integer({ min: 1, max: 256 }),
      train: fc.integer({ min: 64, max: 400 }),
      opt: fc.constantFrom('sgd' as const, 'adam' as const),
      seeds: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const common = { train: a.train, batch: a.batch };
        const specs = [smallSpec(a), smallSpec({ ...b, ...common })];
        fc.pre(specs.every((spec) => taskOf(spec.task).refusal(spec) === null));
        const members = specs.map((spec, cell) => ({ cell, spec, seed: 5, networks: false }));
        const real = 4 * sum(Object.values(buildPlan(members).sizes));
        const reckoned = batchBytes(specs);
        expect(real).toBeLessThanOrEqual(reckoned);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the pace of batches', () => {
  test('grows while batches are short, shrinks where one was long, and shares out the rest', () => {
    const pacer = new BatchPacer();
    const first = pacer.limits(1e12, 1).work;
    pacer.took(first, 0.1);
    const second = pacer.limits(1e12, 1).work;
    expect(second).toBeGreaterThan(2 * first);
    pacer.took(second, 30);
    expect(pacer.limits(1e12, 1).work).toBeCloseTo(second / 10, -3);
    expect(pacer.limits(10, 2).work).toBe(5);
  });
});
