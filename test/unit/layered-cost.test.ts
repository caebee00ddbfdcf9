import { describe, expect, test } from 'vitest';
import { bytesOfStep, type Cost, type CostShape, measureCost } from '../../src/engine/layered/cost';
import { createLayeredWasmBackend } from '../../src/engine/wasm/layered-backend';
import type { LayeredNetwork } from '../../src/model/layered-network';
import { DEFAULT_SPEC } from '../../src/spec/fields';
import { costShape } from '../../src/store/cost';
import { bytesWords, costSentence, shapeWords, timeWords } from '../../src/ui/cost-words';

const SHAPE: CostShape = {
  inputs: 24,
  hidden: [6],
  classes: 3,
  alpha: 2,
  batch: 16,
  opt: 'adam',
  bytes: true,
};

/** Networks of the sizes measured, with the times given. */
const costOf = (seconds: readonly [number, number, number], copy = 1e9): Cost => ({
  shape: SHAPE,
  backend: { kind: 'cpu', adapter: 'a test' },
  copy,
  rows: [
    { method: 'dense', neurons: 6, nonzeros: 162, seconds: seconds[0], bytes: 20_000 },
    { method: 'fpe-random', neurons: 12, nonzeros: 162, seconds: seconds[1], bytes: 24_000 },
    { method: 'dense-wide', neurons: 12, nonzeros: 324, seconds: seconds[2], bytes: 32_000 },
  ],
});

describe('the cost of a step', () => {
  test('is measured on three networks, counted in their buffers', async () => {
    let living = 0;
    const shares: number[] = [];
    const cost = await measureCost(
      SHAPE,
      async () => {
        living++;
        const backend = await createLayeredWasmBackend();
        return { ...backend, destroy: () => void living-- };
      },
      async () => 5e9,
      (share) => shares.push(share),
    );
    expect(cost.rows.map(({ method, neurons, nonzeros }) => [method, neurons, nonzeros])).toEqual([
      ['dense', 6, 24 * 6 + 6 * 3],
      ['fpe-random', 12, 24 * 6 + 6 * 3],
      ['dense-wide', 12, 24 * 12 + 12 * 3],
    ]);
    for (const { seconds } of cost.rows) expect(seconds).toBeGreaterThan(0);
    expect(cost.copy).toBe(5e9);
    expect(shares.every((share, i) => share > (shares[i - 1] ?? 0) && share < 1)).toBe(true);
    expect(living).toBe(0);
  });

  test('counts what a step must move, worked out by hand for one small network', () => {
    const layer = (rows: number, columns: number, edges: number) => ({
      ...{ rows, columns, alpha: 1, bias: new Float32Array(rows) },
      starts: new Uint32Array(rows + 1),
      column: new Uint16Array(edges),
      weight: new Float32Array(edges).fill(1),
    });
    const network: LayeredNetwork = {
      inputs: 4,
      activation: 'relu',
      layers: [layer(2, 4, 8), layer(3, 2, 6)],
    };
    const of = { batch: 10, bytes: true, opt: 'adam' } as const;
    const minibatch = 10 * 4 * (1 + 4);
    const first = 4 * 8 + 4 * 10 * 6 + 2 * 12 * 8 + 4 * 10 * 6;
    const second = 4 * 6 + 4 * 10 * 5 + (4 * 6 + 4 * 10 * 5) + 2 * 12 * 6 + 4 * 10 * 5;
    const loss = 8 * 10 * 3;
    expect(bytesOfStep(network, false, of)).toBe(minibatch + first + second + loss);
    const indices = 2 * 8 + 2 * 8 + 2 * 6 + 4 * 6 + 2 * 6;
    expect(bytesOfStep(network, true, of)).toBe(minibatch + first + second + loss + indices);
    // One moment fewer is read and written.
    const sgd = bytesOfStep(network, false, { ...of, opt: 'sgd' });
    expect(sgd).toBe(minibatch + first + second + loss - 2 * 4 * (8 + 6));
  });

  test('says that sparsity buys little only where it was measured to', () => {
    const little = costSentence(costOf([1e-4, 1.02e-4, 1.04e-4]));
    expect(little).toContain('Sparsity by itself buys little here');
    expect(little).toContain('about as long as one of the dense network');
    expect(little).toContain('takes about as long.');
    const much = costSentence(costOf([1e-4, 1.3e-4, 2.6e-4]));
    expect(much).not.toContain('buys little');
    expect(much).toContain('1.30 times as long');
    expect(much).toContain('saves 50\u00a0% of the time, for 2.0 times fewer weights');
    expect(costSentence(costOf([1e-4, 2e-4, 1e-4]))).toContain('takes even less time.');
  });

  test('says that memory is the limit only where a step keeps up with a copy', () => {
    expect(costSentence(costOf([1e-4, 1e-4, 1e-4], 3e8))).toContain('80\u00a0% of the pace');
    expect(costSentence(costOf([1e-4, 1e-4, 1e-4], 3e8))).toContain('as the paper says');
    expect(costSentence(costOf([1e-4, 1e-4, 1e-4], 4e9))).toContain('it is not memory');
  });

  test('is of the networks asked for, or of images where those are small', () => {
    expect(shapeWords(costShape({ spec: DEFAULT_SPEC }))).toBe(
      '784 → 32 → 10, α = 2, batches of 64',
    );
    const spec = {
      ...DEFAULT_SPEC,
      task: 'fashion-mnist',
      layers: '64,16',
      alpha: 4,
      classes: '0,1',
    } as const;
    expect(shapeWords(costShape({ spec }))).toBe('784 → 64 → 16 → 2, α = 4, batches of 64');
  });

  test('is written with three digits and a unit', () => {
    expect([4.2e-6, 8.123e-4, 1.2e-2, 0.25].map(timeWords)).toEqual([
      '4.20 µs',
      '812 µs',
      '12.0 ms',
      '250 ms',
    ]);
    expect([512_000, 2_340_000, 45_000_000].map(bytesWords)).toEqual([
      '512 kB',
      '2.34 MB',
      '45.0 MB',
    ]);
  });
});
