/** The kernels that read signs against `metrics/codes` in f64, and WebAssembly against the twins. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../../src/engine/backend';
import { createWasmBackend } from '../../src/engine/wasm/backend';
import { agreement, codesOf, logits, reconstruct, signsOf } from '../../src/metrics/codes';
import { CASES, clausesOfCase, fieldOf, METHOD_CASES, type World, worldOf } from '../support/cases';
import {
  carriedIn,
  networkOf,
  RANDOM_SIGNS,
  raggedCodes,
  signDispatches,
  testBits,
} from '../support/code-worlds';
import { expectNear, expectSame } from '../support/equivalence';
import { dispatchOf, floats, runOn, runOnCpu, type Slots, splitWorld } from '../support/gpu-worlds';

const TAUS = [0, 0.25, 0.5, 1];
const WRITTEN = ['quantised', 'dense', 'codes', 'tally'];

let wasm: Backend;
beforeAll(async () => {
  wasm = await createWasmBackend();
});

/** Codes of every replica from the kernels and in f64; how many entries are carried. */
function expectCodes(world: World, slots: Slots, tau: number): number {
  let carried = 0;
  for (let r = 0; r < world.replicas; r++) {
    const network = networkOf(world, world.slots, r);
    const signs = signsOf(network, tau);
    const expected = codesOf(signs, clausesOfCase(world.case));
    expect(carriedIn(world, slots, r)).toEqual(expected.carried);
    carried += expected.loads.reduce((a, b) => a + b, 0);
    const at = fieldOf(world, r, 'weights');
    const found = floats(slots.quantised).subarray(at, at + network.weight.length);
    if (found.length === 0) continue;
    expectNear('quantised', found, reconstruct(network, tau).weight, { atol: 0, rtol: 1e-5 });
  }
  return carried;
}

describe.each(TAUS)('at τ = %d', (tau) => {
  test.each([...CASES, ...METHOD_CASES])('$name: codes and rows as in f64', async (c) => {
    for (const world of [worldOf(c), await splitWorld(worldOf(c))]) {
      const slots = await runOnCpu(world, signDispatches(world, tau));
      const carried = expectCodes(world, slots, tau);
      // Control: there is something to carry, except where all weights are 0.
      if (c.hidden > 1) expect(carried > 0, c.name).toBe(!c.name.startsWith('zero'));
      expectSame(await runOn(wasm, world, signDispatches(world, tau)), slots, WRITTEN);
    }
  });

  test('any fan-ins, dead children among them', async () => {
    const world = raggedCodes();
    const slots = await runOnCpu(world, signDispatches(world, tau));
    expect(expectCodes(world, slots, tau)).toBeGreaterThan(10);
    expectSame(await runOn(wasm, world, signDispatches(world, tau)), slots, WRITTEN);
    // Control: at another threshold there are other codes.
    const other = await runOnCpu(world, signDispatches(world, 1.25));
    expect(other.codes).not.toEqual(slots.codes);
  });
});

test('biases and output weights are copied bit for bit, and the output bias', async () => {
  for (const c of CASES) {
    const world = await splitWorld(worldOf(c));
    const slots = await runOnCpu(world, signDispatches(world, 0.5));
    for (let r = 0; r < world.replicas; r++) {
      const from = fieldOf(world, r, 'weights') + fieldOf(world, r, 'edge_capacity');
      const end = fieldOf(world, r, 'weights') + fieldOf(world, r, 'parameter_count');
      const part = (name: string) => slots[name].subarray(from, end);
      expect(part('quantised')).toEqual(part('params'));
      expect(part('params').some((word) => word !== 0)).toBe(!c.name.startsWith('zero'));
    }
  }
});

test('a row with a weight that is not finite has no signs; nor has such an output weight', async () => {
  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    const world = worldOf(CASES[0]);
    const params = floats(world.slots.params);
    const outputs = fieldOf(world, 0, 'edge_capacity') + fieldOf(world, 0, 'child_capacity');
    params[3] = bad;
    params[outputs + 1] = bad;
    const slots = await runOnCpu(world, signDispatches(world, 0.5));
    expectCodes(world, slots, 0.5);
    expect(floats(slots.quantised).subarray(0, 32)).toEqual(new Float32Array(32));
    expect(slots.codes.subarray(0, 8)).toEqual(new Uint32Array(8));
    expect(slots.codes.subarray(8, 16).some((word) => word !== 0)).toBe(true);
    expectSame(await runOn(wasm, world, signDispatches(world, 0.5)), slots, WRITTEN.slice(0, 3));
  }
});

describe('agreement', () => {
  const sumsOf = ({ replicas }: World, tally: Uint32Array): number[] => {
    const blocks = tally.length / 2 / replicas;
    return Array.from({ length: replicas }, (_, r) =>
      tally.slice(r * blocks, (r + 1) * blocks).reduce((a, b) => a + b, 0),
    );
  };

  test('is with the signs what it is in f64, whole with the network itself', async () => {
    let apart = 0;
    for (const c of CASES) {
      for (const tau of TAUS) {
        const world = await splitWorld(worldOf(c));
        const self = dispatchOf(world, 'population/agreement');
        const slots = self.slots.map((slot) => (slot === 'quantised' ? 'params' : slot));
        const own = await runOnCpu(world, [{ ...self, slots } as typeof self]);
        expect(sumsOf(world, own.tally)).toEqual([c.test, c.test]);
        const { tally } = await runOnCpu(world, signDispatches(world, tau));
        sumsOf(world, tally).forEach((count, r) => {
          const network = networkOf(world, world.slots, r);
          const bits = testBits(world, r);
          const [a, b] = [network, reconstruct(network, tau)].map((net) => logits(net, bits));
          const close = a.filter((z, i) => Math.min(Math.abs(z), Math.abs(b[i])) < 1e-4).length;
          const wanted = agreement(network, reconstruct(network, tau), bits) * c.test;
          expect(Math.abs(count - wanted), c.name).toBeLessThanOrEqual(close + 1e-6);
          if (count < c.test - close) apart++;
        });
      }
    }
    // Control: in most of them some answers differ.
    expect(apart).toBeGreaterThan(CASES.length * TAUS.length);
  });
});

test('10,000 neurons of random signs carry what the closed form says', async () => {
  const world = worldOf(RANDOM_SIGNS, 160);
  const slots = await runOnCpu(world, signDispatches(world, 0.5));
  expectSame(await runOn(wasm, world, signDispatches(world, 0.5)), slots, ['codes']);
  const sizes = clausesOfCase(RANDOM_SIGNS).map(({ inputs }) => inputs.length);
  const expected = sizes.reduce((sum, k) => sum + (k > 0 ? 2 ** -k : 0), 0);
  const loads: number[] = [];
  for (let r = 0; r < world.replicas; r++) {
    const carried = carriedIn(world, slots, r);
    for (let c = 0; c < 64; c++) {
      loads.push(sizes.reduce((sum, _, g) => sum + Math.abs(carried[g * 64 + c]), 0));
    }
  }
  expect(loads.length).toBeGreaterThan(10_000);
  const mean = loads.reduce((a, b) => a + b) / loads.length;
  const variance = loads.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (loads.length - 1);
  const error = Math.sqrt(variance / loads.length);
  expect(error).toBeGreaterThan(0);
  expect(Math.abs(mean - expected)).toBeLessThan(3 * error);
  // Control: with clauses of one literal more, or an empty one that everybody carried, it would fail.
  expect(Math.abs(mean - expected / 2)).toBeGreaterThan(3 * error);
  expect(Math.abs(mean - expected - 1)).toBeGreaterThan(3 * error);
});
