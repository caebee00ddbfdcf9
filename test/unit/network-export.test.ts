/** Networks really trained, written, read by other code, and run again from what was read. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunRecord } from '../../src/model/record';
import { lastFrame } from '../../src/model/timeline';
import { recordOf } from '../../src/store/bake';
import { type ExportedNetwork, givenExamples, networksFile } from '../../src/store/network-export';
import { logitsOf, type ReadTensor, readSafetensors } from '../support/safetensors-reader';
import { smallSpec, unpackExamples } from '../support/small-run';

const METHODS = ['dense', 'fpe-clause', 'fpe-random', 'sparse-wide', 'rigl'] as const;
const SPEC = smallSpec({ alpha: 2, methods: METHODS, test: 100 });
const ABOUT = { link: 'https://example.org/#v=1', version: '1.2.3', seed: String(SPEC.seed) };

let record: RunRecord;
let networks: ExportedNetwork[];
let read: ReturnType<typeof readSafetensors>;

beforeAll(async () => {
  record = await recordOf(SPEC);
  networks = METHODS.map((name) => {
    const network = record.networks.get(name)?.[lastFrame(record.schedule)];
    if (!network) throw new Error(`no ${name}`);
    return { name, words: `${name}, epoch 4`, network };
  });
  read = readSafetensors(networksFile(networks, givenExamples(SPEC, SPEC.seed), ABOUT));
});

const largest = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((value, k) => Math.abs(value - b[k])));

describe('the file of the networks on screen', () => {
  test('names what it holds and where it is from', () => {
    expect(read.metadata).toEqual({
      ...ABOUT,
      networks: METHODS.join(','),
      ...Object.fromEntries(METHODS.map((name) => [name, `${name}, epoch 4`])),
    });
  });

  test('gives the first ten test examples of the seed', () => {
    const { xs, ys } = unpackExamples(SPEC, SPEC.seed, 'test');
    expect(read.tensors.inputs.shape).toEqual([10, 12]);
    expect(read.tensors.inputs.values).toEqual(xs.slice(0, 10).flat());
    expect(read.tensors.labels.values).toEqual(ys.slice(0, 10));
  });

  test.each(METHODS)('%s: masks and weights give the logits in it', (name) => {
    const given = read.tensors[`${name}.logits`];
    expect(given.dtype).toBe('F64');
    expect(given.values).toHaveLength(10);
    expect(largest(logitsOf(read.tensors, name), given.values)).toBeLessThan(1e-12);
    expect(new Set(given.values).size).toBeGreaterThan(5);
  });

  test('a weight that was changed, or a mask, gives others', () => {
    for (const part of ['hidden.weight', 'hidden.mask', 'output.weight', 'hidden.bias']) {
      const key = `fpe-clause.${part}`;
      const values = read.tensors[key].values.map((v) => (part.endsWith('mask') ? 1 - v : v + 0.5));
      const changed: Record<string, ReadTensor> = {
        ...read.tensors,
        [key]: { ...read.tensors[key], values },
      };
      const found = logitsOf(changed, 'fpe-clause');
      expect(largest(found, read.tensors['fpe-clause.logits'].values), part).toBeGreaterThan(1e-3);
    }
  });

  test.each(METHODS)('%s: classifies the whole test set as well as the engine says', (name) => {
    const { xs, ys } = unpackExamples(SPEC, SPEC.seed, 'test');
    const inputs = { ...read.tensors.inputs, shape: [xs.length, 12], values: xs.flat() };
    const found = logitsOf({ ...read.tensors, inputs }, name);
    const right = found.filter((z, b) => Number(z > 0) === ys[b]).length;
    const replica = record.replicas.findIndex((r) => r.method === name);
    expect(right / xs.length).toBeCloseTo(
      record.testAccuracy[replica][lastFrame(record.schedule)],
      6,
    );
  });

  test('masks cover the weights, siblings read disjoint inputs, the budget is kept', () => {
    const budget = 4 * 12 + 4;
    for (const name of METHODS) {
      const at = (part: string) => read.tensors[`${name}.${part}`].values;
      const counted = ['hidden', 'output'].map((layer) => {
        const mask = at(`${layer}.mask`);
        at(`${layer}.weight`).forEach((w, k) => {
          if (mask[k] === 0) expect(w).toBe(0);
        });
        return mask.reduce((sum, m) => sum + m, 0);
      });
      expect(counted[0] + counted[1], name).toBeLessThanOrEqual(budget);
    }
    const mask = read.tensors['fpe-clause.hidden.mask'].values;
    const parent = read.tensors['fpe-clause.hidden.parent'].values;
    expect(parent).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
    for (let c = 0; c < 8; c += 2) {
      for (let j = 0; j < 12; j++)
        expect(mask[c * 12 + j] + mask[(c + 1) * 12 + j]).toBeLessThan(2);
    }
  });

  test('a test set of fewer than ten is given whole', () => {
    const few = smallSpec({ test: 7 });
    expect(givenExamples(few, few.seed).count).toBe(7);
  });
});
