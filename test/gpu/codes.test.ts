/** The shaders that read signs against their twins: any threshold, fan-ins, what is not finite. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Backend } from '../../src/engine/backend';
import { CASES, fieldOf, METHOD_CASES, type World, worldOf } from '../support/cases';
import { RANDOM_SIGNS, raggedCodes, signDispatches } from '../support/code-worlds';
import { expectNear, expectSame } from '../support/equivalence';
import {
  floats,
  requireBackend,
  runOn,
  runOnCpu,
  type Slots,
  splitWorld,
} from '../support/gpu-worlds';

let gpu: Backend;
beforeAll(async () => {
  gpu = await requireBackend();
});
afterAll(() => gpu.destroy());

/** The same codes and counts, bit for bit, and rows within the GPU's division. */
async function expectSigns(world: World, tau: number, slots = ['codes', 'tally']): Promise<Slots> {
  const list = signDispatches(world, tau);
  const [a, b] = [await runOn(gpu, world, list), await runOnCpu(world, list)];
  expectSame(a, b, slots);
  const near = { atol: 0, rtol: 1e-6 };
  expectNear('quantised', floats(a.quantised), floats(b.quantised), near);
  expectNear('dense', floats(a.dense), floats(b.dense), near);
  return a;
}

test.each([0, 0.25, 0.5, 1])('signs, codes and agreement at τ = %d', async (tau) => {
  for (const c of [...CASES, ...METHOD_CASES]) {
    for (const world of [worldOf(c), await splitWorld(worldOf(c))]) await expectSigns(world, tau);
  }
  const slots = await expectSigns(raggedCodes(), tau);
  // Controls: something is carried, and other things at another threshold.
  expect(slots.codes.some((word) => word !== 0)).toBe(true);
  expect((await expectSigns(raggedCodes(), 1.25)).codes).not.toEqual(slots.codes);
});

test('10,000 neurons of random signs', async () => {
  const slots = await expectSigns(worldOf(RANDOM_SIGNS, 160), 0.5);
  expect(slots.codes.filter((word) => word !== 0).length).toBeGreaterThan(10_000);
});

test('a row with a weight that is not finite has no signs; nor has such an output weight', async () => {
  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    const world = worldOf(CASES[0]);
    const outputs = fieldOf(world, 0, 'edge_capacity') + fieldOf(world, 0, 'child_capacity');
    floats(world.slots.params).set([bad], 3);
    floats(world.slots.params).set([bad], outputs + 1);
    const list = signDispatches(world, 0.5);
    const [a, b] = [await runOn(gpu, world, list), await runOnCpu(world, list)];
    expectSame(a, b, ['codes']);
    expect(floats(a.quantised).subarray(0, 32)).toEqual(new Float32Array(32));
    expect(a.codes.subarray(0, 8)).toEqual(new Uint32Array(8));
    expect(a.codes.subarray(8, 16).some((word) => word !== 0)).toBe(true);
  }
});
