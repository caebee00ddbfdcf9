/** What the pictures of codes say in words: neurons, the signs alone, tasks that are no OR of ANDs. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { agreement, type Form, reconstruct } from '../../src/metrics/codes';
import { codeFormula } from '../../src/plots/code-formula';
import { codeLoad } from '../../src/plots/code-load';
import { codeTable } from '../../src/plots/code-table';
import { codes } from '../../src/plots/codes';
import { examplesFor } from '../../src/plots/codes-agreement';
import { analysisOf } from '../../src/plots/codes-analysis';
import { neuronWords } from '../../src/plots/codes-words';
import { type PlotInput, plain } from '../../src/plots/plot';
import { codeTask } from '../../src/store/code-task';
import { readExample } from '../../src/store/example';
import { codedNetwork, disjointClauses, networkOf } from '../support/code-networks';
import { captionOf, input, modelOf } from '../support/plot-input';

const { shown, record } = readExample(readFileSync('public/examples/alpha-2.json', 'utf8'));
/** The baked example of the default experiment: real trained networks. */
const trained = (rest: Partial<PlotInput> = {}): PlotInput => ({ ...input(), record, ...rest });

describe('words about a neuron', () => {
  const clauses = disjointClauses(2, 4);
  const groups = {
    count: 2,
    groupOf: Int16Array.from([0, 0, 0, 0, 1, 1, 1, 1]),
    sign: new Int8Array(8).fill(1),
  };
  const words = (row: number[], bias: number, output: number, form: Form = 'dnf'): string => {
    const network = networkOf([row], { bias: [bias], output: [output] });
    return plain(neuronWords(analysisOf(network, groups, { tau: 0.5, form }), 0));
  };
  it('plug its weights in', () => {
    expect(words([2, 2, 2, 2, 0.1, 0.1, 0, 0], -5, 1.5)).toBe(
      '1, which raises the output (+1.50), fires when clause A is complete (A complete: −5.00 + 2.00 + 2.00 + 2.00 + 2.00, other inputs off − 0.20: 2.80); carries 1 clause (A).',
    );
    expect(words([2, 2, 2, 2, 0, 0, 0, 0], -3, 1)).toContain(
      'fires when clause A is nearly complete (3 of 4)',
    );
    expect(words([2, 2, 2, 2, 0, 0, 0, 0], 0.5, 1)).toContain(
      '2 of the 4 literals of clause A are true',
    );
  });
  it('tell which literal must be missing', () => {
    expect(words([-3, 1, 1, 1, 0, 0, 0, 0], -2.5, -1)).toBe(
      '1, which lowers the output (−1.00), fires when clause A lacks only x1, not when it is complete (−2.50 + 3.00 + 1.00 + 1.00 + 1.00, other inputs off + 0.00: 3.50); carries no clause by this rule, rules out near misses of A.',
    );
  });
  it('are about failing clauses where the formula is an AND of ORs', () => {
    expect(words([-2, -2, -2, -2, 0.1, 0.1, 0, 0], -5, -1.5, 'cnf')).toBe(
      '1, which lowers the output (−1.50), fires when no literal of clause A is true (A failing: −5.00 + 2.00 + 2.00 + 2.00 + 2.00, other inputs off − 0.20: 2.80); carries 1 clause (A).',
    );
    expect(words([-2, -2, -2, -2, 0, 0, 0, 0], -3, -1, 'cnf')).toContain(
      'fires when at most 1 of the 4 literals of clause A is true',
    );
    expect(words([3, -1, -1, -1, 0, 0, 0, 0], -2.5, 1, 'cnf')).toBe(
      '1, which raises the output (+1.00), fires when x1 alone keeps clause A from failing, not when it fails (−2.50 + 3.00 + 1.00 + 1.00 + 1.00, other inputs off + 0.00: 3.50); carries no clause by this rule, backs narrow passes of A.',
    );
    expect(words([1, 1, 1, 1, 0, 0, 0, 0], 1, 1, 'cnf')).toContain(
      'is on while the literals of a clause are true and all other inputs off, and silenced when clause A fails',
    );
    // Control: read as an OR of ANDs, the same neuron says another thing.
    expect(words([-2, -2, -2, -2, 0.1, 0.1, 0, 0], -5, -1.5)).not.toContain(
      'no literal of clause A',
    );
  });
  it('tell what silences it, that it never fires, that it was pruned', () => {
    expect(words([-1, -1, -1, -1, 0, 0, 0, 0], 1, -1)).toContain(
      'silenced when clause A is complete',
    );
    expect(words([-1, -1, -1, -1, 0, 0, 0, 0], 1, -1)).toContain('carries 1 clause (A)');
    expect(words([0.1, 0.1, 0.1, 0.1, 0, 0, 0, 0], -1, -1)).toContain(
      'never fires: its weights, 0.40 together, do not outweigh its bias, −1.00',
    );
    expect(words([1, 1, 1, 1, 0, 0, 0, 0], -1, 0)).toBe(
      '1 says nothing: its output weight was pruned.',
    );
  });
  it('join two clauses', () => {
    const network = codedNetwork(clauses, 8, [{ clauses: [0, 1], output: 1 }], 0.01);
    const said = plain(
      neuronWords(
        analysisOf({ ...network, bias: Float32Array.of(1) }, groups, { tau: 0.5, form: 'dnf' }),
        0,
      ),
    );
    expect(said).toMatch(/clause A .* or .*clause B/);
    expect(said).toContain('carries 2 clauses (A and B)');
  });
  it('name three clauses and count the others', () => {
    const five = disjointClauses(5, 4);
    const network = codedNetwork(five, 20, [{ clauses: [0, 1, 2, 3, 4], output: 1 }], 0.01);
    const wide = {
      count: 5,
      groupOf: Int16Array.from({ length: 20 }, (_, j) => j >> 2),
      sign: new Int8Array(20).fill(1),
    };
    const open = { ...network, bias: Float32Array.of(13) };
    const said = plain(neuronWords(analysisOf(open, wide, { tau: 0.5, form: 'dnf' }), 0));
    expect(said).toMatch(
      /(clause [A-E] is complete, ){2}clause [A-E] is complete or one of 2 more/,
    );
    expect(said.match(/ or /g)).toHaveLength(1);
  });
  it('are the caption of a selected neuron, before and after', () => {
    const text = captionOf(codes, trained({ selection: { kind: 'neuron', parent: 2 } }));
    expect(text).toMatch(/^Before the split: 3, which raises the output/);
    expect(text).toMatch(/After the split: 3a, .*3b, /);
  });
});

describe('the neurons of a clause', () => {
  it('are marked in the bars of the load', () => {
    const at = trained({ selection: { kind: 'clause', group: 3 } });
    const table = modelOf(codeTable, at);
    const { codes: found } = table.before.analysis;
    const carriers = Array.from({ length: 8 }, (_, r) => r).filter(
      (r) => found.carried[3 * 8 + r] !== 0,
    );
    expect(carriers.length).toBeGreaterThan(0);
    const [before] = modelOf(codeLoad, at).rows;
    expect(before.lit).toEqual(carriers.map((r) => found.loads[r]));
    // Control: nothing is marked while nothing is looked at.
    expect(modelOf(codeLoad, trained()).rows.map((r) => r.lit)).toEqual([[], []]);
  });
});

describe('the signs alone', () => {
  const task = codeTask(shown);
  const at = (rest: Partial<PlotInput> = {}, tau = 0.5) =>
    trained({ codes: { tau, relation: 'overlap', task }, ...rest });
  it('say more of what the network says than shuffled signs do, on test examples', () => {
    const agreement = modelOf(codes, at()).agreement ?? [];
    expect(agreement.map((a) => a.examples)).toEqual([2000, 2000]);
    for (const { signs, shuffled } of agreement) expect(signs).toBeGreaterThan(shuffled + 0.1);
    expect(captionOf(codes, at())).toMatch(
      /give the same answer on \d\d\u00a0%, then \d\d\u00a0% of the first 2,000 test examples; shuffled/,
    );
  });
  it('say what the network built of them says, and nothing above the largest weight', () => {
    const model = modelOf(codes, at());
    const { network } = (model.after ?? model.before).analysis;
    const bits = task.examples(shown.seed, 2000);
    expect(model.agreement?.[1].signs).toBe(agreement(network, reconstruct(network, 0.5), bits));
    expect(modelOf(codes, at({}, 2)).agreement?.[1].signs).not.toBe(model.agreement?.[1].signs);
  });
  it('are looked at on fewer examples where networks are large or still train', () => {
    const { network } = modelOf(codes, at()).before.analysis;
    expect(examplesFor(network, false)).toBe(2000);
    expect(examplesFor(network, true)).toBe(500);
    const large = { ...network, weight: new Float32Array(65_536) };
    expect(examplesFor(large, false)).toBe(250);
  });
  it('are not spoken of while a neuron is, or without examples', () => {
    expect(modelOf(codes, at({ selection: { kind: 'neuron', parent: 1 } })).agreement).toBe(
      undefined,
    );
    expect(modelOf(codes, trained()).agreement).toBe(undefined);
  });
});

it('a task that is not made of clauses has no formula to read back', () => {
  const task = { ...codeTask(shown), form: null };
  const at = trained({ codes: { tau: 0.5, relation: 'overlap', task } });
  expect(codeFormula.select(at)).toHaveProperty('empty');
  expect(captionOf(codeTable, at)).not.toContain('near misses');
});
