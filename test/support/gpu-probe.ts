/** Runs a snippet of WGSL over the lib files: one output word per index. */
import { requireDevice } from './gpu';

/**
 * Evaluates `body`, WGSL that returns a u32 for `i`, for every i below `count`; `library` is linked
 * WGSL. `input` is readable as `input: array<u32>`.
 */
export async function probe(
  library: string,
  body: string,
  count: number,
  input: Uint32Array<ArrayBuffer> = new Uint32Array(1),
): Promise<Uint32Array> {
  const device = await requireDevice('probe');
  const code = `${library}
    @group(0) @binding(0) var<storage, read> input: array<u32>;
    @group(0) @binding(1) var<storage, read_write> output: array<u32>;
    fn value(i: u32) -> u32 { ${body} }
    @compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3u) {
      if (id.x < arrayLength(&output)) { output[id.x] = value(id.x); }
    }`;
  const module = device.createShaderModule({ label: 'probe', code });
  const pipeline = await device.createComputePipelineAsync({ layout: 'auto', compute: { module } });
  const { STORAGE, COPY_SRC, COPY_DST, MAP_READ } = GPUBufferUsage;
  const given = device.createBuffer({ size: input.byteLength, usage: STORAGE | COPY_DST });
  const output = device.createBuffer({ size: count * 4, usage: STORAGE | COPY_SRC });
  const staging = device.createBuffer({ size: count * 4, usage: MAP_READ | COPY_DST });
  device.queue.writeBuffer(given, 0, input);
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  // An unused `input` is absent from an automatic layout, so mention it in every body.
  const entries = [given, output].map((buffer, binding) => ({ binding, resource: { buffer } }));
  pass.setBindGroup(0, device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }));
  pass.dispatchWorkgroups(Math.ceil(count / 64));
  pass.end();
  encoder.copyBufferToBuffer(output, 0, staging, 0, count * 4);
  device.queue.submit([encoder.finish()]);
  await staging.mapAsync(GPUMapMode.READ);
  const words = new Uint32Array(staging.getMappedRange()).slice();
  device.destroy();
  return words;
}
