/**
 * The cases of `npm run bench -- peers W2 W3`, as `page.ts` has those of W1: the same network of real
 * size on the explorer's engines and on other libraries, one of them at a time.
 */
import { type Contender, contenderOf } from './contender';
import { countGpuCalls } from './gpu-calls';
import { layeredJax } from './layered-jax';
import { layeredOurs } from './layered-ours';
import { layeredTfjs } from './layered-tfjs';
import { type LayeredName, type LayeredWorkload, makeLayeredWorkload } from './layered-workload';

countGpuCalls();

/** Steps that jax-js compiles as one, in its other form. */
const UNROLLED = 8;

const CONTENDERS: Readonly<Record<string, (work: LayeredWorkload) => Promise<Contender>>> = {
  'explorer webgpu': (work) => layeredOurs(work, 'webgpu'),
  'explorer wasm': (work) => layeredOurs(work, 'wasm'),
  'explorer reference': (work) => layeredOurs(work, 'reference'),
  ...Object.fromEntries(
    (['webgpu', 'wasm'] as const).flatMap((device) => [
      [
        `tfjs ${device}`,
        async (work: LayeredWorkload) =>
          contenderOf(work, await layeredTfjs(work, device, 'library')),
      ],
      [
        `tfjs ${device}, written out`,
        async (work: LayeredWorkload) =>
          contenderOf(work, await layeredTfjs(work, device, 'written out')),
      ],
    ]),
  ),
  ...Object.fromEntries(
    (['webgpu', 'wasm'] as const).flatMap((device) =>
      [1, UNROLLED].map((unit) => [
        unit === 1 ? `jax-js ${device}` : `jax-js ${device}, ${unit} steps`,
        async (work: LayeredWorkload) => contenderOf(work, await layeredJax(work, device, unit)),
      ]),
    ),
  ),
};

/** Names of all engines, the first being the one that others are compared with. */
export const listCases = (): string[] => Object.keys(CONTENDERS);

let work: LayeredWorkload | undefined;

/** Draws data and a network for all cases prepared from now on. */
export async function draw(name: LayeredName): Promise<void> {
  work = await makeLayeredWorkload(name);
}

/** Opens an engine with the network drawn. Throws where it is not to be had. */
export async function prepare(id: string): Promise<Contender> {
  const open = CONTENDERS[id];
  if (!open || !work) throw new Error(`no case "${id}"`);
  return open(work);
}

/** One that does not do the same work: its learning rate is a tenth too high. */
export async function control(): Promise<Contender> {
  if (!work) throw new Error('nothing drawn');
  return layeredOurs(work, 'reference', 1.1);
}
