import { describe, expect, it } from 'vitest';
import { accuracy } from '../../src/plots/accuracy';
import { accuracyLayout, endLabels } from '../../src/plots/accuracy-draw';
import { columnsOf } from '../../src/plots/columns';
import { ledger } from '../../src/plots/ledger';
import { ledgerLayout, placeBars } from '../../src/plots/ledger-draw';
import { dotsOf, load } from '../../src/plots/load';
import { loom } from '../../src/plots/loom';
import { loomLayout } from '../../src/plots/loom-layout';
import { movesAt, rightRows } from '../../src/plots/loom-motion';
import { isEmpty, type Plot, type PlotInput, type Size } from '../../src/plots/plot';
import { wrap } from '../../src/plots/svg';
import { inputOf } from '../gallery/cases';
import type { FixtureOptions } from '../support/fixture-record';

const WIDE: Size = { width: 1328, layout: 'wide' };
const NARROW: Size = { width: 358, layout: 'narrow' };

function modelOf<M>(plot: Plot<M>, options: FixtureOptions, rest: Partial<PlotInput> = {}): M {
  const model = plot.select(inputOf({ name: '', record: options, input: rest }));
  if (isEmpty(model)) throw new Error(model.empty);
  return model;
}

describe('loom layout', () => {
  it.each([1, 2, 3, 4, 8])('keeps bands level and one height at α = %i', (alpha) => {
    const layout = loomLayout(modelOf(loom, { alpha }), WIDE);
    expect(layout.right.bands.map((b) => [b.y, b.height])).toEqual(
      layout.left.bands.map((b) => [b.y, b.height]),
    );
    expect(layout.height).toBe(loomLayout(modelOf(loom, { alpha: 2 }), WIDE).height);
    expect(layout.height).toBeLessThanOrEqual(440);
  });
  it('opens the selected band where rows are small', () => {
    const layout = loomLayout(
      modelOf(loom, { alpha: 8 }, { selection: { kind: 'neuron', parent: 3 } }),
      WIDE,
    );
    expect(layout.right.bands[3].row).toBe(12);
    expect(layout.right.bands[2].row).toBeLessThan(4);
  });
  it('opens the band under a pointer without moving away from it', () => {
    for (let parent = 0; parent < 8; parent++) {
      const at = loomLayout(
        modelOf(loom, { alpha: 8 }, { selection: { kind: 'neuron', parent: 5 } }),
        WIDE,
      );
      const { y, height } = at.right.bands[parent];
      const next = loomLayout(
        modelOf(loom, { alpha: 8 }, { selection: { kind: 'neuron', parent } }),
        WIDE,
      );
      const band = next.right.bands[parent];
      expect(band.y).toBeLessThanOrEqual(y + 1e-9);
      expect(band.y + band.height).toBeGreaterThanOrEqual(y + height - 1e-9);
    }
  });
  it.each([
    [{}, WIDE],
    [{ hidden: 32, alpha: 8 }, WIDE],
    [{ clauses: 16, literals: 8 }, WIDE],
    [{}, { width: 788, layout: 'wide' }],
    [{}, NARROW],
    [{ alpha: 8 }, { width: 288, layout: 'narrow' }],
  ] as const)('stays inside the box: %o at %o', (options, size) => {
    const layout = loomLayout(modelOf(loom, options), size);
    expect(layout.right.mixedX + 44).toBeLessThanOrEqual(layout.width + 1);
    expect(layout.width).toBe((size.layout === 'narrow' ? 2 : 1) * size.width);
    const last = layout.right.bands[layout.right.bands.length - 1];
    expect(last.y + last.height).toBeLessThan(layout.height);
    for (const item of layout.legend) expect(item.x).toBeLessThan(size.width);
  });
});

describe('pages of a narrow loom', () => {
  it.each([{}, { alpha: 4 }, { alpha: 8 }, { hidden: 32, alpha: 8 }])(
    'show the same neuron at the same place of each, each within its page: %o',
    (options) => {
      const { left, right } = loomLayout(modelOf(loom, options), NARROW);
      expect(left.mixedX + 44).toBeLessThanOrEqual(NARROW.width);
      expect(right.edge).toBe(NARROW.width);
      expect(right.x.map((x) => x - right.edge)).toEqual(left.x.map((x) => expect.closeTo(x, 6)));
      expect(right.bands.map(({ y, height }) => [y, height])).toEqual(
        left.bands.map(({ y, height }) => [y, height]),
      );
    },
  );
  it('are hit each on its own side', () => {
    const model = modelOf(loom, {});
    const { left, right } = loomLayout(model, NARROW);
    const y = left.bands[4].y + 3;
    const input = model.columns.order[9];
    const selection = { kind: 'weight', parent: 4, input };
    expect(loom.hit(model, NARROW, left.x[9], y)).toMatchObject({ selection });
    expect(loom.hit(model, NARROW, right.x[9], y)).toMatchObject({ selection });
    expect(loom.hit(model, NARROW, right.mixedX + 20, y)).toMatchObject({
      selection: { kind: 'neuron', parent: 4 },
    });
  });
});

describe('loom hits', () => {
  const model = modelOf(loom, {});
  const at = loomLayout(model, WIDE);
  it('finds the same weight on both sides', () => {
    const y = at.left.bands[4].y + 3;
    const place = 9;
    const selection = { kind: 'weight', parent: 4, input: model.columns.order[place] };
    expect(loom.hit(model, WIDE, at.left.x[place], y)).toMatchObject({ selection });
    expect(loom.hit(model, WIDE, at.right.x[place], y)).toMatchObject({ selection });
  });
  it('finds clauses in the head, neurons beside the columns, nothing outside', () => {
    expect(loom.hit(model, WIDE, at.left.x[5], at.left.letterY)).toMatchObject({
      selection: { kind: 'clause', group: 1 },
    });
    expect(loom.hit(model, WIDE, at.left.mixedX + 90, at.left.bands[2].y + 5)).toMatchObject({
      selection: { kind: 'neuron', parent: 2 },
    });
    expect(loom.hit(model, WIDE, 5, at.height)).toBeNull();
  });
  it('tells input, value, child and rank', () => {
    const hit = loom.move?.(model, { kind: 'neuron', parent: 2 }, 'ArrowRight');
    expect(hit?.tip).toMatch(
      /^neuron 3, input \d+ of clause A: dense −?\d\.\d\d; 3[ab] holds −?\d\.\d\d, rank \d+ of 264$/,
    );
  });
  it('walks rows and columns and back to the neuron', () => {
    const first = model.columns.order[0];
    expect(
      loom.move?.(model, { kind: 'weight', parent: 2, input: first }, 'ArrowLeft'),
    ).toMatchObject({ selection: { kind: 'neuron', parent: 2 } });
    expect(loom.move?.(model, { kind: 'neuron', parent: 7 }, 'ArrowDown')).toMatchObject({
      selection: { parent: 7 },
    });
    expect(loom.move?.(model, { kind: 'clause', group: 7 }, 'ArrowRight')).toBeNull();
  });
});

describe('the split in motion', () => {
  const model = modelOf(loom, {});
  const layout = loomLayout(model, WIDE);
  it('starts as parents and ends as children', () => {
    const start = rightRows(layout, 2, movesAt(0, 8));
    expect(start[0]).toEqual(start[1]);
    expect(start[0].height).toBe(36);
    const end = rightRows(layout, 2, movesAt(1, 8));
    expect(end[0].y).toBe(layout.right.bands[0].y + 9);
    expect(end[1].y).toBe(layout.right.bands[0].y + 27);
  });
  it('ends every parent’s fall before the weighing', () => {
    for (const parents of [1, 8, 64]) {
      const moves = movesAt(700 / 900, parents);
      for (let p = 0; p < parents; p++) expect(moves.fall(p)).toBeCloseTo(1, 6);
    }
  });
});

describe('ledger tray', () => {
  it('has one slot width at every α and holds exactly the budget', () => {
    const slots = [1, 2, 3, 4, 8].map((alpha) => {
      const model = modelOf(ledger, { alpha });
      const at = ledgerLayout(model, WIDE);
      const left = at.x + model.removed * at.slot * model.weigh;
      const inside = placeBars(model, at).filter((p) => !p.bar.fallen);
      for (const p of inside) {
        expect(p.x).toBeGreaterThanOrEqual(left - 1e-6);
        expect(p.x).toBeLessThan(left + model.budget * at.slot);
      }
      expect(new Set(inside.map((p) => Math.round((p.x - left) / at.slot))).size).toBe(264);
      return at.slot;
    });
    for (const slot of slots) expect(slot).toBeCloseTo(slots[0], 9);
  });
});

describe('labels', () => {
  it('of lines are at least 14 px apart and inside the axes', () => {
    const model = modelOf(accuracy, { alpha: 1 });
    const at = accuracyLayout(model, WIDE);
    const ys = endLabels(model, at).map((l) => l.y);
    for (let k = 1; k < ys.length; k++) expect(ys[k] - ys[k - 1]).toBeGreaterThanOrEqual(14 - 1e-9);
    expect(ys[ys.length - 1]).toBeLessThanOrEqual(at.bottom + 5);
  });
  it('wrap at spaces and keep bold runs', () => {
    const lines = wrap([{ text: 'one two ' }, { text: 'three four', bold: true }], 12);
    expect(lines).toEqual([[{ text: 'one two ' }], [{ text: 'three four', bold: true }]]);
  });
});

describe('load dots', () => {
  it('compress instead of reaching the other row', () => {
    const model = modelOf(load, { hidden: 32, alpha: 8 });
    const size: Size = { width: 300, layout: 'wide' };
    const lowestOfFirst = Math.max(...dotsOf(model, size, 0).map((d) => d.y));
    const highestOfSecond = Math.min(...dotsOf(model, size, 1).map((d) => d.y));
    expect(highestOfSecond).toBeGreaterThan(lowestOfFirst + 8);
    // One child lost all its weights to the pruning, so it has no dot.
    expect(dotsOf(model, size, 1)).toHaveLength(model.rows[1].values.filter((v) => v > 0).length);
  });
});

describe('columns', () => {
  it('are ordered by clause, then input; strays last', () => {
    const groups = {
      count: 2,
      groupOf: Int16Array.from([1, -1, 0, 1]),
      sign: new Int8Array(4).fill(1),
    };
    const columns = columnsOf(groups, 4);
    expect(columns.order).toEqual([2, 0, 3, 1]);
    expect(columns.place).toEqual([1, 3, 0, 2]);
    expect(columns.blocks.map((b) => b.group)).toEqual([0, 1, -1]);
  });
});
