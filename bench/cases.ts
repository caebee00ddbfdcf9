/**
 * The cases of a page of `npm run bench -- peers`, run by `scripts/bench-peers.mjs`: the same networks
 * on the explorer's engines and on other libraries, one of them at a time.
 */
import { type Contender, type Cycle, contenderOf, type Library } from './contender';
import { countGpuCalls } from './gpu-calls';

/** How each engine is opened with a workload. */
export interface Engines<Work extends Cycle, Kind extends string> {
  /** The explorer's own; the first is what others are compared with, the last the control's. */
  readonly kinds: readonly [Kind, ...Kind[], 'reference'];
  /** `faster`: factor on everybody's learning rate. */
  ours(work: Work, kind: Kind | 'reference', faster?: number): Promise<Contender>;
  tfjs(work: Work, device: 'webgpu' | 'wasm', form: 'library' | 'written out'): Promise<Library>;
  jax(work: Work, device: 'webgpu' | 'wasm', unit: number): Promise<Library>;
  /** Steps that jax-js compiles as one, in its other form. */
  readonly unrolled: number;
}

/** What a page exports: `make` gives the workload of what is drawn. */
export function casesOf<Drawn, Work extends Cycle, Kind extends string>(
  make: (drawn: Drawn) => Promise<Work>,
  { kinds, ours, tfjs, jax, unrolled }: Engines<Work, Kind>,
) {
  countGpuCalls();
  const cases = new Map<string, (work: Work) => Promise<Contender>>();
  const add = (id: string, open: (work: Work) => Promise<Library>) =>
    cases.set(id, async (work) => contenderOf(work, await open(work)));
  for (const kind of kinds) cases.set(`explorer ${kind}`, (work) => ours(work, kind));
  for (const device of ['webgpu', 'wasm'] as const) {
    add(`tfjs ${device}`, (work) => tfjs(work, device, 'library'));
    add(`tfjs ${device}, written out`, (work) => tfjs(work, device, 'written out'));
  }
  for (const device of ['webgpu', 'wasm'] as const) {
    add(`jax-js ${device}`, (work) => jax(work, device, 1));
    add(`jax-js ${device}, ${unrolled} steps`, (work) => jax(work, device, unrolled));
  }
  let work: Work | undefined;
  const drawn = (): Work => {
    if (!work) throw new Error('nothing drawn');
    return work;
  };
  return {
    /** Names of all engines, the first being the one that others are compared with. */
    listCases: (): string[] => [...cases.keys()],
    /** Draws data and networks for all cases prepared from now on. */
    async draw(what: Drawn): Promise<void> {
      work = await make(what);
    },
    /** Opens an engine with the networks drawn. Throws where it is not to be had. */
    async prepare(id: string): Promise<Contender> {
      const open = cases.get(id);
      if (!open) throw new Error(`no case "${id}"`);
      return open(drawn());
    },
    /** One that does not do the same work: its learning rate is a tenth too high. */
    control: async (): Promise<Contender> => ours(drawn(), 'reference', 1.1),
  };
}
