/** What the plots of codes decide: numbers, sentences, selections; drawings are golden files. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clausesOf, signsOf } from '../../src/metrics/codes';
import type { Clause } from '../../src/model/groups';
import { codeDistance } from '../../src/plots/code-distance';
import { codeFormula } from '../../src/plots/code-formula';
import { clauseText } from '../../src/plots/code-formula-model';
import { codeLoad } from '../../src/plots/code-load';
import { codeRelations } from '../../src/plots/code-relations';
import { codeTable } from '../../src/plots/code-table';
import { codeTableLayout } from '../../src/plots/code-table-layout';
import { codes } from '../../src/plots/codes';
import { codesLayout } from '../../src/plots/codes-layout';
import { bySign } from '../../src/plots/codes-model';
import { type PlotInput, plain } from '../../src/plots/plot';
import { readExample } from '../../src/store/example';
import { disjointClauses, networkOf } from '../support/code-networks';
import { captionOf, input, modelOf } from '../support/plot-input';

const { record } = readExample(readFileSync('public/examples/alpha-2.json', 'utf8'));
/** The baked example of the default experiment: real trained networks. */
const trained = (rest: Partial<PlotInput> = {}): PlotInput => ({ ...input(), record, ...rest });
/** Of data whose formula nobody knows. */
const NO_GROUPS = {
  count: 0,
  groupOf: new Int16Array(32).fill(-1),
  sign: new Int8Array(32).fill(1),
};
const wide = { width: 1328, layout: 'wide' } as const;

describe('the signed heatmap', () => {
  it('keeps children in the band of their parent, those that raise the output first', () => {
    const model = modelOf(codes, input());
    const at = codesLayout(model, wide);
    const { output } = model.before.analysis.network;
    const signs = model.order.map((r) => Math.sign(output[r]));
    expect(signs).toEqual([...signs].sort((a, b) => b - a));
    expect(new Set(model.order).size).toBe(8);
    for (const row of at.right.rows) {
      expect(Math.floor(row.neuron / 2)).toBe(row.band);
      const band = at.left.rows.find((l) => l.neuron === row.band);
      expect(Math.abs(row.y - (band?.y ?? 0))).toBeLessThan((band?.height ?? 0) / 2);
    }
    expect(at.right.rows).toHaveLength(16);
  });
  it('orders pruned neurons last', () => {
    const network = networkOf([[1], [1], [1], [1]], { output: [0, -1, 2, 1] });
    expect(bySign(network)).toEqual([2, 3, 1, 0]);
  });
  it('says the rule with τ plugged in, and how many weights count', () => {
    const text = captionOf(codes, input());
    const model = modelOf(codes, input());
    const kept = signsOf(
      model.after?.analysis.network ?? model.before.analysis.network,
      0.5,
    ).input.filter((s) => s !== 0).length;
    expect(text).toContain('Our rule, not the paper’s');
    expect(text).toContain(
      `τ = 0.50 times the root mean square of its neuron’s weights, else as 0: ${kept} of 248 weights`,
    );
    const none = captionOf(codes, input({}, { codes: { tau: 2, relation: 'overlap' } }));
    expect(none).toContain('τ = 2.00');
    expect(none).not.toContain(`${kept} of 248`);
  });
  it('has no right side before the split', () => {
    expect(modelOf(codes, input({ frames: 13 }, { frame: 12 })).after).toBeUndefined();
    expect(modelOf(codes, input({ frames: 27 }, { frame: 26 })).after?.epoch).toBe(25);
  });
  it('finds neurons, clauses and nothing under the pointer', () => {
    const model = modelOf(codes, input());
    const at = codesLayout(model, wide);
    const row = at.right.rows[5];
    expect(codes.hit(model, wide, at.right.x[3], row.y)).toMatchObject({
      selection: { kind: 'neuron', parent: row.band },
    });
    expect(codes.hit(model, wide, at.left.x[9], at.left.letterY)).toMatchObject({
      selection: { kind: 'clause', group: 2 },
    });
    expect(codes.hit(model, wide, 3, 2)).toBeNull();
  });
  it('walks neurons up and down in the order drawn, clauses sideways', () => {
    const none = { kind: 'none' } as const;
    const model = modelOf(codes, input());
    const first = { kind: 'neuron', parent: model.order[0] };
    expect(codes.move?.(model, none, 'ArrowDown')).toMatchObject({ selection: first });
    const lit = modelOf(
      codes,
      input({}, { selection: { kind: 'neuron', parent: model.order[0] } }),
    );
    expect(codes.move?.(lit, lit.selection, 'ArrowUp')).toBeNull();
    expect(codes.move?.(lit, lit.selection, 'ArrowDown')).toMatchObject({
      selection: { kind: 'neuron', parent: model.order[1] },
    });
    expect(codes.move?.(model, none, 'ArrowRight')).toMatchObject({
      selection: { kind: 'clause', group: 0 },
    });
  });
  it('speaks of neurons of a wide network as such', () => {
    const at = input({ methods: ['dense', 'dense-wide'] }, { method: 'dense-wide' });
    const model = modelOf(codes, at);
    expect(model.kin).toBe(false);
    expect(model.names).toEqual(['at epoch 25', 'at epoch 50']);
    expect(codes.move?.(model, { kind: 'none' }, 'ArrowDown')).toMatchObject({
      selection: { kind: 'neuron', wide: true },
    });
  });
  it('shows signs where nobody knows the clauses, and speaks of weights', () => {
    const at = { ...input(), record: { ...input().record, groups: NO_GROUPS } };
    expect(captionOf(codes, at)).toContain('Click a neuron to read its largest weights.');
    expect(captionOf(codes, { ...at, selection: { kind: 'neuron', parent: 0 } })).toMatch(
      /reads x\d+ \([+−]\d\.\d\d\), .* and \d+ inputs with less; its bias is/,
    );
    for (const plot of [codeTable, codeFormula, codeRelations, codeLoad, codeDistance]) {
      expect(plot.select(at)).toHaveProperty('empty');
    }
  });
});

describe('the code table', () => {
  it('tells how codes change for the shown method and the others, and what chance gives', () => {
    expect(captionOf(codeTable, trained())).toBe(
      'Before the split 4 of 8 clauses have a code, 0.5 neurons a clause; after the split 3 of 8 (clause-aware), 0.4 neurons a clause, and 3 (dense) and 0 (random) at the same epoch. With neurons that rule out near misses (○: all literals true but one): 8, then 8, 7 (dense) and 2 (random) of 8. By chance: random signs 0.50, then 0.44 neurons a clause, each neuron’s own signs shuffled 0.03, then 0.00.',
    );
    expect(captionOf(codeTable, trained({ frame: 12 }))).toMatch(
      /^Before the split \d of 8 clauses have a code, .* neurons a clause\. By chance:/,
    );
  });
  it('never says that a clause was not learned', () => {
    const table = codeTable.table(modelOf(codeTable, trained()));
    expect(JSON.stringify(table)).toContain('none by this rule');
    expect(JSON.stringify(table)).not.toMatch(/not learned/);
  });
  it('selects the clause of a row and the parent of a column', () => {
    const model = modelOf(codeTable, input());
    const size = { width: 646, layout: 'wide' } as const;
    const at = codeTableLayout(model, size);
    const y = at.sides[1].top + at.row * 3.5;
    expect(codeTable.hit(model, size, at.sides[1].left + 5, y)).toMatchObject({
      selection: { kind: 'clause', group: 3 },
    });
    const x = at.sides[1].left + at.sides[1].pitch * 4.5;
    expect(codeTable.hit(model, size, x, at.sides[1].top - 8)).toMatchObject({
      selection: { kind: 'neuron', parent: model.after?.band[4] },
    });
  });
});

describe('relations between codes', () => {
  it('are drawn on one scale, in neurons or shares', () => {
    const of = (relation: 'overlap' | 'jaccard' | 'hamming' | 'signed') =>
      modelOf(codeRelations, trained({ codes: { tau: 0.5, relation } }));
    expect(of('signed').full).toBe(1);
    expect(of('jaccard').full).toBe(1);
    const hamming = of('hamming');
    for (const panel of hamming.panels) {
      panel.matrix?.forEach((v, at) => {
        expect(v * hamming.full).toBeCloseTo(panel.raw?.[at] ?? Number.NaN, 12);
      });
    }
    expect(plain(codeRelations.caption(of('overlap')))).toMatch(
      /^Neurons that carry both clauses; full size: \d+\. Mean over pairs: 0\.04, then 0\.00, then 0\.00\. By chance \(random signs\): 0\.03, then 0\.01, then 0\.01\. Both have a code in 6, then 3 of 28 pairs\.$/,
    );
  });
  it('need two clauses', () => {
    expect(codeRelations.select(input({ clauses: 1, hidden: 2 }))).toHaveProperty('empty');
  });
});

describe('load by codes', () => {
  it('counts every neuron once', () => {
    for (const row of modelOf(codeLoad, input()).rows) {
      expect(row.bars.reduce((a, b) => a + b, 0)).toBe(row.neurons);
    }
    expect(captionOf(codeLoad, trained())).toBe(
      'On average 0.5 clauses a neuron before the split: 5 of 8 carry none and 1 more than one; 0.2 after the split: 13 of 16 carry none and 0 more than one. By chance (random signs): 0.5, then 0.2.',
    );
  });
});

describe('codes forming', () => {
  it('ends at 0, and knows only frames whose networks were kept', () => {
    const model = modelOf(codeDistance, trained());
    expect(model.sparse).toBe(true);
    for (const line of model.lines) expect(line.points.at(-1)?.value).toBe(0);
    expect(modelOf(codeDistance, input()).sparse).toBe(false);
    expect(codeDistance.table(model).rows.map((r) => r[0])).toContain('25, at the split');
  });
  it('says of an unfinished run that codes are compared with the newest', () => {
    expect(captionOf(codeDistance, input({ frames: 20 }, { frame: 19 }))).toContain(
      'the codes of epoch 19, the newest',
    );
    expect(captionOf(codeDistance, trained())).toMatch(
      /At epoch 25: 0\.13 \(clause-aware\), 0\.13 \(dense\), 0\.50 \(random\)\./,
    );
  });
  it('moves to frames that are kept', () => {
    const model = modelOf(codeDistance, trained({ frame: 34 }));
    expect(codeDistance.move?.(model, { kind: 'none' }, 'ArrowRight')).toMatchObject({
      kind: 'frame',
      frame: 42,
    });
    expect(codeDistance.move?.(model, { kind: 'none' }, 'ArrowUp')).toBeNull();
  });
});

describe('the decoded formula', () => {
  it('marks what is found, in part, missed and spurious', () => {
    const model = modelOf(codeFormula, trained());
    const after = model.sides[1];
    expect(after.readings.map((r) => r.verdict)).toEqual(
      'part found part found found found part found'.split(' '),
    );
    expect([after.found, after.parts, after.spurious.length, after.decoded]).toEqual([5, 3, 1, 9]);
    expect(captionOf(codeFormula, trained())).toContain(
      'after the split 5 of 8 clauses found and 3 in part, among 9 read (precision 56 %, recall 63 %)'.replaceAll(
        ' %',
        '\u00a0%',
      ),
    );
  });
  it('names how many clauses the other methods’ networks spell', () => {
    expect(captionOf(codeFormula, trained())).toMatch(
      /Found at the same epoch: \d \(dense\) and \d \(random\)\./,
    );
    const random = captionOf(codeFormula, trained({ method: 'fpe-random' }));
    expect(random).toMatch(/Found at the same epoch: \d \(dense\) and 5 \(clause-aware\)\./);
    expect(captionOf(codeFormula, trained({ frame: 12 }))).not.toContain('at the same epoch');
  });
  it('admits what the masks give away, of clause-aware splits only', () => {
    const given = 'The masks of a clause-aware split alone';
    expect(captionOf(codeFormula, trained())).toContain(given);
    expect(captionOf(codeFormula, trained({ method: 'fpe-random' }))).not.toContain(given);
    expect(captionOf(codeFormula, trained({ frame: 12 }))).not.toContain(given);
  });
  it('writes clauses as long as there is room, with foreign literals in brackets', () => {
    const clause: Clause = { inputs: [0, 11, 30], signs: [1, -1, 1] };
    const [truth] = disjointClauses(1, 2);
    expect(clauseText(clause, 12)).toBe('x1 ¬x12 x31');
    expect(clauseText(clause, 10)).toBe('x1 ¬x12 +1');
    expect(clauseText(clause, 40, truth)).toBe('x1 (¬x12) (x31)');
  });
});

it('clauses that share inputs are read from the formula, not from the groups', () => {
  const at = input();
  const clauses: Clause[] = [
    { inputs: [0, 1, 2], signs: [1, 1, 1] },
    { inputs: [2, 3], signs: [1, -1] },
    { inputs: [3, 4], signs: [1, 1] },
  ];
  const groups = { ...at.record.groups, clauses };
  expect(clausesOf(groups)).toHaveLength(3);
  const shared = { ...at, record: { ...at.record, groups } };
  expect(modelOf(codeTable, shared).clauses).toBe(3);
  expect(modelOf(codeFormula, shared).truth).toBe(clauses);
  expect(modelOf(codeRelations, shared).side).toBe(3);
});
