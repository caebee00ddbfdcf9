import { describe, expect, it } from 'vitest';
import { accuracy } from '../../src/plots/accuracy';
import { accuracyLayout, scales } from '../../src/plots/accuracy-draw';
import { headline } from '../../src/plots/headline';
import { interference } from '../../src/plots/interference';
import { explained } from '../../src/plots/interference-sentence';
import { load } from '../../src/plots/load';
import { captionOf, input, modelOf } from '../support/plot-input';

describe('accuracy', () => {
  it('tells cost, gain and seeds', () => {
    expect(captionOf(accuracy, input())).toMatch(
      /^Splitting costs 9 points, then gains: \d\d\.\d vs \d\d\.\d %, ahead in 8 of 8\.$/,
    );
    expect(captionOf(accuracy, input({}, { frame: 26 }))).toMatch(
      /at epoch 25 behind: .*, ahead in 0 of 8\.$/,
    );
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
    expect(accuracy.move?.(model, { kind: 'none' }, 'ArrowRight')).toMatchObject({
      kind: 'frame',
      frame: 26,
    });
    expect(accuracy.move?.(model, { kind: 'none' }, 'ArrowUp')).toBeNull();
  });
  it('shows, walks and lists only what a sweep measured', () => {
    const at = input({ sparse: true });
    const model = modelOf(accuracy, at);
    expect(model.known).toEqual([25, 26, 51]);
    expect(modelOf(accuracy, input()).known).toBeNull();
    expect(captionOf(accuracy, at)).toMatch(
      /ahead in 8 of 8\. A sweep measured only epochs 25 and 50; Play trains it in full\.$/,
    );
    expect(accuracy.table(model).rows.map((r) => r[0])).toEqual(['25', '25, at the split', '50']);
    const from = (frame: number, key: 'ArrowLeft' | 'ArrowRight') =>
      accuracy.move?.(modelOf(accuracy, { ...at, frame }), { kind: 'none' }, key);
    expect(from(26, 'ArrowRight')).toMatchObject({ frame: 51 });
    expect(from(26, 'ArrowLeft')).toMatchObject({ frame: 25 });
    expect(from(51, 'ArrowRight')).toMatchObject({ frame: 51 });
    const size = { width: 447, layout: 'wide' } as const;
    const { x } = scales(model, accuracyLayout(model, size));
    expect(accuracy.hit(model, size, x(40), 60)).toMatchObject({ frame: 51 });
    expect(accuracy.hit(model, size, x(10), 60)).toMatchObject({ frame: 25 });
    expect(accuracy.hit(modelOf(accuracy, input()), size, x(10), 60)).toMatchObject({ frame: 10 });
  });
  it('does not claim an accuracy of the first weights that a sweep did not measure', () => {
    expect(captionOf(accuracy, input({ sparse: true }, { frame: 0 }))).toMatch(
      /^Epoch 0: not measured; the split comes at epoch 25\./,
    );
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
    expect(captionOf(interference, input())).toContain(
      'The same masks on shuffled weights: 0.17, so ',
    );
    expect(captionOf(interference, input({}, { matrix: 'inputs' }))).toContain(
      'shuffled weights: 0.17',
    );
    const at = input();
    at.record.measures.split.fill(undefined);
    at.record.measures.after.fill(undefined);
    expect(captionOf(interference, at)).toContain('not measured yet');
  });
  it('leaves later moments open', () => {
    const [before, split, after] = modelOf(interference, input({}, { frame: 26 })).panels;
    expect([before.matrix, split.matrix, after.matrix].map((m) => m !== undefined)).toEqual([
      true,
      true,
      false,
    ]);
  });
  it('has nothing to compare with one clause', () => {
    expect(interference.select(input({ clauses: 1, literals: 8 }))).toHaveProperty('empty');
  });
});

describe('load', () => {
  it('gives means and how many mix more than two', () => {
    expect(captionOf(load, input())).toMatch(
      /^▲ mean: 2\.2 clauses a neuron when dense, 1\.5 after the split; above 2 in 4 of 8 neurons, then 4 of 16\.$/,
    );
  });
});

describe('headline', () => {
  it('computes its words', () => {
    expect(headline(input()).map((f) => `${f.bold} ${f.rest}`)).toEqual([
      'Same non-zero weights',
      'more neurons',
      'less interference',
      'higher accuracy',
    ]);
    expect(headline(input({ alpha: 1 })).map((f) => f.bold)).toEqual([
      'Same',
      'as many',
      'the same',
      'about the same',
    ]);
    expect(headline(input({ frames: 13 }))[1]).toMatchObject({
      before: '8',
      after: '8',
      sub: 'each splits in 2 at epoch 25',
    });
  });
  it('stands before anything ran', () => {
    const at = input();
    at.record.networks.clear();
    for (const curve of at.record.testAccuracy) curve.fill(Number.NaN);
    at.record.ledgers.fill(undefined);
    for (const f of headline(at)) expect(JSON.stringify(f)).not.toContain('NaN');
  });
});
