import { describe, expect, it } from 'vitest';
import type { Network } from '../../src/model/network';
import type { RunRecord } from '../../src/model/record';
import { PLOTS } from '../../src/plots';
import { accuracy } from '../../src/plots/accuracy';
import { headline } from '../../src/plots/headline';
import { interference } from '../../src/plots/interference';
import { ledger } from '../../src/plots/ledger';
import { load } from '../../src/plots/load';
import { loom } from '../../src/plots/loom';
import { fullSize } from '../../src/plots/loom-model';
import { isEmpty, type Plot, type PlotInput, plain } from '../../src/plots/plot';
import { CASES, inputOf } from '../gallery/cases';
import { fixtureRecord } from '../support/fixture-record';
import { captionOf, input, modelOf } from '../support/plot-input';

/** Everything a plot says in words and numbers. */
function words<M>(plot: Plot<M>, at: PlotInput): string {
  const model = plot.select(at);
  if (isEmpty(model)) return model.empty;
  return [plot.title(model), plain(plot.caption(model)), JSON.stringify(plot.table(model))].join(
    ' ',
  );
}

/** The record with every number of its last networks broken. */
function broken(): RunRecord {
  const record = fixtureRecord();
  for (const list of record.networks.values()) {
    const last = list.length - 1;
    list[last] = {
      ...(list[last] as Network),
      weight: (list[last] as Network).weight.map(() => Number.NaN),
    };
  }
  for (const curve of [...record.testAccuracy, ...record.testLoss]) curve.fill(Number.NaN, 30);
  return record;
}

describe.each(CASES.map((c) => [c.name, c] as const))('case %s', (_, c) => {
  const at = inputOf(c);
  it('says nothing that is not a number', () => {
    const said = [
      words(loom, at),
      words(ledger, at),
      words(accuracy, at),
      words(interference, at),
      words(load, at),
      JSON.stringify(headline(at)),
    ];
    for (const text of said) expect(text).not.toMatch(/NaN|undefined|Infinity|null/);
  });
  it('keeps the budget', () => {
    const model = modelOf(ledger, at);
    expect(model.matches).toBe(true);
    expect(model.bars.filter((b) => !b.fallen).length).toBe(model.budget);
    const factor = model.budget / model.base;
    const words = factor > 1 ? { bold: `${factor}×`, sign: '→' } : { bold: 'Same', sign: '=' };
    expect(headline(at)[0]).toMatchObject({ ...words, failed: false });
  });
});

describe('broken numbers', () => {
  it('are dashes, never NaN', () => {
    const at = { ...input(), record: broken() };
    for (const text of [
      words(loom, at),
      words(ledger, at),
      words(accuracy, at),
      words(load, at),
      words(interference, at),
      JSON.stringify(headline(at)),
    ]) {
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
    expect(captionOf(loom, input())).toBe(
      'Neuron 1 mixes 4.8 clauses when dense; its children settle on B and E.',
    );
  });
  it('says that nothing is split yet, or ever', () => {
    expect(captionOf(loom, input({ frames: 13 }))).toBe(
      'Before epoch 25 both sides are one network; then each neuron splits in 2.',
    );
    expect(captionOf(loom, input({ alpha: 1 }))).toContain(
      'α = 1 splits nothing: both sides show the same network',
    );
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
    const whole = torn.right.settled.group.reduce(
      (n, g, c) => n + (g >= 0 && torn.right.settled.complete[c] ? 1 : 0),
      0,
    );
    expect(whole).toBe(0);
    const kept = modelOf(loom, input());
    expect(kept.right.settled.complete.some((c) => c === 1)).toBe(true);
  });
  it('shows the nearest earlier network and says so', () => {
    const record = fixtureRecord();
    record.networks.get('fpe-clause')?.splice(40);
    const model = modelOf(loom, { ...input(), record });
    expect(model).toMatchObject({ stale: 'epoch 38, catching up', waiting: true });
  });
  it('names the kept epoch of a record that keeps few, without fading it', () => {
    const record = fixtureRecord();
    for (const list of record.networks.values()) list.fill(undefined, 30, 40);
    const at = { ...input(), record, frame: 35 };
    expect(modelOf(loom, at)).toMatchObject({ stale: 'weights of epoch 28', waiting: false });
    expect(modelOf(interference, at).panels[2].epoch).toBe(28);
  });
  it('offers another method where the shown one did not run', () => {
    const model = loom.select(input({ methods: ['dense', 'fpe-random'] }));
    expect(model).toMatchObject({ action: { set: { show: 'fpe-random' } } });
  });
  it('keeps one scale for the whole run', () => {
    const record = fixtureRecord();
    expect(fullSize(record.networks)).toBe(2);
    const big = (record.networks.get('dense') as Network[]).map((n) => ({
      ...n,
      weight: n.weight.map((w) => 9 * w),
    }));
    expect(fullSize(new Map([['dense', big]]))).toBe(16);
    expect(fullSize(new Map())).toBe(2);
  });
});

describe('ledger', () => {
  it('fails loudly when the count is not the budget', () => {
    const at = input();
    const replica = at.record.replicas.findIndex(
      (r) => r.method === 'fpe-clause' && r.seed === at.record.focusSeed,
    );
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
    expect(captionOf(ledger, at)).toBe(
      '8 copied output weights came in and the 8 smallest fell out, all of them input weights: 264 + 8 − 8 = 264, counted.',
    );
  });
  it('drops the smallest weights and no other', () => {
    const { bars } = modelOf(ledger, input({ alpha: 8 }));
    const fallen = bars.filter((b) => b.fallen).map((b) => b.size);
    const kept = bars.filter((b) => !b.fallen).map((b) => b.size);
    expect(Math.max(...fallen)).toBeLessThanOrEqual(Math.min(...kept));
    expect(fallen).toHaveLength(56);
  });
  it('lights the bar of a selected weight', () => {
    const { bars } = modelOf(
      ledger,
      input({}, { selection: { kind: 'weight', parent: 5, input: 3 } }),
    );
    expect(bars.filter((b) => b.lit)).toMatchObject([{ parent: 5, input: 3 }]);
  });
});

describe('every plot', () => {
  it('explains an empty record', () => {
    const at = input();
    at.record.networks.clear();
    for (const curve of at.record.testAccuracy) curve.fill(Number.NaN);
    for (const measures of Object.values(at.record.measures)) measures.fill(undefined);
    for (const plot of Object.values(PLOTS)) {
      const model = plot.select(at);
      expect([plot.id, isEmpty(model)]).toEqual([plot.id, true]);
    }
  });
});
