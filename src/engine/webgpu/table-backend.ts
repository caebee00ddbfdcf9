/**
 * A WebGPU backend over a table of kernels: slots are buffers, a dispatch is a compute pass. It knows
 * kernels, not what they are for. A run() call is one submit; its parameters travel in one uniform
 * buffer that every dispatch reads at its own dynamic offset.
 */
import { wordsOf } from '../../lib/words';
import type { Backend } from '../backend';
import { DeviceLoss } from '../device-loss';
import { GpuFault } from '../gpu-fault';
import type { KernelSpec } from '../kernels';
import type { Kernels } from './pipelines';
import { createBuffer, createSlots, freeBuffer } from './slots';

/** Bytes between the parameters of two dispatches; the default minUniformBufferOffsetAlignment. */
const PITCH = 256;

export interface AnyDispatch<K extends string> {
  readonly kernel: K;
  readonly params: Readonly<Record<string, number>>;
  /** Slots in the kernel's binding order. */
  readonly slots: readonly string[];
}

/** What a backend over some table of kernels is; see `../backend.ts`. */
export interface TableBackend<D> extends Omit<Backend, 'run'> {
  run(dispatches: readonly D[]): Promise<void>;
}

/**
 * A backend on an opened device. `variantsOf` says which variants of a kernel with several a dispatch
 * needs, by the descriptors that were written to `descriptorSlot`; all where that is not known.
 */
export function backendOn<K extends string, D extends AnyDispatch<K>>(
  { device, adapterName }: { readonly device: GPUDevice; readonly adapterName: string },
  specs: Readonly<Record<K, KernelSpec>>,
  kernels: Kernels<K>,
  descriptorSlot = '',
  variantsOf: (descriptors: Uint32Array, dispatch: D) => readonly number[] = () => [],
): TableBackend<D> {
  let slots = new Map<string, GPUBuffer>();
  let uniforms: GPUBuffer | undefined;
  let groups = new Map<string, GPUBindGroup>();
  /** Host copy of what was written to slots that hold descriptors; see `variants.ts`. */
  const descriptors = new Map<string, Uint32Array>();
  let ended = false;
  let fault: string | undefined;
  device.addEventListener('uncapturederror', (event) => {
    fault ??= event.error.message;
  });
  const lost = new DeviceLoss();
  /** By `destroy` too: what is in flight then never ends by itself. */
  const gone = new DeviceLoss();
  device.lost.then(({ message, reason }) => {
    gone.tell(message || reason);
    if (!ended) lost.tell(message || reason);
  });

  const slotOf = (name: string): GPUBuffer => {
    const buffer = slots.get(name);
    if (!buffer) throw new Error(`no slot "${name}"`);
    return buffer;
  };

  const free = (): void => {
    for (const buffer of slots.values()) freeBuffer(buffer);
    if (uniforms) freeBuffer(uniforms);
    slots = new Map();
    uniforms = undefined;
    groups = new Map();
    descriptors.clear();
  };

  /** Calls `issue` and awaits its work; errors the browser reports of it become rejections. */
  const settle = async <T>(issue: () => Promise<T>): Promise<T> => {
    device.pushErrorScope('validation');
    const work = issue();
    const [result, error] = await gone.race(Promise.all([work, device.popErrorScope()]));
    if (error) throw new GpuFault(`WebGPU: ${error.message}`);
    if (fault !== undefined) {
      const message = fault;
      fault = undefined;
      throw new GpuFault(`WebGPU: ${message}`);
    }
    return result;
  };

  const bindGroup = (dispatch: D, uniform: GPUBuffer): GPUBindGroup => {
    const key = `${dispatch.kernel} ${dispatch.slots.join(' ')}`;
    const found = groups.get(key);
    if (found) return found;
    const spec = specs[dispatch.kernel];
    if (dispatch.slots.length !== spec.bindings.length) {
      throw new Error(
        `${dispatch.kernel}: ${dispatch.slots.length} slots, expected ${spec.bindings.length}`,
      );
    }
    const size = spec.params.length * 4;
    const group = device.createBindGroup({
      label: dispatch.kernel,
      layout: kernels[dispatch.kernel].layout,
      entries: [
        { binding: 0, resource: { buffer: uniform, size } },
        ...dispatch.slots.map((slot, i) => ({
          binding: i + 1,
          resource: { buffer: slotOf(slot) },
        })),
      ],
    });
    groups.set(key, group);
    return group;
  };

  /** The uniform buffer, grown to hold that many dispatches. */
  const uniformBuffer = (count: number): GPUBuffer => {
    if (!uniforms || uniforms.size < count * PITCH) {
      if (uniforms) freeBuffer(uniforms);
      const usage = GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST;
      uniforms = createBuffer(device, 'parameters', Math.max(64, count) * PITCH, usage);
      groups.clear();
    }
    return uniforms;
  };

  const pipelinesFor = (dispatch: D): readonly GPUComputePipeline[] => {
    const { variants } = kernels[dispatch.kernel];
    const table = descriptors.get(dispatch.slots[0]);
    if (variants.length === 1 || !table) return variants.map((pipeline) => pipeline());
    return variantsOf(table, dispatch).map((variant) =>
      (variants[variant] as () => GPUComputePipeline)(),
    );
  };

  const submit = (dispatches: readonly D[], values: ArrayBuffer): Promise<undefined> => {
    const uniform = uniformBuffer(dispatches.length);
    device.queue.writeBuffer(uniform, 0, values);
    const encoder = device.createCommandEncoder({ label: 'run' });
    const pass = encoder.beginComputePass({ label: 'run' });
    dispatches.forEach((dispatch, i) => {
      const spec = specs[dispatch.kernel];
      pass.setBindGroup(0, bindGroup(dispatch, uniform), [i * PITCH]);
      for (const pipeline of pipelinesFor(dispatch)) {
        pass.setPipeline(pipeline);
        pass.dispatchWorkgroups(...spec.grid(dispatch.params));
      }
    });
    pass.end();
    device.queue.submit([encoder.finish()]);
    return device.queue.onSubmittedWorkDone();
  };

  return {
    status: { kind: 'webgpu', adapter: adapterName },
    lost,
    async allocate(sizes) {
      free();
      slots = await settle(() => createSlots(device, sizes));
      const words = sizes[descriptorSlot];
      if (words) descriptors.set(descriptorSlot, new Uint32Array(words));
    },
    write(slot, offset, data) {
      const buffer = slotOf(slot);
      if ((offset + data.length) * 4 > buffer.size) {
        throw new Error(
          `write of ${data.length} words at ${offset} exceeds slot "${slot}" (${buffer.size / 4})`,
        );
      }
      const words = wordsOf(data);
      descriptors.get(slot)?.set(words, offset);
      device.queue.writeBuffer(buffer, offset * 4, words as Uint32Array<ArrayBuffer>);
    },
    async run(dispatches) {
      if (dispatches.length === 0) return;
      const values = new ArrayBuffer(dispatches.length * PITCH);
      dispatches.forEach((dispatch, i) => {
        kernels[dispatch.kernel].write(dispatch.params, values, i * PITCH);
      });
      await settle(() => submit(dispatches, values));
    },
    async read(ranges) {
      const words = ranges.reduce((sum, range) => sum + range.words, 0);
      if (words === 0) return ranges.map(() => new Uint32Array(0));
      const usage = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST;
      const staging = createBuffer(device, 'staging', words * 4, usage);
      try {
        let at = 0;
        await settle(() => {
          const encoder = device.createCommandEncoder({ label: 'read' });
          for (const { slot, offset, words: length } of ranges) {
            if (length === 0) continue;
            encoder.copyBufferToBuffer(slotOf(slot), offset * 4, staging, at * 4, length * 4);
            at += length;
          }
          device.queue.submit([encoder.finish()]);
          return staging.mapAsync(GPUMapMode.READ);
        });
        const all = new Uint32Array(staging.getMappedRange());
        at = 0;
        return ranges.map((range) => {
          at += range.words;
          return all.slice(at - range.words, at);
        });
      } finally {
        freeBuffer(staging);
      }
    },
    free,
    destroy() {
      ended = true;
      free();
      device.destroy();
    },
    loseDevice: () => device.destroy(),
    get bytes() {
      let sum = 0;
      for (const buffer of slots.values()) sum += buffer.size;
      return sum;
    },
  };
}
