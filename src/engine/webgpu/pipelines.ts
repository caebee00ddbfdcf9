/**
 * Compiles every kernel: asynchronously, inside a validation scope, against a layout made from
 * the kernel table. A kernel that does not compile is reported with its place and linked line.
 */
import type { KernelSpec } from '../kernels';
import {
  checkInterface,
  type Definitions,
  definitionsOf,
  loadReflection,
  type Reflection,
} from './reflection';
import { type UniformWriter, uniformWriter } from './uniforms';

/** Kernels, their linked sources and what compiling them needs to know. */
export interface KernelTable<K extends string = string> {
  readonly kernels: Readonly<Record<K, KernelSpec>>;
  /** Linked sources of a kernel; several share the replicas between them (see `variants.ts`). */
  readonly sources: Readonly<Record<K, readonly string[]>>;
  /** Throws where a linked shader has another row of descriptors than the host writes. */
  readonly check: (kernel: string, definitions: Definitions) => void;
  /** Overrides of a source of a kernel. */
  readonly constants: (kernel: K, variant: number) => Readonly<Record<string, number>>;
  /** Kernels that few runs need: compiled when first used. */
  readonly rare: readonly K[];
}

export interface Kernel {
  readonly layout: GPUBindGroupLayout;
  /** As many as it has sources. */
  readonly variants: readonly (() => GPUComputePipeline)[];
  readonly write: UniformWriter;
}

export type Kernels<K extends string> = { readonly [N in K]: Kernel };

/**
 * Compiles all kernels of a table. Rejects with the first one's errors.
 * A further variant of a kernel, or a rare kernel, is compiled when first used, in the order of
 * calls: few runs need it, and on the software adapter it costs up to a second or two.
 */
export async function compileKernels<K extends string>(
  device: GPUDevice,
  table: KernelTable<K>,
): Promise<Kernels<K>> {
  const reflection = await loadReflection();
  const names = Object.keys(table.kernels) as K[];
  const compiled = await Promise.all(
    names.map(async (name) => [name, await compile(device, reflection, name, table)] as const),
  );
  return Object.fromEntries(compiled) as Kernels<K>;
}

async function compile<K extends string>(
  device: GPUDevice,
  reflection: Reflection,
  name: K,
  { kernels, sources: all, check, constants, rare }: KernelTable<K>,
): Promise<Kernel> {
  const spec = kernels[name];
  const sources = all[name];
  const definitions = sources.map((source) => definitionsOf(name, reflection, source));
  for (const found of definitions) {
    check(name, found);
    checkInterface(name, found, spec.params, spec.bindings);
  }
  const first = definitions[0];
  if (!first) throw new Error(`${name}: no shader`);
  const layout = layoutOf(device, name, spec);
  const variants = await Promise.all(
    sources.map(async (source, i) => {
      const overrides = constants(name, i);
      const compiled = i === 0 && !rare.includes(name);
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
