/** The badge of layered runs: green as trained, red once a weight, an edge or a count is another. */
import { describe, expect, test } from 'vitest';
import { checkLayered, type LayeredEvidence } from '../../src/engine/verify/layered-check';
import { lastFrame, splitFrame } from '../../src/model/timeline';
import { DEFAULT_VIEW } from '../../src/spec/fields';
import type { Spec } from '../../src/spec/spec';
import { layeredOnScreen } from '../../src/store/screen-evidence';
import type { State } from '../../src/store/state';
import { layeredRun, sampleSpec } from '../support/layered-record';
import { smallSpec } from '../support/small-run';

type Place = 'split' | 'end';

/** What the page has on screen of a finished run: the dense network and the one that is shown. */
async function onScreen(shown: Spec, place: Place, method = 'fpe-random') {
  const record = await layeredRun(shown);
  const at = place === 'split' ? splitFrame(record.schedule) : lastFrame(record.schedule);
  const view = { ...DEFAULT_VIEW, show: method, at };
  return layeredOnScreen({ record, shown, spec: shown, view } as unknown as State);
}

const failed = (evidence: LayeredEvidence): string[] =>
  checkLayered(evidence).checks.flatMap(({ name, passed }) => (passed ? [] : [name]));

/** The same with the network's first layer changed on a copy. */
function changed(
  evidence: LayeredEvidence,
  change: (layer: { weight: Float32Array; column: Uint16Array; starts: Uint32Array }) => void,
): LayeredEvidence {
  const { layers } = evidence.layered;
  const first = {
    ...layers[0],
    weight: layers[0].weight.slice(),
    column: layers[0].column.slice(),
    starts: layers[0].starts.slice(),
  };
  change(first);
  return { ...evidence, layered: { ...evidence.layered, layers: [first, ...layers.slice(1)] } };
}

const SPECS: readonly (readonly [string, () => Promise<Spec>])[] = [
  ['real data, two hidden layers, ReLU', () => sampleSpec({ layers: '6,5', seeds: 1 })],
  ['real data, tanh', () => sampleSpec({ layers: '6,5', act: 'tanh', seeds: 1 })],
  ['real data, one hidden layer, GELU', () => sampleSpec({ layers: '8', act: 'gelu', seeds: 1 })],
  ['a formula', async () => smallSpec({ layers: '8,4', opt: 'adam', lr: 0.01 })],
];

describe.each(SPECS)('%s', (_, make) => {
  test.each(['split', 'end'] as const)('as trained all is right, at the %s', async (place) => {
    const evidence = await onScreen(await make(), place);
    expect(evidence.map(({ method }) => method)).toEqual(['dense', 'fpe-random']);
    for (const of of evidence) expect(failed(of)).toEqual([]);
    const names = checkLayered(evidence[1]).checks.map(({ name }) => name);
    expect(names).toContain('Test loss on the curve');
    expect(names).toContain('Examples in another cell of the confusion matrix');
    expect(names.some((name) => name.startsWith('Layer 1: connections'))).toBe(true);
    expect(names.some((name) => /children of one neuron/.test(name))).toBe(true);
  });
});

describe('what is changed is found', () => {
  const made = sampleSpec({ layers: '6,5', seeds: 1 }).then((spec) => onScreen(spec, 'split'));

  test('one weight', async () => {
    const [, split] = await made;
    const other = changed(split, ({ weight }) => {
      weight[0] += 0.5;
    });
    expect(failed(other)).toContain('Test loss on the curve');
  });

  test('one edge, which a sibling has', async () => {
    const [, split] = await made;
    const other = changed(split, ({ column, starts }) => {
      // The first input of the second child becomes the first child's.
      column[starts[1]] = column[0];
    });
    expect(failed(other)).toContain('Layer 1: inputs that two children of one neuron share');
  });

  test('one edge that is gone', async () => {
    const [, split] = await made;
    const other = changed(split, ({ weight }) => {
      weight[3] = 0;
    });
    expect(failed(other)).toContain('Layer 1: weights after the split');
    expect(failed(other)).toContain('Non-zero weights');
  });

  test('one count', async () => {
    const [dense, split] = await made;
    const { measures, ledger, confusion } = split;
    if (!measures || !ledger || !confusion) throw new Error('not measured at the split');
    const counted = { ...measures, nonzeros: measures.nonzeros + 1 };
    expect(failed({ ...split, measures: counted })).toEqual(['Non-zero weights']);
    const [first, ...rest] = ledger;
    const after = { ...first.after, edges: first.after.edges + 1 };
    expect(failed({ ...split, ledger: [{ ...first, after }, ...rest] })).toEqual([
      'Layer 1: connections in the ledger',
    ]);
    const moved = Uint32Array.from(confusion, (n, k) => (k === 0 ? n + 9 : n));
    expect(failed({ ...split, confusion: moved })).toEqual([
      'Examples in another cell of the confusion matrix',
    ]);
    expect(failed({ ...dense, accuracy: dense.accuracy + 0.05 })).toEqual([
      'Test accuracy on the curve',
    ]);
  });
});
