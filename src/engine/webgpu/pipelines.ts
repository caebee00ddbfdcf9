/**
 * Compiles every kernel: asynchronously, inside a validation scope, against a layout made from
 * the kernel table. A kernel that does not compile is reported with its place and linked line.
 */
import { KERNELS, type KernelName, type KernelSpec } from '../kernels';
import {
  checkInterface,
  checkReplicaStruct,
  definitionsOf,
  loadReflection,
  type Reflection,
} from './reflection';
import { SHADERS } from './shaders';
import { type UniformWriter, uniformWriter } from './uniforms';
import { LARGEST_ARENA } from './variants';

export interface Kernel {
  readonly layout: GPUBindGroupLayout;
  /** One, or for the training kernel: on chip, in storage, DropConnect. */
  readonly variants: readonly (() => GPUComputePipeline)[];
  readonly write: UniformWriter;
}

export type Kernels = { readonly [K in KernelName]: Kernel };

/** Overrides of the training kernel; `tasks` and `lanes` show in the last bits of its results. */
export interface TrainShape {
  /** Threads that train one replica, a multiple of 4. */
  readonly width: number;
  /** Threads with work in the forward pass, 16 to 64: how many parts a logit is summed from. */
  readonly tasks: number;
  /** Threads that share the edges of a child in the backward pass: 1, 2 or 4. */
  readonly lanes: number;
  /** Most words of workgroup memory that a replica may take on chip, up to `LARGEST_ARENA`. */
  readonly limit: number;
}

/** Kernels that few runs need. */
const RARE: readonly KernelName[] = ['rewire/gradient', 'rewire/regrow'];

/**
 * Compiles all kernels of the table. Rejects with the first one's errors.
 * A further variant of a kernel, or a rare kernel, is compiled when first used, in the order of
 * calls: few runs need it, and on the software adapter it costs up to a second or two.
 */
export async function compileKernels(device: GPUDevice, shape: TrainShape): Promise<Kernels> {
  const reflection = await loadReflection();
  const names = Object.keys(KERNELS) as KernelName[];
  const compiled = await Promise.all(
    names.map(async (name) => [name, await compile(device, reflection, name, shape)] as const),
  );
  return Object.fromEntries(compiled) as Kernels;
}

async function compile(
  device: GPUDevice,
  reflection: Reflection,
  name: KernelName,
  shape: TrainShape,
): Promise<Kernel> {
  const spec: KernelSpec = KERNELS[name];
  const sources = SHADERS[name];
  const definitions = sources.map((source) => definitionsOf(name, reflection, source));
  for (const found of definitions) {
    checkReplicaStruct(name, found);
    checkInterface(name, found, spec.params, spec.bindings);
  }
  const first = definitions[0];
  if (!first) throw new Error(`${name}: no shader`);
  const layout = layoutOf(device, name, spec);
  const constants = (arena: number): Record<string, number> =>
    name === 'population/train'
      ? {
          WIDTH: shape.width,
          TASKS: shape.tasks,
          LANES: shape.lanes,
          LIMIT: shape.limit,
          ARENA: arena,
        }
      : {};
  const variants = await Promise.all(
    sources.map(async (source, i) => {
      const overrides = constants(i === 0 ? shape.limit : LARGEST_ARENA);
      const compiled = i === 0 && !RARE.includes(name);
      let made = compiled ? await pipelineOf(device, name, source, layout, overrides) : undefined;
      return () => {
        made ??= device.createComputePipeline(
          descriptorOf(device, name, source, layout, overrides),
        );
        return made;
      };
    }),
  );
  return { layout, variants, write: uniformWriter(name, reflection, first) };
}

function descriptorOf(
  device: GPUDevice,
  name: string,
  source: string,
  layout: GPUBindGroupLayout,
  constants: Readonly<Record<string, number>>,
): GPUComputePipelineDescriptor {
  const module = device.createShaderModule({ label: name, code: source });
  return {
    label: name,
    layout: device.createPipelineLayout({ label: name, bindGroupLayouts: [layout] }),
    compute: { module, entryPoint: 'main', constants },
  };
}

function layoutOf(device: GPUDevice, name: string, spec: KernelSpec): GPUBindGroupLayout {
  const storages = spec.bindings.map(
    ([, access], i): GPUBindGroupLayoutEntry => ({
      binding: i + 1,
      visibility: GPUShaderStage.COMPUTE,
      buffer: { type: access === 'read' ? 'read-only-storage' : 'storage' },
    }),
  );
  const uniform: GPUBindGroupLayoutEntry = {
    binding: 0,
    visibility: GPUShaderStage.COMPUTE,
    buffer: { type: 'uniform', hasDynamicOffset: true, minBindingSize: spec.params.length * 4 },
  };
  return device.createBindGroupLayout({ label: name, entries: [uniform, ...storages] });
}

/** Compiles one linked source. Exported so that a test can see how an error reads. */
export async function pipelineOf(
  device: GPUDevice,
  name: string,
  source: string,
  layout: GPUBindGroupLayout,
  constants: Readonly<Record<string, number>> = {},
): Promise<GPUComputePipeline> {
  device.pushErrorScope('validation');
  const descriptor = descriptorOf(device, name, source, layout, constants);
  const pipeline = device.createComputePipelineAsync(descriptor);
  // Scopes close in the order of calls, so this one covers exactly the calls above.
  const scope = device.popErrorScope();
  const [made, error, info] = await Promise.all([
    pipeline.catch((reason: unknown) => String(reason)),
    scope,
    descriptor.compute.module.getCompilationInfo(),
  ]);
  const lines = source.split('\n');
  const faults = info.messages
    .filter((message) => message.type === 'error')
    .map((m) => `${name} ${m.lineNum}:${m.linePos} ${m.message}\n  ${lines[m.lineNum - 1] ?? ''}`);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  if (error) throw new Error(`${name}: ${error.message}`);
  if (typeof made === 'string') throw new Error(`${name}: ${made}`);
  return made;
}
