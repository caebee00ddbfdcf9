/** The layered self-test on a real device: right shaders pass, one made wrong is caught and named. */
import { describe, expect, test } from 'vitest';
import { createLayeredCpuBackend } from '../../src/engine/cpu/layered/backend';
import type { LayeredKernelName } from '../../src/engine/layered/kernels';
import { layeredSelfTest, STAGES } from '../../src/engine/layered/self-test';
import type { SelfTest } from '../../src/engine/self-test';
import { createLayeredWebGpuBackend } from '../../src/engine/webgpu/layered-backend';
import { LAYERED_SHADERS } from '../../src/engine/webgpu/layered-shaders';

/** The self-test of a device with these shaders. */
async function tested(sources = LAYERED_SHADERS, stage: number = STAGES.all): Promise<SelfTest> {
  const backend = await createLayeredWebGpuBackend(sources);
  if ('reason' in backend) throw new Error(`no WebGPU backend: ${backend.detail}`);
  try {
    return await layeredSelfTest(backend, async () => createLayeredCpuBackend(), stage);
  } finally {
    backend.destroy();
  }
}

test('the shaders as they are pass', async () => {
  for (const stage of Object.values(STAGES)) {
    const found = await tested(LAYERED_SHADERS, stage);
    expect(found.fault).toBe(null);
    console.log(`self-test: ${found.kernels} kernels, ${found.milliseconds.toFixed(0)} ms`);
  }
});

/** A place in a kernel's linked shaders, and what stands there instead. */
const WRONG: readonly (readonly [LayeredKernelName, RegExp, string])[] = [
  ['layered/gather', /\(raw - scaling/g, '(raw + 0.25 - scaling'],
  ['layered/spmm', /low \+= w\.y \* x1\.low/g, 'low -= w.y * x1.low'],
  ['layered/loss', /tally\[at\] \+= nats\[k\]/g, 'tally[at] -= nats[k]'],
  ['layered/copy', /parent = row \/ l\.row_alpha/g, 'parent = (row + 1u) / l.row_alpha'],
  ['layered/turn', /\(row << 16u\) \| k/g, '(row << 16u) | (k + 1u)'],
  ['layered/gram', /sum \+= /g, 'sum -= '],
  ['layered/nonzeros', /0x7fffffffu\) != 0u/g, '0x7fffffffu) == 0u'],
];

describe.each(WRONG)('%s with %s as “%s”', (kernel, place, instead) => {
  test('is caught, and named', async () => {
    const sources = LAYERED_SHADERS[kernel].map((source) => source.replace(place, instead));
    expect(sources, 'the place is there').not.toEqual(LAYERED_SHADERS[kernel]);
    const { fault } = await tested({ ...LAYERED_SHADERS, [kernel]: sources }, STAGES.sparse);
    expect(fault).toMatch(new RegExp(`^${kernel}: `));
  });
});
