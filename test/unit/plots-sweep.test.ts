import { describe, expect, it } from 'vitest';
import { mean, pairedDifference } from '../../src/lib/statistics';
import { DEFAULT_METHODS } from '../../src/methods';
import { type Hit, isEmpty } from '../../src/plots/plot';
import { sweep } from '../../src/plots/sweep';
import type { SweepCell, SweepModel } from '../../src/plots/sweep-model';
import { seedValues } from '../../src/plots/sweep-stats';
import { axisTitle } from '../../src/plots/sweep-words';
import { inputOf } from '../gallery/cases';
import { SWEEP_CASES } from '../gallery/sweep-cases';
import {
  ALPHA,
  fixtureSweep,
  fixtureSweepInput,
  NEURONS,
  type SweepFixture,
} from '../support/fixture-sweep';
import { captionOf, input, modelOf } from '../support/plot-input';

const at = (options: SweepFixture = {}) => input({}, { sweep: fixtureSweepInput(options) });
const model = (options: SweepFixture = {}): SweepModel => modelOf(sweep, at(options));
const block = (m: SweepModel, method: string) => {
  const found = m.blocks.find((b) => b.method.id === method);
  if (!found) throw new Error(`no block "${method}"`);
  return found;
};
const tipOf = (hit: Hit | null): string => hit?.tip ?? '';

describe('select', () => {
  it('says what to do before any sweep has run', () => {
    expect(sweep.select(input())).toEqual({
      empty: 'No sweep has run yet. Choose a preset and press Start.',
    });
  });
  it('offers a measure where there is no split method to compare', () => {
    const dense = { methods: ['dense'] };
    expect(sweep.select(at(dense))).toMatchObject({ action: { set: { metric: 'accuracy' } } });
    expect(isEmpty(sweep.select(at({ ...dense, metric: 'accuracy' })))).toBe(false);
  });
  it('pairs a gain with dense, which has a block only for measures', () => {
    expect(model().blocks.map((b) => b.method.id)).toEqual(['fpe-random', 'fpe-clause']);
    expect(model({ metric: 'loss' }).blocks.map((b) => b.method.id)).toEqual(DEFAULT_METHODS);
    const record = fixtureSweep();
    const own = seedValues(record, 'accuracy', 100, 9, 2);
    const dense = seedValues(record, 'accuracy', 100, 9, 0);
    const paired = pairedDifference(own, dense, 0.05);
    const cell = block(model(), 'fpe-clause').cells[9];
    expect(cell.mean).toBeCloseTo(paired.mean, 12);
    expect(cell.sd).toBeCloseTo(paired.sd, 12);
    expect(cell.gain).toMatchObject({ se: paired.se, wins: 8, losses: 0, ties: 0, near: false });
    expect(cell.gain?.from).toBeCloseTo(mean(dense), 12);
    expect(cell.low).toBeLessThan(cell.mean);
    // Control: another cell has other numbers.
    expect(block(model(), 'fpe-clause').cells[10].mean).not.toBeCloseTo(paired.mean, 1);
  });
  it('tells within two standard errors of zero from beyond them', () => {
    const gainOf = (differences: readonly number[]): SweepCell => {
      const sweepInput = fixtureSweepInput({ seeds: differences.length });
      const { accuracy } = sweepInput.record.values.after;
      const n = differences.length;
      differences.forEach((d, s) => {
        accuracy[s] = 0.5;
        accuracy[2 * n + s] = 0.5 + d / 100;
      });
      return block(modelOf(sweep, input({}, { sweep: sweepInput })), 'fpe-clause').cells[0];
    };
    // Means 1.0 and 1.2, two standard errors 2.3 and 0.9.
    expect(gainOf([3, 1, -1]).gain).toMatchObject({ near: true, wins: 2, losses: 1 });
    expect(gainOf([2, 1, 0.5]).gain).toMatchObject({ near: false, wins: 3 });
    expect(gainOf([0.04, -0.03, 0]).gain).toMatchObject({ near: true, ties: 3 });
    expect(gainOf([0, 0, 0]).gain?.near).toBe(true);
    expect(gainOf([2, 2, 2]).gain?.near).toBe(false);
    // One seed says nothing about chance.
    expect(gainOf([0.1]).gain).toMatchObject({ near: false, se: Number.NaN });
  });
  it('knows what is queued, filling, refused, diverged and done', () => {
    const m = model({ measured: 20, refused: [3], diverged: [2] });
    const states = block(m, 'fpe-clause').cells.map((c) => c.state);
    expect(states.slice(0, 6)).toEqual([
      'filling',
      'filling',
      'diverged',
      'refused',
      'filling',
      'filling',
    ]);
    expect(model({ measured: 3 }).blocks[0].cells[3].state).toBe('queued');
    expect(new Set(model().blocks[0].cells.map((c) => c.state))).toEqual(new Set(['done']));
    expect(block(m, 'fpe-clause').cells[0].done).toBe(2);
  });
  it('leaves diverged networks out even where they left a number', () => {
    const sweepInput = fixtureSweepInput();
    const place = (0 * 3 + 2) * 8;
    sweepInput.record.diverged[place] = 12;
    const cell = block(modelOf(sweep, input({}, { sweep: sweepInput })), 'fpe-clause').cells[0];
    expect(cell).toMatchObject({ n: 7, done: 8 });
    expect(Number.isNaN(cell.values[0])).toBe(true);
  });
});

describe.each(SWEEP_CASES.map((c) => [c.name, c] as const))('%s', (_, c) => {
  it('says nothing that is not a number', () => {
    const m = modelOf(sweep, inputOf(c));
    const caption = sweep.caption(m).map((run) => run.text);
    const tips = m.record.refusals.map((_, cell) =>
      tipOf(
        sweep.move?.({ ...m, hovered: null, shown: cell }, { kind: 'none' }, 'ArrowUp') ?? null,
      ),
    );
    const said = [sweep.title(m), ...caption, ...tips, JSON.stringify(sweep.table(m))].join(' ');
    expect(said).not.toMatch(/NaN|undefined|Infinity|null/);
    const { columns, rows } = sweep.table(m);
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });
});

describe('words', () => {
  it('computes the caption', () => {
    expect(captionOf(sweep, at())).toMatch(
      /^Random: \+8\.2 points at best \(clauses 8 × neurons 4\), −3\.2 at worst \(clauses 2 × neurons 8\); 3 of 16 settings cannot be told from zero\. Clause-aware: \+29\.6 points at best .* 8 seeds a setting\.$/,
    );
    expect(captionOf(sweep, at({ measured: 70, running: true, refused: [3] }))).toMatch(
      /8 seeds a setting; 15 of 16 settings still filling and 1 of 16 settings not possible\.$/,
    );
    expect(captionOf(sweep, at({ measured: 70 }))).toContain('16 of 16 settings not complete');
    expect(captionOf(sweep, at({ seeds: 1 }))).toContain('so chance cannot be judged');
    expect(captionOf(sweep, at({ seeds: 1 }))).not.toContain('told from zero');
    expect(captionOf(sweep, at({ metric: 'accuracy' }))).toMatch(
      /^Test accuracy after training: from 50\.1 % \(dense, .*\) to 100\.0 % /,
    );
    expect(captionOf(sweep, at({ metric: 'nonzeros' }))).toContain('264 everywhere');
    expect(captionOf(sweep, at({ measured: 0 }))).toBe(
      'Nothing is measured yet: 16 settings, 8 seeds each.',
    );
    expect(captionOf(sweep, at({ measured: 0, running: true }))).toBe(
      '8 seeds a setting; 16 of 16 settings still filling.',
    );
    expect(captionOf(sweep, at({ diverged: [2] }))).toContain('16 networks diverged and left out');
  });
  it('names axes with units where the name has none', () => {
    expect(axisTitle(NEURONS)).toBe('neurons');
    expect(axisTitle(ALPHA)).toBe('expansion factor α (children per neuron)');
  });
  it('has a row for every setting and method, and the reason of a refusal', () => {
    const { columns, rows } = sweep.table(model({ refused: [3] }));
    expect(rows).toHaveLength(15 * 3 + 1);
    expect(columns.slice(0, 4)).toEqual(['clauses', 'neurons', 'method', 'seeds (n)']);
    expect(rows[0].slice(0, 4)).toEqual([2, 4, 'dense', 8]);
    expect(rows[9].join()).toContain('not possible: neurons × α');
    expect(rows.find((r) => r[0] === 8 && r[1] === 8 && r[2] === 'clause-aware')?.slice(6)).toEqual(
      [expect.stringMatching(/^\+26\.\d$/), expect.any(String), 8, 0, 0],
    );
  });
});
