/** Layered networks really trained, written, read by other code, and run again from what was read. */
import { describe, expect, test } from 'vitest';
import { lastFrame } from '../../src/model/timeline';
import { layeredFile, realExamples } from '../../src/store/layered-export';
import { layeredRun, sampleSpec } from '../support/layered-record';
import { type ReadTensor, readSafetensors } from '../support/safetensors-reader';

const ABOUT = { link: 'https://example.org/#v=1', version: '1.2.3', seed: '33' };

/** Logits from masks and weights alone, layer by layer. */
function logitsOf(tensors: Record<string, ReadTensor>, name: string, act: (z: number) => number) {
  const depth = Object.keys(tensors).filter((key) => key.startsWith(`${name}.layers.`)).length / 4;
  const [count, inputs] = tensors.inputs.shape;
  let x = Array.from({ length: count }, (_, b) =>
    tensors.inputs.values.slice(b * inputs, (b + 1) * inputs),
  );
  for (let l = 0; l < depth; l++) {
    const of = (part: string) => tensors[`${name}.layers.${l}.${part}`];
    const [rows, columns] = of('weight').shape;
    x = x.map((below) =>
      Array.from({ length: rows }, (_, i) => {
        const z = below.reduce(
          (sum, value, j) =>
            sum + of('weight').values[i * columns + j] * of('mask').values[i * columns + j] * value,
          of('bias').values[i],
        );
        return l === depth - 1 ? z : act(z);
      }),
    );
  }
  return x.flat();
}

const largest = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((value, k) => Math.abs(value - b[k])));

describe('the file of layered networks', () => {
  test.each([
    ['relu', (z: number) => Math.max(0, z)],
    ['tanh', Math.tanh],
  ] as const)('%s: masks and weights give the logits in it, and the budget', async (act, of) => {
    const spec = await sampleSpec({ layers: '6,5', act });
    const record = await layeredRun(spec);
    const at = lastFrame(record.schedule);
    const networks = ['dense', 'fpe-random'].map((name) => {
      const network = record.layered?.networks.get(name)?.[at];
      if (!network) throw new Error(`no ${name}`);
      return { name, words: `${name}, epoch 5`, network };
    });
    const file = layeredFile(networks, realExamples(spec, spec.seed), ABOUT);
    const { tensors, metadata } = readSafetensors(file);
    expect(metadata).toEqual({
      ...ABOUT,
      ...{ networks: 'dense,fpe-random', layers: '3', activation: act },
      ...{ dense: 'dense, epoch 5', 'fpe-random': 'fpe-random, epoch 5' },
    });
    for (const { name } of networks) {
      const given = tensors[`${name}.logits`];
      expect(given.shape).toEqual([10, 4]);
      expect(largest(logitsOf(tensors, name, of), given.values)).toBeLessThan(1e-12);
      const kept = [0, 1, 2].flatMap((l) => tensors[`${name}.layers.${l}.weight`].values);
      expect(kept.filter((w) => w !== 0).length).toBe(16 * 6 + 6 * 5 + 5 * 4);
    }
    // The control: another mask gives other logits.
    const key = 'fpe-random.layers.0.mask';
    const values = tensors[key].values.map((bit, k) => (k < 8 ? 1 - bit : bit));
    const changed = logitsOf({ ...tensors, [key]: { ...tensors[key], values } }, 'fpe-random', of);
    expect(largest(changed, tensors['fpe-random.logits'].values)).toBeGreaterThan(1e-3);
    expect(tensors['fpe-random.layers.0.parent'].values.slice(0, 4)).toEqual([0, 0, 1, 1]);
  });

  test('gives the first test examples as the networks see them', async () => {
    const spec = await sampleSpec();
    const { x, labels, columns } = realExamples(spec, spec.seed);
    expect([labels.length, columns, x.length]).toEqual([10, 16, 160]);
    const plain = realExamples({ ...spec, scale: 'plain' }, spec.seed);
    expect([...plain.x]).not.toEqual([...x]);
    expect([...plain.labels]).toEqual([...labels]);
  });
});
