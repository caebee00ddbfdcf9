/**
 * Runs the same dispatches on both backends over the same world and reads the slots back.
 * Backends are opened once per test file; allocating again clears them.
 */
import type { Backend, Dispatch } from '../../src/engine/backend';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import type { KernelName } from '../../src/engine/kernels';
import { KERNELS } from '../../src/engine/kernels';
import { createWebGpuBackend, type TrainShape } from '../../src/engine/webgpu/backend';
import { REPLICA, REPLICA_WORDS } from '../../src/model/replica-layout';
import { blocksOf, type Case, fieldOf, shapeOfCase, type World } from './cases';

export type Slots = Record<string, Uint32Array>;

/** Opens the WebGPU backend; throws the reason where there is none: a GPU test never skips. */
export async function requireBackend(shape?: TrainShape): Promise<Backend> {
  const opened = await createWebGpuBackend(shape);
  if ('reason' in opened) throw new Error(`no WebGPU backend: ${opened.reason}: ${opened.detail}`);
  return opened;
}

/** Allocates and fills all slots of a world, runs dispatches, reads all slots back. */
export async function runOn(
  backend: Backend,
  world: World,
  dispatches: readonly Dispatch[],
): Promise<Slots> {
  const names = Object.keys(world.slots);
  const entries = Object.entries(world.slots);
  await backend.allocate(Object.fromEntries(entries.map(([name, data]) => [name, data.length])));
  for (const [name, data] of entries) backend.write(name, 0, data);
  await backend.run(dispatches);
  const ranges = entries.map(([slot, data]) => ({ slot, offset: 0, words: data.length }));
  const read = await backend.read(ranges);
  return Object.fromEntries(names.map((name, i) => [name, read[i] as Uint32Array]));
}

/** The same dispatches on a fresh CPU backend. */
export const runOnCpu = (world: World, dispatches: readonly Dispatch[]): Promise<Slots> =>
  runOn(createCpuBackend(), world, dispatches);

/** A dispatch of a kernel over its namesake slots and all replicas of the world. */
export function dispatchOf(
  world: World,
  kernel: KernelName,
  params: Readonly<Record<string, number>> = {},
): Dispatch {
  const all: Record<string, number> = {
    first: 0,
    replicas: world.replicas,
    ...shapeParams(world.case),
    ...params,
  };
  const wanted = KERNELS[kernel].params.map((name) => {
    if (all[name] === undefined) throw new Error(`${kernel}: the test gives no "${name}"`);
    return [name, all[name]];
  });
  const slots = KERNELS[kernel].bindings.map(([name]) => name);
  return { kernel, params: Object.fromEntries(wanted), slots } as unknown as Dispatch;
}

function shapeParams(c: Case): Record<string, number> {
  const { parents, childCapacity: children } = shapeOfCase(c);
  return {
    parents,
    children,
    inputs: c.inputs,
    stride: children * c.inputs,
    gram_stride: c.inputs ** 2,
    cells: c.clauses * children,
    channel_stride: c.clauses * children,
    clauses: c.clauses,
    pairs: c.clauses ** 2,
    pair_stride: c.clauses ** 2,
    load_stride: children,
    blocks: blocksOf(c),
    trial: 0,
    tau: 1 << 15,
  };
}

/** Steps `from` … `from + steps` in dispatches of at most `chunk` steps that end with epochs. */
export function trainingOf(world: World, from: number, steps: number, chunk: number): Dispatch[] {
  const perEpoch = Math.ceil(world.case.train / world.case.batch);
  const list: Dispatch[] = [];
  for (let step = from; step < from + steps; ) {
    const batch_index = step % perEpoch;
    const count = Math.min(chunk, perEpoch - batch_index, from + steps - step);
    list.push(dispatchOf(world, 'population/train', { step, batch_index, steps: count }));
    step += count;
  }
  return list;
}

export const SPLIT: readonly KernelName[] = ['split/deal', 'split/copy', 'split/prune'];

/** The world after its split on the CPU, optimiser afresh at global step `step`. */
export async function splitWorld(world: World, step = 0): Promise<World> {
  const slots = await runOnCpu(
    world,
    SPLIT.map((kernel) => dispatchOf(world, kernel)),
  );
  return { ...world, slots: { ...slots, replicas: splitDescriptors(world, step) } };
}

/** Descriptors with all children living. */
export function splitDescriptors(world: World, step: number): Uint32Array {
  const replicas = Uint32Array.from(world.slots.replicas as Uint32Array);
  for (let r = 0; r < world.replicas; r++) {
    const at = r * REPLICA_WORDS;
    replicas[at + REPLICA.children] = fieldOf(world, r, 'child_capacity');
    replicas[at + REPLICA.optimiser_start] = step;
  }
  return replicas;
}

/** Words of a slot as floats. */
export const floats = (words: Uint32Array | undefined): Float32Array => {
  if (!words) throw new Error('no such slot');
  return new Float32Array(words.buffer, words.byteOffset, words.length);
};

/** The part of a slot that belongs to a replica, as floats. */
export function partOf(
  world: World,
  slots: Slots,
  r: number,
  part: 'params' | 'moments' | 'summary',
): Float32Array {
  const count = fieldOf(world, r, 'parameter_count');
  if (part === 'params') {
    const at = fieldOf(world, r, 'weights');
    return floats(slots.params).subarray(at, at + count);
  }
  if (part === 'moments') {
    const at = fieldOf(world, r, 'state');
    return floats(slots.state).subarray(at, at + 2 * count);
  }
  const at = fieldOf(world, r, 'summary');
  return floats(slots.summary).subarray(at, at + 8);
}
