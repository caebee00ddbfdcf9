/** Theory and mechanism: where marks stand, what is hit, where arrow keys go, texts that avoid. */
import { describe, expect, it } from 'vitest';
import { METHODS, type Method } from '../../src/methods';
import { dodge } from '../../src/plots/dodge';
import { flowLegend } from '../../src/plots/legend-flow';
import { markPath } from '../../src/plots/marks';
import { mechanism } from '../../src/plots/mechanism';
import { mechanismLayout } from '../../src/plots/mechanism-layout';
import { marksOf } from '../../src/plots/mechanism-marks';
import { boxOf, placeLabels } from '../../src/plots/place-labels';
import type { Arrow, Hit, Plot, PlotInput, Size } from '../../src/plots/plot';
import { theory } from '../../src/plots/theory';
import { theoryLayout } from '../../src/plots/theory-layout';
import { inputOf } from '../gallery/cases';
import { MECHANISM_CASES, THEORY_CASES } from '../gallery/why-cases';
import { modelOf } from '../support/plot-input';

const WIDE: Size = { width: 1328, layout: 'wide' };
const NARROW: Size = { width: 358, layout: 'narrow' };
const made = new Map<string, PlotInput>();
/** Each is made once. */
const caseOf = (name: string): PlotInput => {
  const known = made.get(name);
  if (known) return known;
  const found = [...THEORY_CASES, ...MECHANISM_CASES].find((c) => c.name === name);
  if (!found) throw new Error(`no case "${name}"`);
  const input = inputOf(found);
  made.set(name, input);
  return input;
};
const theoryModel = (name = 'theory-random') => modelOf(theory, caseOf(name));
const mechanismModel = (name = 'mechanism-seeds') => modelOf(mechanism, caseOf(name));
const tipOf = (hit: Hit | null): string => hit?.tip ?? '';

/** Presses keys one after the other, as the page does. */
function press<M>(plot: Plot<M>, model: M, keys: readonly Arrow[]): (Hit | null)[] {
  let hit: Hit | null = null;
  return keys.map((key) => {
    hit = plot.move?.(model, { kind: 'none' }, key, { hit, size: WIDE }) ?? null;
    return hit;
  });
}

describe('the theory plot', () => {
  it.each(THEORY_CASES.map((c) => c.name))('%s: every mark is inside the axes', (name) => {
    for (const size of [WIDE, NARROW]) {
      const at = theoryLayout(theoryModel(name), size);
      for (const { x, y } of at.marks) {
        expect(x).toBeGreaterThanOrEqual(at.left - 1);
        expect(x).toBeLessThanOrEqual(at.right + 1);
        expect(y).toBeGreaterThanOrEqual(at.top);
        expect(y).toBeLessThanOrEqual(at.bottom);
      }
      expect(at.height).toBe(theory.height(theoryModel(name), size));
    }
  });

  it('has dense at the far end, nothing at 0, and the threshold on the axis', () => {
    const at = theoryLayout(theoryModel(), WIDE);
    expect(at.x.domain()).toEqual([0, 7]);
    expect(at.xTicks).toContain(0.5);
    expect(at.xTicks[0]).toBe(0);
    // Far apart where it matters: half a companion from none.
    expect(at.x(0.5) - at.x(0)).toBeGreaterThan(100);
    expect(at.x(1e-7) - at.x(0)).toBeLessThan(1);
  });

  it('says the exact numbers of what is pointed at, and nothing beside it', () => {
    const m = theoryModel();
    const at = theoryLayout(m, WIDE);
    const dot = at.marks.find((k) => k.kind === 'curve' && k.of === 1 && k.item === 2);
    if (!dot) throw new Error('no curve');
    const tip = tipOf(theory.hit(m, WIDE, dot.x, dot.y));
    expect(tip).toMatch(/^random, balanced \(formula derived here\), α = 3\n/u);
    expect(tip).toContain('two whole in the same child: ');
    const mean = at.marks.find((k) => k.kind === 'now-mean' && k.of === 2);
    expect(tipOf(theory.hit(m, WIDE, (mean?.x ?? 0) + 2, mean?.y ?? 0))).toMatch(
      /^clause-aware split, (mean of 8 seeds|seed \d+), after pruning/u,
    );
    expect(theory.hit(m, WIDE, at.x(4), at.y(0.4))).toBeNull();
  });

  it('is walked along a method’s networks and from curve to curve', () => {
    const m = theoryModel();
    const [first, next, , up] = press(theory, m, [
      'ArrowRight',
      'ArrowRight',
      'ArrowLeft',
      'ArrowUp',
    ]);
    expect(tipOf(first)).toMatch(/^random split, seed 7013, after pruning/u);
    expect(tipOf(next)).toMatch(/^random split, seed 7014/u);
    expect(tipOf(up)).toMatch(/^dense, never split/u);
    const down = press(theory, m, ['ArrowDown', 'ArrowDown', 'ArrowDown']);
    expect(tipOf(down[1])).toMatch(/^clause-aware split/u);
    expect(down[2]).toBeNull();
  });
});

describe('the mechanism plot', () => {
  it.each(MECHANISM_CASES.map((c) => c.name))('%s: every mark is inside its panel', (name) => {
    const m = mechanismModel(name);
    for (const size of [WIDE, NARROW]) {
      const at = mechanismLayout(m, size);
      const marks = marksOf(m, at);
      expect(marks.filter((k) => k.panel === 'own')).toHaveLength(m.points.length);
      for (const { panel, x, y } of marks) {
        const box = at.panels.find((p) => p.kind === panel);
        expect(x).toBeGreaterThan((box?.left ?? 0) - 1);
        expect(x).toBeLessThan((box?.right ?? 0) + 1);
        expect(y).toBeGreaterThan((box?.top ?? 0) - 1);
        expect(y).toBeLessThan((box?.bottom ?? 0) + 1);
      }
      expect(at.list.rows[9].top + at.list.rows[9].height).toBeLessThan(at.height);
    }
  });

  it('has the same scales for the trained and for the shuffled weights', () => {
    const [own, shuffled] = mechanismLayout(mechanismModel(), WIDE).panels;
    expect(own.x.domain()).toEqual(shuffled.x.domain());
    expect(own.y.domain()).toEqual(shuffled.y.domain());
    expect(own.y.domain()[0]).toBeLessThanOrEqual(0);
  });

  it('is high enough for a finger where it is narrow', () => {
    expect(mechanismLayout(mechanismModel(), NARROW).list.rows[0].height).toBeGreaterThanOrEqual(
      44,
    );
  });

  it('says a network’s numbers, opens a setting, and leads to another measure', () => {
    const m = mechanismModel();
    const at = mechanismLayout(m, WIDE);
    const [mark] = marksOf(m, at);
    const note = mechanism.hit(m, WIDE, mark.x, mark.y);
    expect(note).toMatchObject({ kind: 'note', mark: { index: 0 } });
    expect(tipOf(note)).toMatch(
      /^random split, seed 7013\naccuracy \+\d+\.\d % over dense\ninterference: 0\.\d\d× that of dense\nwith shuffled weights: 0\.\d\d×$/u,
    );
    const cells = mechanismModel('mechanism-cells');
    const [first] = marksOf(cells, mechanismLayout(cells, WIDE));
    expect(mechanism.hit(cells, WIDE, first.x, first.y)).toMatchObject({
      kind: 'cell',
      cell: cells.points[first.point].cell,
      method: 'fpe-random',
      opens: true,
      mark: { index: 0 },
    });
    const row = at.list.rows[0];
    expect(mechanism.hit(m, WIDE, at.list.left + 20, row.top + 4)).toMatchObject({
      kind: 'view',
      set: { predictor: 'capacity' },
    });
    expect(mechanism.hit(m, WIDE, at.list.left - 20, row.top + 4)).toBeNull();
  });

  it('is walked by arrow keys from left to right, and up and down the list', () => {
    const m = mechanismModel();
    const [first, second] = press(mechanism, m, ['ArrowRight', 'ArrowRight']);
    expect(tipOf(first)).toMatch(/^clause-aware split, seed 7013/u);
    const x = (hit: Hit | null) => (hit && 'mark' in hit ? (hit.mark?.x ?? 0) : 0);
    expect(x(second)).toBeGreaterThanOrEqual(x(first));
    expect(press(mechanism, m, ['ArrowDown'])[0]).toMatchObject({ set: { predictor: 'mixed' } });
    expect(press(mechanism, m, ['ArrowUp'])[0]).toMatchObject({ set: { predictor: 'cosineAbs' } });
    const top = mechanismModel('mechanism-capacity');
    expect(press(mechanism, top, ['ArrowUp'])[0]).toBeNull();
  });
});

describe('marks and texts', () => {
  it('are of another shape for every method', () => {
    const shapes = METHODS.map((m) => markPath(m, 0, 0, 10));
    expect(new Set(shapes).size).toBe(METHODS.length);
    // One that is added has a shape too.
    const toy: Method = { ...METHODS[5], id: 'toy' };
    expect(markPath(toy, 0, 0, 10)).toMatch(/^M/);
  });

  it('set what lies on each other side by side, around where it was', () => {
    const same = Array.from({ length: 5 }, () => ({ x: 10, y: 3 }));
    const moved = dodge([...same, { x: 40, y: 3 }], 4, 18);
    expect(moved.map((p) => p.x)).toEqual([2, 6, 10, 14, 18, 40]);
    const many = dodge(Array(64).fill({ x: 10, y: 3 }), 4, 18);
    expect(many[63].x - many[0].x).toBeCloseTo(18, 9);
  });

  it('lie on nothing, or are left out', () => {
    const label = { text: 'name', size: 12 };
    const room = { left: 0, top: 0, right: 100, bottom: 50 };
    const spots = [
      { x: 10, y: 20 },
      { x: 10, y: 40 },
    ];
    const wishes = [0, 1, 2].map(() => ({ label, spots }));
    const placed = placeLabels(wishes, [], room);
    expect(placed.map((l) => l.y)).toEqual([20, 40]);
    const taken = placed.slice(0, 1).map(boxOf);
    expect(placeLabels(wishes, taken, room).map((l) => l.y)).toEqual([40]);
    // Control: with room for it, the third has a place as well.
    const third = [...spots, { x: 60, y: 20 }];
    expect(placeLabels([...wishes, { label, spots: third }], [], room)).toHaveLength(3);
  });

  it('flow into as many lines as it takes', () => {
    const items = ['one', 'two', 'three'].map((text) => ({ sample: text, room: 10, text }));
    expect(flowLegend(items, 0, 400, 0).items.map((i) => i.y)).toEqual([11, 11, 11]);
    expect(new Set(flowLegend(items, 0, 40, 0).items.map((i) => i.y)).size).toBe(3);
  });
});
