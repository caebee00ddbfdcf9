import { describe, expect, it } from 'vitest';
import type { Network } from '../../src/model/network';
import type { RunRecord } from '../../src/model/record';
import { PLOTS } from '../../src/plots';
import { accuracy } from '../../src/plots/accuracy';
import { headline } from '../../src/plots/headline';
import { explained } from '../../src/plots/interference-sentence';
import { interference } from '../../src/plots/interference';
import { ledger } from '../../src/plots/ledger';
import { load } from '../../src/plots/load';
import { loom } from '../../src/plots/loom';
import { fullSize } from '../../src/plots/loom-model';
import { isEmpty, type Plot, type PlotInput, plain } from '../../src/plots/plot';
import { CASES, inputOf } from '../gallery/cases';
import { type FixtureOptions, fixtureRecord } from '../support/fixture-record';

const input = (options: FixtureOptions = {}, rest: Partial<PlotInput> = {}): PlotInput =>
  inputOf({ name: '', record: options, input: rest });

function modelOf<M>(plot: Plot<M>, at: PlotInput): M {
  const model = plot.select(at);
  if (isEmpty(model)) throw new Error(`empty: ${model.empty}`);
  return model;
}

const captionOf = <M>(plot: Plot<M>, at: PlotInput): string => plain(plot.caption(modelOf(plot, at)));

/** Everything a plot says in words and numbers. */
function words<M>(plot: Plot<M>, at: PlotInput): string {
  const model = plot.select(at);
  if (isEmpty(model)) return model.empty;
  return [plot.title(model), plain(plot.caption(model)), JSON.stringify(plot.table(model))].join(' ');
}

/** The record with every number of its last networks broken. */
function broken(): RunRecord {
  const record = fixtureRecord();
  for (const list of record.networks.values()) {
    const last = list.length - 1;
    list[last] = { ...(list[last] as Network), weight: (list[last] as Network).weight.map(() => Number.NaN) };
  }
  for (const curve of [...record.testAccuracy, ...record.testLoss]) curve.fill(Number.NaN, 30);
  return record;
}

describe.each(CASES.map((c) => [c.name, c] as const))('case %s', (_, c) => {
  const at = inputOf(c);
  it('says nothing that is not a number', () => {
    const said = [words(loom, at), words(ledger, at), words(accuracy, at), words(interference, at), words(load, at), JSON.stringify(headline(at))];
    for (const text of said) expect(text).not.toMatch(/NaN|undefined|Infinity|null/);
  });
  it('keeps the budget', () => {
    const model = modelOf(ledger, at);
    expect(model.matches).toBe(true);
    expect(model.bars.filter((b) => !b.fallen).length).toBe(model.budget);
    expect(headline(at)[0]).toMatchObject({ bold: 'Same', sign: '=', failed: false });
  });
});

describe('broken numbers', () => {
  it('are dashes, never NaN', () => {
    const at = { ...input(), record: broken() };
    for (const text of [words(loom, at), words(ledger, at), words(accuracy, at), words(load, at), words(interference, at), JSON.stringify(headline(at))]) {
      expect(text).not.toContain('NaN');
    }
    expect(headline(at)[3]).toMatchObject({ bold: '', after: '—' });
  });
  it('name the divergence where the accuracy would stand', () => {
    const figures = headline(input({ divergeAt: 34 }));
    expect(figures[3].sub).toBe('diverged at epoch 33');
    const text = captionOf(accuracy, input({ divergeAt: 34 }));
    expect(text).toContain('1 of 24 networks diverged, the first at epoch 33 (learning rate 3)');
    expect(text).toContain('ahead in 7 of 7');
  });
});

describe('loom', () => {
  it('says what became of the most mixed neuron', () => {
    expect(captionOf(loom, input())).toBe('Neuron 1 mixes 4.8 clauses when dense; its children settle on B and E.');
  });
  it('says that nothing is split yet, or ever', () => {
    expect(captionOf(loom, input({ frames: 13 }))).toBe('Before epoch 25 both sides are one network; then each neuron splits in 2.');
    expect(captionOf(loom, input({ alpha: 1 }))).toContain('α = 1 splits nothing: both sides show the same network');
  });
  it('places every pruned weight in a child of its parent, and all weights exactly once', () => {
    for (const alpha of [2, 3, 4, 8]) {
      const model = modelOf(loom, input({ alpha }, { method: 'fpe-random' }));
      const held = model.right.network.weight.length;
      expect(held + model.pruned.length).toBe(256);
      for (const p of model.pruned) expect(Math.floor(p.child / alpha)).toBe(p.parent);
    }
  });
  it('names whole and torn clauses', () => {
    const torn = modelOf(loom, input({}, { method: 'fpe-random' }));
    const whole = torn.right.settled.group.reduce((n, g, c) => n + (g >= 0 && torn.right.settled.complete[c] ? 1 : 0), 0);
    expect(whole).toBe(0);
    const kept = modelOf(loom, input());
    expect(kept.right.settled.complete.some((c) => c === 1)).toBe(true);
  });
  it('shows the nearest earlier network and says so', () => {
    const record = fixtureRecord();
    record.networks.get('fpe-clause')?.splice(40);
    const model = modelOf(loom, { ...input(), record });
    expect(model.stale).toBe('epoch 38, catching up');
  });
  it('offers another method where the shown one did not run', () => {
    const model = loom.select(input({ methods: ['dense', 'fpe-random'] }));
    expect(model).toMatchObject({ action: { set: { show: 'fpe-random' } } });
  });
  it('keeps one scale for the whole run', () => {
    const record = fixtureRecord();
    expect(fullSize(record.networks)).toBe(2);
    const big = (record.networks.get('dense') as Network[]).map((n) => ({ ...n, weight: n.weight.map((w) => 9 * w) }));
    expect(fullSize(new Map([['dense', big]]))).toBe(16);
    expect(fullSize(new Map())).toBe(2);
  });
});

describe('ledger', () => {
  it('fails loudly when the count is not the budget', () => {
    const at = input();
    const replica = at.record.replicas.findIndex((r) => r.method === 'fpe-clause' && r.seed === at.record.focusSeed);
    const good = at.record.ledgers[replica];
    if (!good) throw new Error('the fixture has a ledger');
    at.record.ledgers[replica] = { ...good, after: [good.after[0] - 1, good.after[1]] };
    expect(modelOf(ledger, at).matches).toBe(false);
    expect(captionOf(ledger, at)).toContain('= 263, not 264');
    expect(headline(at)[0]).toMatchObject({ bold: 'Fewer', sign: '≠', failed: true });
  });
  it('counts the networks itself where no ledger came', () => {
    const at = input();
    at.record.ledgers.fill(undefined);
    expect(captionOf(ledger, at)).toBe('8 copied output weights came in and the 8 smallest fell out, all of them input weights: 264 + 8 − 8 = 264, counted.');
  });
  it('drops the smallest weights and no other', () => {
    const { bars } = modelOf(ledger, input({ alpha: 8 }));
    const fallen = bars.filter((b) => b.fallen).map((b) => b.size);
    const kept = bars.filter((b) => !b.fallen).map((b) => b.size);
    expect(Math.max(...fallen)).toBeLessThanOrEqual(Math.min(...kept));
    expect(fallen).toHaveLength(56);
  });
  it('lights the bar of a selected weight', () => {
    const { bars } = modelOf(ledger, input({}, { selection: { kind: 'weight', parent: 5, input: 3 } }));
    expect(bars.filter((b) => b.lit)).toMatchObject([{ parent: 5, input: 3 }]);
  });
});

describe('accuracy', () => {
  it('tells cost, gain and seeds', () => {
    expect(captionOf(accuracy, input())).toMatch(/^Splitting costs 9 points, then gains: \d\d\.\d vs \d\d\.\d %, ahead in 8 of 8\.$/);
    expect(captionOf(accuracy, input({}, { frame: 26 }))).toMatch(/at epoch 25 behind: .*, ahead in 0 of 8\.$/);
  });
  it('has a band from 8 seeds, thin lines below, one line for one', () => {
    const lines = (seeds: number) => modelOf(accuracy, input({ seeds })).lines[0];
    expect(lines(8).band.length).toBe(52);
    expect(lines(7).band).toHaveLength(0);
    expect(lines(7).seeds).toHaveLength(7);
    expect(lines(1).seeds).toHaveLength(0);
    expect(captionOf(accuracy, input({ seeds: 1 }))).toContain('one seed only');
  });
  it('calls a difference within a point about the same', () => {
    const at = input();
    const { record } = at;
    record.replicas.forEach((r, k) => {
      record.testAccuracy[k][record.frames - 1] = r.method === 'dense' ? 0.8 : 0.807;
    });
    expect(captionOf(accuracy, at)).toContain('then about the same: 80.7 vs 80.0 %');
    expect(headline(at)[3].bold).toBe('about the same');
  });
  it('starts the axis at chance or below what was measured', () => {
    expect(modelOf(accuracy, input()).range).toEqual([50, 100]);
    const at = input();
    at.record.testAccuracy[0].fill(0.33, 26, 27);
    expect(modelOf(accuracy, { ...at, record: at.record }).range[0]).toBeLessThanOrEqual(50);
  });
  it('walks frames with the arrow keys, both at the split', () => {
    const model = modelOf(accuracy, input({}, { frame: 25 }));
    expect(accuracy.move?.(model, { kind: 'none' }, 'ArrowRight')).toMatchObject({ kind: 'frame', frame: 26 });
    expect(accuracy.move?.(model, { kind: 'none' }, 'ArrowUp')).toBeNull();
  });
  it('is empty before the first epoch', () => {
    const at = input();
    for (const curve of at.record.testAccuracy) curve.fill(Number.NaN);
    expect(accuracy.select(at)).toHaveProperty('empty');
  });
});

describe('interference', () => {
  it('computes how much of the fall the null explains', () => {
    expect(explained(0.4, 0.2, 0.2)).toBe('all');
    expect(explained(0.4, 0.2, 0.1)).toBe('all');
    expect(explained(0.41, 0.08, 0.17)).toBe('most');
    expect(explained(0.4, 0.1, 0.3)).toBe('part');
    expect(explained(0.4, 0.1, 0.4)).toBe('none');
    expect(explained(0.4, 0.4, 0.2)).toBe('');
    expect(explained(0.4, 0.1, Number.NaN)).toBe('');
  });
  it('always prints the null after the split', () => {
    expect(captionOf(interference, input())).toContain('The same masks on shuffled weights: 0.17, so ');
    expect(captionOf(interference, input({}, { matrix: 'inputs' }))).toContain('shuffled weights: 0.17');
    const at = input();
    at.record.measures.split.fill(undefined);
    at.record.measures.after.fill(undefined);
    expect(captionOf(interference, at)).toContain('not measured yet');
  });
  it('leaves later moments open', () => {
    const [before, split, after] = modelOf(interference, input({}, { frame: 26 })).panels;
    expect([before.matrix, split.matrix, after.matrix].map((m) => m !== undefined)).toEqual([true, true, false]);
  });
  it('has nothing to compare with one clause', () => {
    expect(interference.select(input({ clauses: 1, literals: 8 }))).toHaveProperty('empty');
  });
});

describe('load', () => {
  it('gives means and how many mix more than two', () => {
    expect(captionOf(load, input())).toMatch(/^▲ mean: 2\.2 clauses a neuron when dense, 1\.5 after the split; above 2 in 4 of 8 neurons, then 4 of 16\.$/);
  });
});

describe('headline', () => {
  it('computes its words', () => {
    expect(headline(input()).map((f) => `${f.bold} ${f.rest}`)).toEqual(['Same non-zero weights', 'more neurons', 'less interference', 'higher accuracy']);
    expect(headline(input({ alpha: 1 })).map((f) => f.bold)).toEqual(['Same', 'as many', 'the same', 'about the same']);
    expect(headline(input({ frames: 13 }))[1]).toMatchObject({ before: '8', after: '8', sub: 'each splits in 2 at epoch 25' });
  });
  it('stands before anything ran', () => {
    const at = input();
    at.record.networks.clear();
    for (const curve of at.record.testAccuracy) curve.fill(Number.NaN);
    at.record.ledgers.fill(undefined);
    for (const f of headline(at)) expect(JSON.stringify(f)).not.toContain('NaN');
  });
});

describe('every plot', () => {
  it('explains an empty record', () => {
    const at = input();
    at.record.networks.clear();
    for (const curve of at.record.testAccuracy) curve.fill(Number.NaN);
    for (const plot of Object.values(PLOTS)) {
      const model = plot.select(at);
      expect(isEmpty(model)).toBe(true);
    }
  });
});
