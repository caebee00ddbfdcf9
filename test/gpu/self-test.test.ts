/** The self-test on a real device: right shaders pass, one made wrong is caught and named. */
import { describe, expect, test } from 'vitest';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import type { KernelName } from '../../src/engine/kernels';
import { type SelfTest, selfTest } from '../../src/engine/self-test';
import { createWebGpuBackend } from '../../src/engine/webgpu/backend';
import { SHADERS } from '../../src/engine/webgpu/shaders';

/** The self-test of a device with these shaders. */
async function tested(sources = SHADERS, complete = true): Promise<SelfTest> {
  const backend = await createWebGpuBackend(undefined, undefined, sources);
  if ('reason' in backend) throw new Error(`no WebGPU backend: ${backend.detail}`);
  try {
    return await selfTest(backend, async () => createCpuBackend(), complete);
  } finally {
    backend.destroy();
  }
}

test('the shaders as they are pass', async () => {
  const found = await tested();
  expect(found.fault).toBe(null);
  console.log(`self-test: ${found.kernels} kernels in ${found.milliseconds.toFixed(0)} ms`);
  expect((await tested(SHADERS, false)).fault).toBe(null);
});

/** A place in a kernel's linked shaders, and what stands there instead. */
const WRONG: readonly (readonly [KernelName, RegExp, string])[] = [
  ['population/train', /parameter\(i\) - rule\.rate/, 'parameter(i) + rule.rate'],
  ['population/evaluate', /add_activation\(logits, v, z\)/, 'add_activation(logits, -v, z)'],
  ['split/deal', /place % alpha/, '(place + 1u) % alpha'],
  ['split/prune', /0x7fffffffu/, '0x7ff00000u'],
  ['measure/gram', /sum \+= dense/, 'sum -= dense'],
  ['measure/cosine', /sqrt\(own\) \* sqrt\(other\)/, 'own * sqrt(other)'],
];

describe.each(WRONG)('%s with %s as “%s”', (kernel, place, instead) => {
  test('is caught, and named', async () => {
    const sources = SHADERS[kernel].map((source) => source.replace(place, instead));
    expect(sources, 'the place is there').not.toEqual(SHADERS[kernel]);
    const { fault } = await tested({ ...SHADERS, [kernel]: sources });
    expect(fault).toMatch(new RegExp(`^${kernel}: `));
  });
});
