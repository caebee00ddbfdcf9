/** The WebGPU backend itself: limits, order, errors, loss, leaks. */
import { expect, test } from 'vitest';
import type { Dispatch } from '../../src/engine/backend';
import { KERNELS } from '../../src/engine/kernels';
import { openDevice } from '../../src/engine/webgpu/device';
import { pipelineOf } from '../../src/engine/webgpu/pipelines';
import { definitionsOf, loadReflection } from '../../src/engine/webgpu/reflection';
import { SHADERS } from '../../src/engine/webgpu/shaders';
import { living } from '../../src/engine/webgpu/slots';
import { uniformWriter } from '../../src/engine/webgpu/uniforms';
import { variantsOf } from '../../src/engine/webgpu/variants';
import { CASES, METHOD_CASES, worldOf } from '../support/cases';
import { requireDevice } from '../support/gpu';
import { dispatchOf, requireBackend, runOn, runOnCpu } from '../support/gpu-worlds';

const world = worldOf(CASES[0] as (typeof CASES)[number]);

test('the device has the default limits and no features', async () => {
  const opened = await openDevice();
  if ('reason' in opened) throw new Error(opened.detail);
  const { limits, features } = opened.device;
  expect(limits.maxStorageBuffersPerShaderStage).toBe(8);
  expect(limits.maxComputeWorkgroupStorageSize).toBe(16384);
  expect(limits.maxComputeInvocationsPerWorkgroup).toBe(256);
  expect(limits.maxStorageBufferBindingSize).toBe(134217728);
  // The core set of newer browsers is not asked for and cannot be refused.
  expect([...features].filter((f) => f !== 'core-features-and-limits')).toEqual([]);
  expect(opened.adapterName).toContain(opened.software ? '(software)' : '');
  opened.device.destroy();
});

test('every kernel stays within 8 storage buffers', () => {
  for (const { bindings } of Object.values(KERNELS)) expect(bindings.length).toBeLessThanOrEqual(8);
});

test('all variants of the training kernel are among the cases', () => {
  const replicasOf = (name: string): Uint32Array => {
    const found = [...CASES, ...METHOD_CASES].find((c) => c.name.startsWith(name));
    if (!found) throw new Error(`no case ${name}`);
    return worldOf(found).slots.replicas as Uint32Array;
  };
  const variant = (name: string) => variantsOf(replicasOf(name), 0, 2, 1600);
  expect(variant('default shape')).toEqual([0]);
  expect(variant('empty children')).toEqual([0]);
  expect(variant('h = 64, d = 128')).toEqual([1]);
  expect(variant('DropConnect')).toEqual([2]);
  // Side by side, each replica belongs to one.
  const both = Uint32Array.of(...replicasOf('default shape'), ...replicasOf('DropConnect'));
  expect(variantsOf(both, 0, 4, 1600)).toEqual([0, 2]);
  expect(variantsOf(both, 2, 2, 1600)).toEqual([2]);
});

test('nothing is left alive after destroy, and allocating again frees what was there', async () => {
  const before = { ...living };
  const backend = await requireBackend();
  await runOn(backend, world, [dispatchOf(world, 'population/evaluate', { part: 0 })]);
  const once = living.buffers;
  await runOn(backend, world, [dispatchOf(world, 'population/evaluate', { part: 0 })]);
  expect(living.buffers).toBe(once);
  expect(backend.bytes).toBe(
    Object.values(world.slots).reduce((sum, slot) => sum + slot.byteLength, 0),
  );
  backend.destroy();
  expect(living).toEqual(before);
  expect(backend.bytes).toBe(0);
});

test('writes, runs and reads happen in the order of the calls, awaited or not', async () => {
  const backend = await requireBackend();
  await backend.allocate({ a: 4, b: 2 });
  backend.write('a', 1, Float32Array.of(1.5));
  const first = backend.read([
    { slot: 'a', offset: 1, words: 2 },
    { slot: 'b', offset: 0, words: 0 },
  ]);
  backend.write('a', 1, Uint32Array.of(9));
  const second = backend.read([{ slot: 'a', offset: 0, words: 4 }]);
  expect([...((await first)[0] as Uint32Array)]).toEqual([0x3fc00000, 0]);
  expect((await first)[1]).toHaveLength(0);
  expect([...((await second)[0] as Uint32Array)]).toEqual([0, 9, 0, 0]);
  backend.destroy();
});

test('many dispatches in one run each get their own parameters', async () => {
  const backend = await requireBackend();
  const list: Dispatch[] = Array.from({ length: 100 }, (_, i) =>
    dispatchOf(world, 'measure/nonzeros', {
      first: i % 2,
      replicas: 1,
      column: i % 4,
      staged: 0,
    }),
  );
  const gpu = await runOn(backend, world, list);
  const cpu = await runOnCpu(world, list);
  expect(gpu.counts).toEqual(cpu.counts);
  // Control: the last hundred parameters given to all would have counted something else.
  const same = await runOnCpu(
    world,
    list.map(() => list[list.length - 1]),
  );
  expect(gpu.counts).not.toEqual(same.counts);
  backend.destroy();
});

test('what is asked wrongly is refused in words', async () => {
  const backend = await requireBackend();
  const huge = backend.allocate({ small: 1, params: 40_000_000 });
  await expect(huge).rejects.toThrow(
    'slot "params" needs 160000000 bytes, this GPU allows 134217728 bytes a buffer',
  );
  await backend.allocate({ a: 4 });
  expect(() => backend.write('b', 0, Uint32Array.of(1))).toThrow('no slot "b"');
  expect(() => backend.write('a', 3, Uint32Array.of(1, 2))).toThrow('exceeds slot "a" (4)');
  const beyond = backend.read([{ slot: 'a', offset: 2, words: 4 }]);
  await expect(beyond).rejects.toThrow(/^WebGPU: /);
  const evaluate = dispatchOf(world, 'population/evaluate', { part: 0 });
  await expect(backend.run([evaluate])).rejects.toThrow('no slot "replicas"');
  const fewer = { ...evaluate, slots: ['a'] } as Dispatch;
  await expect(backend.run([fewer])).rejects.toThrow('population/evaluate: 1 slots, expected 5');
  backend.destroy();
});

test('parameters are checked one by one', async () => {
  const device = await requireDevice();
  const reflection = await loadReflection();
  const source = SHADERS['split/prune'][0] as string;
  const definitions = definitionsOf('split/prune', reflection, source);
  const write = uniformWriter('split/prune', reflection, definitions);
  const target = new ArrayBuffer(20);
  const good = { first: 3, replicas: 4, trial: 1 };
  write(good, target, 8);
  expect([...new Uint32Array(target)]).toEqual([0, 0, 3, 4, 1]);
  expect(() => write({ first: 3 }, target, 0)).toThrow('parameter "replicas" is missing');
  expect(() => write({ ...good, step: 1 }, target, 0)).toThrow('no parameter "step"');
  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, -1, 1.5, 2 ** 32]) {
    expect(() => write({ ...good, first: bad }, target, 0)).toThrow(`"first" is ${bad}`);
  }
  device.destroy();
});

test('a kernel that does not compile says where, with the line', async () => {
  const device = await requireDevice();
  const source = '// one\n@compute @workgroup_size(1) fn main() {\n  let x: u32 = 1.5f;\n}';
  const layout = device.createBindGroupLayout({ entries: [] });
  const compiled = pipelineOf(device, 'measure/broken', source, layout);
  await expect(compiled).rejects.toThrow(/^measure\/broken 3:\d+ .*\n {4}let x: u32 = 1\.5f;$/);
  device.destroy();
});

test('losing the device is told, and rejects what waits; destroying it does neither', async () => {
  const backend = await requireBackend();
  await backend.allocate({ a: 4 });
  const endless = backend.read([{ slot: 'a', offset: 0, words: 4 }]);
  backend.loseDevice();
  await expect(endless).rejects.toThrow(/lost|destroyed|unmapped/i);
  expect(await backend.lost.within(1000)).toBe(true);
  expect(backend.lost.reason).not.toBe('');
  await expect(backend.run([dispatchOf(world, 'split/prune')])).rejects.toThrow();
  backend.destroy();

  const ended = await requireBackend();
  ended.destroy();
  expect(await ended.lost.within(200)).toBe(false);
});

test('the backend works in a dedicated worker', async () => {
  const worker = new Worker(new URL('../support/gpu-worker.ts', import.meta.url), {
    type: 'module',
  });
  const answer = await new Promise((resolve, reject) => {
    worker.onmessage = (event) => resolve(event.data);
    worker.onerror = (event) => reject(new Error(event.message));
  });
  worker.terminate();
  expect(answer).toEqual({ kind: 'webgpu', words: [7, 0] });
});
