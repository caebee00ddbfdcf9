import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Hit, Size } from '../../src/plots/plot';
import { sweep } from '../../src/plots/sweep';
import { FULL_GAIN, fillOf, LEVELS, smallInk, strength } from '../../src/plots/sweep-fill';
import { cellPlace, gridLayout } from '../../src/plots/sweep-grid-layout';
import { isProportional, lineLayout } from '../../src/plots/sweep-line-layout';
import type { SweepModel } from '../../src/plots/sweep-model';
import { type Theme, themeColors } from '../../src/plots/theme-colors';
import { contrast, type Rgb, rgb } from '../support/contrast';
import {
  ALPHA,
  CLAUSES,
  fixtureSweepInput,
  longAxis,
  NEURONS,
  type SweepFixture,
} from '../support/fixture-sweep';
import { input, modelOf } from '../support/plot-input';

const at = (options: SweepFixture = {}) => input({}, { sweep: fixtureSweepInput(options) });
const model = (options: SweepFixture = {}): SweepModel => modelOf(sweep, at(options));
const block = (m: SweepModel, method: string) => {
  const found = m.blocks.find((b) => b.method.id === method);
  if (!found) throw new Error(`no block "${method}"`);
  return found;
};
const tipOf = (hit: Hit | null): string => hit?.tip ?? '';
const WIDE: Size = { width: 1328, layout: 'wide' };
const NARROW: Size = { width: 358, layout: 'narrow' };

describe('grid', () => {
  const centre = (m: SweepModel, size: Size, b: number, cell: number): [number, number] => {
    const layout = gridLayout(m, size);
    const { x, y } = cellPlace(layout, cell);
    return [
      layout.blocks[b].x + x + layout.cellWidth / 2,
      layout.blocks[b].y + y + layout.cellHeight / 2,
    ];
  };
  it.each([WIDE, NARROW, { width: 900, layout: 'wide' } as const])(
    'finds every cell at %o',
    (size) => {
      const m = model();
      for (const b of [0, 1]) {
        for (let cell = 0; cell < 16; cell++) {
          expect(sweep.hit(m, size, ...centre(m, size, b, cell))).toMatchObject({
            kind: 'cell',
            cell,
            method: m.blocks[b].method.id,
            opens: true,
          });
        }
      }
      expect(sweep.hit(m, size, 2, 2)).toBeNull();
      expect(sweep.hit(m, size, size.width - 1, sweep.height(m, size) - 1)).toBeNull();
    },
  );
  it('says the numbers of the cell, and what a click does', () => {
    const m = model({ shown: 9 });
    expect(tipOf(sweep.hit(m, WIDE, ...centre(m, WIDE, 1, 9)))).toMatch(
      /^clauses 8 × neurons 8, clause-aware split\n\+26\.2 points \(71\.\d → 97\.\d %\), sd \d\.\d, se \d\.\d\nahead in 8, behind in 0, tied in 0\n8 seeds\non screen now$/,
    );
    expect(tipOf(sweep.hit(m, WIDE, ...centre(m, WIDE, 1, 0)))).toMatch(
      /within two standard errors of zero\n.*\n8 seeds\nclick: train it here$/,
    );
    const refused = model({ refused: [3] });
    const hit = sweep.hit(refused, WIDE, ...centre(refused, WIDE, 0, 3));
    expect(hit).toMatchObject({ opens: false });
    expect(tipOf(hit)).toBe('clauses 2 × neurons 32\nnot possible: neurons × α 512 is above 256');
    const partial = model({ measured: 20, running: true });
    expect(tipOf(sweep.hit(partial, WIDE, ...centre(partial, WIDE, 0, 0)))).toContain(
      '2 of 8 seeds so far',
    );
  });
  it('drops marks, then the base, then the number as cells shrink', () => {
    const detail = (x: number, y: number, size: Size): string => {
      const options = { x: longAxis(NEURONS, x), y: longAxis(CLAUSES, y) };
      const { detail: d, marks } = gridLayout(model(options), size);
      return `${d} ${marks}`;
    };
    expect(detail(4, 4, WIDE)).toBe('full each');
    expect(detail(8, 8, WIDE)).toBe('pair none');
    expect(detail(4, 24, WIDE)).toBe('number none');
    expect(detail(4, 4, NARROW)).toBe('pair none');
    expect(detail(24, 24, NARROW)).toBe('fill none');
    expect(gridLayout(model({ seeds: 20 }), WIDE).marks).toBe('count');
  });
  it('stacks the blocks when narrow, and fits', () => {
    const [a, b] = gridLayout(model(), NARROW).blocks;
    expect([b.x, b.y > a.y]).toEqual([a.x, true]);
    const [c, d] = gridLayout(model(), WIDE).blocks;
    expect([d.x > c.x, d.y]).toEqual([true, c.y]);
    for (const columns of [1, 2, 5, 13, 24]) {
      for (const width of [288, 358, 788, 1328]) {
        const size: Size = { width, layout: width < 788 ? 'narrow' : 'wide' };
        const layout = gridLayout(model({ x: longAxis(NEURONS, columns), metric: 'loss' }), size);
        const right =
          Math.max(...layout.blocks.map((p) => p.x)) + columns * (layout.cellWidth + layout.gap);
        expect(right).toBeLessThanOrEqual(width);
      }
    }
  });
  it('does not move while it fills', () => {
    const still = (options: SweepFixture) => ({
      ...gridLayout(model(options), WIDE),
      legend: [],
    });
    expect(still({ measured: 1, running: true })).toEqual(still({}));
    expect(still({ measured: 1, running: true })).not.toEqual(still({ seeds: 20 }));
  });
  it('walks the cells with the arrow keys', () => {
    const from = (
      hovered: number | null,
      key: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight',
    ) => sweep.move?.(model({ hovered, shown: 6 }), { kind: 'none' }, key);
    expect(from(null, 'ArrowDown')).toMatchObject({ kind: 'cell', cell: 6 });
    expect(from(6, 'ArrowDown')).toMatchObject({ cell: 10 });
    expect(from(6, 'ArrowRight')).toMatchObject({ cell: 7 });
    expect(from(7, 'ArrowRight')).toBeNull();
    expect(from(2, 'ArrowUp')).toBeNull();
    expect(tipOf(from(6, 'ArrowLeft') ?? null)).toContain('random: ');
  });
});

describe('line', () => {
  const one = (options: SweepFixture = {}) => model({ x: ALPHA, y: null, ...options });
  it('spaces strongly uneven values evenly', () => {
    expect(isProportional(ALPHA.values)).toBe(true);
    expect(isProportional(NEURONS.values)).toBe(false);
    const { x } = lineLayout(one({ x: NEURONS }), WIDE);
    expect(x[1] - x[0]).toBeCloseTo(x[3] - x[2], 9);
    const { x: a } = lineLayout(one(), WIDE);
    expect(a[5] - a[4]).toBeCloseTo(2 * (a[1] - a[0]), 9);
  });
  it('hits the nearest value with the numbers of every method', () => {
    const layout = lineLayout(one(), WIDE);
    const hit = sweep.hit(one(), WIDE, layout.x[4] + 5, 100);
    expect(hit).toMatchObject({ kind: 'cell', cell: 4, opens: true });
    expect(hit).not.toHaveProperty('method');
    expect(tipOf(hit)).toMatch(/^expansion factor α 6\nrandom: \+.*\nclause-aware: \+/);
    expect(sweep.hit(one(), WIDE, 1200, 100)).toBeNull();
  });
  it('keeps zero in sight of a gain, and intervals of two seeds from flattening it', () => {
    const [low, high] = lineLayout(one(), WIDE).y.domain();
    expect([low < 0, high > 25 && high < 60]).toEqual([true, true]);
    const few = lineLayout(one({ seeds: 2 }), WIDE).y.domain();
    expect(few[1]).toBeLessThan(60);
    expect(lineLayout(one({ metric: 'accuracy' }), WIDE).y.domain()[1]).toBe(100);
  });
  it('walks the values', () => {
    expect(sweep.move?.(one({ hovered: 1 }), { kind: 'none' }, 'ArrowRight')).toMatchObject({
      cell: 2,
    });
    expect(sweep.move?.(one({ hovered: 1 }), { kind: 'none' }, 'ArrowDown')).toBeNull();
  });
});

describe('colour', () => {
  it('is one fixed scale for gains, and none where zero is not left', () => {
    const m = model();
    const cell = block(m, 'fpe-clause').cells[9];
    const gain = (value: number, near = false) => ({
      ...cell,
      mean: value,
      gain: cell.gain && { ...cell.gain, near },
    });
    expect(fillOf(m, gain(FULL_GAIN))).toEqual({ kind: 'ahead', level: LEVELS });
    expect(fillOf(m, gain(2 * FULL_GAIN))).toEqual({ kind: 'ahead', level: LEVELS });
    expect(fillOf(m, gain(-FULL_GAIN / 2))).toEqual({ kind: 'behind', level: LEVELS / 2 });
    expect(fillOf(m, gain(12, true))).toEqual({ kind: 'none', level: 0 });
  });

  const css = readFileSync('src/plots/tokens.css', 'utf8');
  const color = (theme: Theme, name: string): Rgb => rgb(themeColors(theme, css).get(name) ?? '');
  const over = (theme: Theme, name: string, opacity: number): number[] =>
    color(theme, 'tile').map((v, k) => (1 - opacity) * v + opacity * color(theme, name)[k]);
  const HUES = { ahead: ['random', 'clause'], behind: ['failure'], measure: ['ink'] } as const;

  it.each(['light', 'dark'] as const)('leaves every text readable in the %s theme', (theme) => {
    for (const kind of ['ahead', 'behind', 'measure'] as const) {
      for (const hue of HUES[kind]) {
        for (let level = 0; level <= LEVELS; level++) {
          const ground = over(theme, hue, strength(kind, level));
          for (const ink of ['ink', smallInk({ kind, level })]) {
            expect(contrast(ground, color(theme, ink)), `${hue} ${level} ${ink}`).toBeGreaterThan(
              4.5,
            );
          }
        }
      }
    }
    // On the hatching of a gain that cannot be told from zero.
    expect(contrast(color(theme, 'rule-2'), color(theme, 'ink-2'))).toBeGreaterThan(4.5);
    // Control: the full colour would not do.
    expect(contrast(over(theme, 'clause', 1), color(theme, 'ink'))).toBeLessThan(4.5);
  });
});
