import { expect, test } from 'vitest';
import { requireAdapter, requireDevice } from '../support/gpu';

test('there is an adapter, and a plain device has the default limits only', async () => {
  const adapter = await requireAdapter();
  expect(adapter.info.vendor).not.toBe('');
  const device = await requireDevice();
  expect(device.limits.maxStorageBuffersPerShaderStage).toBe(8);
  expect(device.limits.maxComputeWorkgroupStorageSize).toBe(16384);
  expect(device.limits.maxComputeInvocationsPerWorkgroup).toBe(256);
  device.destroy();
});

test('a compute shader runs and its result comes back', async () => {
  const device = await requireDevice();
  const module = device.createShaderModule({
    label: 'square',
    code: `@group(0) @binding(0) var<storage, read_write> x: array<u32>;
      @compute @workgroup_size(4) fn main(@builtin(global_invocation_id) id: vec3u) {
        if (id.x < arrayLength(&x)) { x[id.x] = x[id.x] * x[id.x]; }
      }`,
  });
  const pipeline = await device.createComputePipelineAsync({ layout: 'auto', compute: { module } });
  const input = new Uint32Array([1, 2, 3, 4, 5]);
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
  const buffer = device.createBuffer({ label: 'x', size: input.byteLength, usage });
  const read = device.createBuffer({
    label: 'read',
    size: input.byteLength,
    usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
  });
  device.queue.writeBuffer(buffer, 0, input);
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  const layout = pipeline.getBindGroupLayout(0);
  const entries = [{ binding: 0, resource: { buffer } }];
  pass.setBindGroup(0, device.createBindGroup({ layout, entries }));
  pass.dispatchWorkgroups(2);
  pass.end();
  encoder.copyBufferToBuffer(buffer, 0, read, 0, input.byteLength);
  device.queue.submit([encoder.finish()]);
  await read.mapAsync(GPUMapMode.READ);
  expect([...new Uint32Array(read.getMappedRange())]).toEqual([1, 4, 9, 16, 25]);
  device.destroy();
});
