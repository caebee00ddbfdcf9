/**
 * The cases of `npm run bench -- peers`, run in a page by `scripts/bench-peers.mjs`: the same W1
 * networks on the explorer's engines and on other libraries, one of them at a time.
 */
import { type Contender, contenderOf } from './contender';
import { countGpuCalls } from './gpu-calls';
import { jax } from './jax';
import { ours } from './ours';
import { tfjs } from './tfjs';
import { makeWorkload, type Workload } from './workload';

countGpuCalls();

/** Steps that jax-js compiles as one, in its faster form. */
const UNROLLED = 16;

const CONTENDERS: Readonly<Record<string, (work: Workload) => Promise<Contender>>> = {
  'explorer webgpu': (work) => ours(work, 'webgpu'),
  'explorer cpu': (work) => ours(work, 'cpu'),
  'explorer reference': (work) => ours(work, 'reference'),
  'tfjs webgpu': async (work) => contenderOf(work, await tfjs(work, 'webgpu', 'library')),
  'tfjs webgpu, written out': async (work) =>
    contenderOf(work, await tfjs(work, 'webgpu', 'written out')),
  'tfjs wasm': async (work) => contenderOf(work, await tfjs(work, 'wasm', 'library')),
  'tfjs wasm, written out': async (work) =>
    contenderOf(work, await tfjs(work, 'wasm', 'written out')),
  'jax-js webgpu': async (work) => contenderOf(work, await jax(work, 'webgpu', 1)),
  'jax-js webgpu, 16 steps': async (work) => contenderOf(work, await jax(work, 'webgpu', UNROLLED)),
  'jax-js wasm': async (work) => contenderOf(work, await jax(work, 'wasm', 1)),
  'jax-js wasm, 16 steps': async (work) => contenderOf(work, await jax(work, 'wasm', UNROLLED)),
};

/** Names of all engines, the first being the one that others are compared with. */
export const listCases = (): string[] => Object.keys(CONTENDERS);

let work: Workload | undefined;

/** Draws data and networks of that many replicas for all cases prepared from now on. */
export async function draw(replicas: number): Promise<void> {
  work = await makeWorkload(replicas);
}

/** Opens an engine with the networks drawn. Throws where it is not to be had. */
export async function prepare(id: string): Promise<Contender> {
  const open = CONTENDERS[id];
  if (!open || !work) throw new Error(`no case "${id}"`);
  return open(work);
}

/** One that does not do the same work: its learning rate is a tenth too high. */
export async function control(): Promise<Contender> {
  if (!work) throw new Error('nothing drawn');
  return ours(work, 'reference', 1.1);
}
