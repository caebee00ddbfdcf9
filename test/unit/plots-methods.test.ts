/** Every method as the page shows it: words that are true of it, sums that are counted, no false kin. */
import { describe, expect, it } from 'vitest';
import {
  hasParents,
  losesInputs,
  METHODS,
  type Method,
  type MethodId,
  sharesOut,
} from '../../src/methods';
import { holders, type Network } from '../../src/model/network';
import { neuronOf, type Selection } from '../../src/model/selection';
import { accuracy } from '../../src/plots/accuracy';
import { accuracyLayout, endLabels } from '../../src/plots/accuracy-draw';
import { MOST_DRAWN } from '../../src/plots/five';
import { headline } from '../../src/plots/headline';
import { interference } from '../../src/plots/interference';
import { ledger } from '../../src/plots/ledger';
import { ledgerSum } from '../../src/plots/ledger-words';
import { load } from '../../src/plots/load';
import { loom } from '../../src/plots/loom';
import { loomLayout } from '../../src/plots/loom-layout';
import { takenBySplit } from '../../src/plots/loom-split';
import { shortTitleOf, subtitleOf, titleOf } from '../../src/plots/method-words';
import type { PlotInput, Size } from '../../src/plots/plot';
import { scheduleOf } from '../../src/spec/spec';
import { taskOf } from '../../src/tasks';
import { captionOf, input, modelOf } from '../support/plot-input';
import { smallSpec } from '../support/small-run';
import { wholeRun } from '../support/whole-run';

const OTHERS: readonly Method[] = METHODS.filter((m) => m.id !== 'dense');
const WIDE: Size = { width: 1328, layout: 'wide' };

const runs = new Map<string, PlotInput>();

/** A run of that method beside the usual ones, at a frame (51 is the last, 26 the split). */
function at(
  method: string,
  frame = 51,
  alpha = 2,
  selection: Selection = { kind: 'none' },
): PlotInput {
  const key = `${method} ${alpha}`;
  const methods = ['dense', 'fpe-random', 'fpe-clause', method];
  const run = runs.get(key) ?? input({ alpha, methods, seeds: 2 });
  runs.set(key, run);
  return { ...run, method, frame, selection };
}

describe.each(OTHERS.map((m) => [m.id, m] as const))('%s', (id, method) => {
  it('has rows of its own, or children of the dense rows, in the same height', () => {
    for (const alpha of [1, 2, 8]) {
      const model = modelOf(loom, at(id, 51, alpha));
      const layout = loomLayout(model, WIDE);
      const end = ({ bands }: typeof layout.left): number =>
        bands[bands.length - 1].y + bands[bands.length - 1].height;
      expect(model.kin).toBe(hasParents(method));
      expect(layout.fork === null).toBe(!model.kin);
      expect(layout.right.bands).toHaveLength(model.kin ? 8 : 8 * alpha);
      expect(end(layout.right)).toBeCloseTo(end(layout.left), 6);
    }
  });
  it('is not said to have children, or to be split, where it does not', () => {
    const said = [0, 12, 25, 26, 51].flatMap((frame) => {
      const here = at(id, frame);
      const plots = [loom, ledger, accuracy, interference, load] as const;
      return [
        ...plots.map((plot) => captionOf(plot as typeof loom, here)),
        modelOf(loom, here).right.title,
        JSON.stringify(headline(here).map((f) => [f.bold, f.rest, f.sub])),
      ];
    });
    for (const text of said) {
      expect(text).not.toMatch(/NaN|undefined/);
      if (!hasParents(method)) expect(text).not.toMatch(/its children|[Tt]he split|[Ss]plitting/);
      if (method.deal === 'none') expect(text).not.toMatch(/[Pp]run(ed at|ing)/);
    }
    // Control: of a method with children the same texts do say so.
    if (hasParents(method)) expect(said.join(' ')).toMatch(/the split/);
  });
  it('weighs what it has', () => {
    for (const alpha of [2, 4]) {
      const model = modelOf(ledger, at(id, 51, alpha));
      const factor = method.budget === 'alpha' ? alpha : 1;
      expect(model).toMatchObject({ budget: factor * 264, base: 264, matches: true });
      const kept = model.bars.filter((b) => !b.fallen);
      expect(kept).toHaveLength(factor * 264);
      const { sum } = ledgerSum(model);
      const terms = sum.replaceAll(' ', '').replaceAll('−', '+-').split('+');
      expect(terms.reduce((total, term) => total + Number(term), 0)).toBe(factor * 264);
      const [weights] = headline(at(id, 51, alpha));
      expect(weights.failed).toBe(false);
      expect(weights.bold).toBe(factor > 1 ? `${alpha}×` : 'Same');
    }
  });
  it('shows what it reaches pruned to the budget where it has more', () => {
    const [, , , figure] = headline(at(id));
    expect(/pruned to the budget/.test(figure.sub)).toBe(method.budget === 'alpha');
    expect(/pruned to the budget/.test(captionOf(accuracy, at(id)))).toBe(
      method.budget === 'alpha',
    );
  });
  it('walks to its neurons and back with the arrow keys', () => {
    const { parents } = modelOf(loom, at(id)).right.network;
    const step = (selection: Selection, key: 'ArrowLeft' | 'ArrowRight' | 'ArrowDown') => {
      const hit = loom.move?.(modelOf(loom, at(id, 51, 2, selection)), selection, key);
      return hit?.kind === 'selection' ? hit.selection : null;
    };
    const { order } = modelOf(loom, at(id)).columns;
    const last: Selection = { kind: 'weight', parent: 7, input: order[order.length - 1] };
    const over = step(last, 'ArrowRight');
    if (hasParents(method)) {
      expect(over).toBeNull();
      return;
    }
    expect(neuronOf(over as Selection, true)).toBe(14);
    expect(step(over as Selection, 'ArrowLeft')).toMatchObject({ kind: 'weight', parent: 7 });
    const lowest: Selection = { kind: 'neuron', parent: parents - 1, wide: true };
    expect(step(lowest, 'ArrowDown')).toEqual(lowest);
  });
  it('is hit where it is drawn, and lit there only', () => {
    const model = modelOf(loom, at(id));
    const layout = loomLayout(model, WIDE);
    const band = layout.right.bands[5];
    const hit = loom.hit(model, WIDE, layout.right.x[3], band.y + band.height / 2);
    const wide = !hasParents(method);
    const selection = hit?.kind === 'selection' ? hit.selection : ({ kind: 'none' } as const);
    expect(neuronOf(selection, wide)).toBe(5);
    expect(neuronOf(selection, !wide)).toBe(-1);
    const lit = modelOf(loom, at(id, 51, 2, selection));
    expect([lit.left.lit, lit.right.lit]).toEqual(wide ? [-1, 5] : [5, 5]);
  });
});

describe('what a split takes', () => {
  const kin = OTHERS.filter((m) => hasParents(m));
  const networks = (id: string, alpha: number): { before: Network; after: Network } => {
    const list = at(id, 51, alpha).record.networks.get(id) ?? [];
    return { before: list[25] as Network, after: list[51] as Network };
  };
  it.each(kin.map((m) => [m.id, m] as const))('%s: dealt is held or pruned', (id, method) => {
    for (const alpha of [2, 3, 8]) {
      const { record } = at(id, 51, alpha);
      const { before, after } = networks(id, alpha);
      const taken = takenBySplit(method, record, before, after);
      const held = holders(after);
      const ones = (bits: number): number => bits.toString(2).replaceAll('0', '').length;
      let readers = 0;
      for (let place = 0; place < held.length; place++) {
        const all = taken.readers(Math.floor(place / 32), place % 32);
        readers += all.length;
        if (sharesOut(method)) expect(all).toHaveLength(1);
      }
      const kept = held.reduce((sum, bits) => sum + ones(bits), 0);
      expect(kept).toBe(after.weight.length);
      expect(kept + taken.pruned.length).toBe(readers);
      expect(taken.lost.length > 0).toBe(losesInputs(method));
      for (const p of taken.pruned) expect(Math.floor(p.child / alpha)).toBe(p.parent);
    }
  });
  it('is what the engine dealt and pruned, and its ledger says so', async () => {
    const spec = { ...smallSpec({ alpha: 3 }), methods: kin.map((m) => m.id as MethodId) };
    const run = await wholeRun(spec);
    const groups = taskOf(spec.task).groups(spec, spec.seed);
    const { warmup } = scheduleOf(spec);
    const stray = (method: Method, focusSeed: number): number => {
      const [before, after] = [warmup, warmup + 1].map((f) => run.network(method.id, f));
      const taken = takenBySplit(method, { focusSeed, groups }, { ...before }, after);
      const [inputs, outputs] = run.ledger(method.id)?.pruned ?? [];
      if (focusSeed === spec.seed) expect(taken.pruned).toHaveLength(inputs ?? Number.NaN);
      expect(outputs).toBe(after.outputAlive.filter((alive) => alive === 0).length);
      // Children that hold what they were not dealt.
      return Array.from(holders(after)).filter((bits, place) => {
        const dealt = taken.readers(Math.floor(place / after.inputs), place % after.inputs);
        const all = dealt.reduce((sum, child) => sum | (1 << (child % 3)), 0);
        return (bits & ~all) !== 0;
      }).length;
    };
    for (const method of kin) {
      expect(stray(method, spec.seed)).toBe(0);
      // Control: another seed deals otherwise, unless every child gets everything.
      if (method.deal !== 'clones') expect(stray(method, spec.seed + 1)).toBeGreaterThan(0);
    }
  });
  it('differs by seed', () => {
    const method = METHODS.find((m) => m.id === 'fpe-overlap') as Method;
    const { record } = at('fpe-overlap');
    const { before, after } = networks('fpe-overlap', 2);
    const other = takenBySplit(method, { ...record, focusSeed: 1 }, { ...before }, after);
    expect(other.lost).not.toEqual(takenBySplit(method, record, before, after).lost);
  });
  it('says so of a weight, an input and a neuron', () => {
    const here = at('fpe-overlap');
    const { lost, pruned } = modelOf(loom, here);
    const about = (selection: Selection) => captionOf(loom, { ...here, selection });
    const { parent, input: j } = lost[0];
    expect(about({ kind: 'weight', parent, input: j })).toContain('then read by no child');
    expect(about({ kind: 'input', input: j })).toMatch(/of 8 neurons lost it/);
    const gone = pruned[0];
    expect(about({ kind: 'weight', parent: gone.parent, input: gone.input })).toMatch(
      /pruned at the split|in \d[ab]/,
    );
    const both = holders(modelOf(loom, here).right.network).indexOf(3);
    expect(about({ kind: 'weight', parent: Math.floor(both / 32), input: both % 32 })).toMatch(
      /in \da and −?\d\.\d\d in \db\.$/,
    );
  });
});

describe('the curves', () => {
  const all = input({ methods: METHODS.map((m) => m.id) }, { method: 'rigl' });
  it('draw five at once, dense and the shown one among them, and name the others', () => {
    const model = modelOf(accuracy, all);
    const ids = model.lines.map((l) => l.method.id);
    expect(ids).toEqual(['dense', 'fpe-random', 'fpe-clause', 'fpe-feature', 'rigl']);
    expect(ids).toHaveLength(MOST_DRAWN);
    expect(captionOf(accuracy, all)).toMatch(/Not drawn: 2:4 structured \d\d\.\d, .*DropConnect/);
    expect(accuracy.table(model).columns).toHaveLength(1 + METHODS.length);
  });
  it('keep labels apart, those of two lines too', () => {
    const methods = ['dense', 'dense-wide', 'fpe-clones', 'dropconnect', 'fpe-random'];
    const model = modelOf(accuracy, input({ methods, alpha: 4 }, { method: 'dense-wide' }));
    for (const width of [447, 300, 358]) {
      const layout = accuracyLayout(model, { width, layout: width === 358 ? 'narrow' : 'wide' });
      const ys = endLabels(model, layout)
        .map((l) => l.y)
        .sort((a, b) => a - b);
      expect(ys).toHaveLength(8);
      for (let k = 1; k < ys.length; k++) expect(ys[k] - ys[k - 1]).toBeGreaterThan(11.9);
      expect(ys[ys.length - 1]).toBeLessThanOrEqual(layout.bottom + 5);
    }
  });
  it('mark the split only where something is split, and call pruning by its name', () => {
    const rule = (...methods: string[]) =>
      modelOf(accuracy, input({ methods: ['dense', ...methods] }, { method: methods[0] })).rule;
    expect(rule('sparse-wide', 'rigl')).toBe('');
    expect(rule('pruned-wide')).toBe('pruned');
    expect(rule('pruned-wide', 'fpe-clause')).toBe('split');
  });
});

describe('a method that is in no register', () => {
  it('is named and described from its data', () => {
    const toy: Method = {
      ...METHODS[0],
      ...{ id: 'toy', label: 'toy, α times as sparse', short: 'toy', start: 'sparse' },
      rewire: 'random',
    };
    const situation = { alpha: 3, warmup: 5, passed: true, neurons: 24, inputs: 32, base: 264 };
    expect(titleOf(toy, situation)).toBe('Toy, 3 times as sparse, 24 neurons');
    expect(shortTitleOf(toy, situation)).toBe('Toy, 24 neurons');
    expect(subtitleOf(toy, situation)).toBe('smallest out, random ones in');
    const split: Method = { ...toy, start: 'dense', rewire: 'none', deal: 'subset' };
    expect(titleOf(split, situation)).toBe('Split in 3 at epoch 5');
  });
});
