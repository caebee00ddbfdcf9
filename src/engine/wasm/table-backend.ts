/**
 * A WebAssembly backend over a table of kernels: slots are regions of one linear memory, a dispatch is
 * a call of the kernel's function with the dispatch's parameters and the addresses of its slots. Slots
 * hold the same words as on the other backends. It knows no network; `wasm/` does.
 */
import { later } from '../../lib/text';
import { wordsOf } from '../../lib/words';
import type { Backend, SlotSizes } from '../backend';
import { DeviceLoss } from '../device-loss';
import type { KernelSpec } from '../kernels';
import type { BackendStatus } from '../protocol';
import type { Build, Exports } from './module';

/** Bytes that slots begin at multiples of, and that vectors may reach beyond the last one. */
const LINE = 64;
const PAGE = 65536;

interface Region {
  readonly at: number;
  readonly words: number;
}

interface AnyDispatch<K extends string> {
  readonly kernel: K;
  readonly params: Readonly<Record<string, number>>;
  readonly slots: readonly string[];
}

/** What a backend over some table of kernels is; see `../backend.ts`. */
export interface WasmBackend<D> extends Omit<Backend, 'run'> {
  run(dispatches: readonly D[]): Promise<void>;
}

/** A backend that runs a table's kernels by the functions of a module; `names` says which. */
export function wasmBackendOn<K extends string, D extends AnyDispatch<K>>(
  build: Build,
  specs: Readonly<Record<K, KernelSpec>>,
  names: Readonly<Record<K, string>>,
  status: Omit<BackendStatus, 'kind' | 'adapter'> = {},
): WasmBackend<D> {
  let engine: Exports | null = null;
  const slots = new Map<string, Region>();
  const lost = new DeviceLoss();
  const allocated = (): Exports => {
    if (!engine) throw new Error('the WebAssembly backend holds no slots');
    return engine;
  };
  const regionOf = (name: string): Region => {
    const region = slots.get(name);
    if (!region) throw new Error(`no slot "${name}"`);
    return region;
  };
  /** Words of a slot; made anew for each use, because growth detaches views. */
  const view = (name: string, offset: number, words: number): Uint32Array => {
    const region = regionOf(name);
    if (offset < 0 || offset + words > region.words) {
      throw new RangeError(`slot "${name}": words ${offset}…${offset + words} of ${region.words}`);
    }
    return new Uint32Array(allocated().memory.buffer, region.at + offset * 4, words);
  };
  const call = ({ kernel, params, slots: given }: D): void => {
    const { params: order, bindings } = specs[kernel];
    if (given.length !== bindings.length) {
      throw new Error(`${kernel}: ${given.length} slots, expected ${bindings.length}`);
    }
    const addresses = given.map((name) => regionOf(name).at);
    const run = allocated()[names[kernel]] as (...words: number[]) => void;
    run(...order.map((name) => params[name]), ...addresses);
  };
  const free = (): void => {
    slots.clear();
    engine = null;
  };
  return {
    status: {
      kind: 'cpu',
      adapter: build.relaxed
        ? later('WebAssembly relaxed SIMD, one thread')
        : later('WebAssembly SIMD, one thread'),
      ...status,
    },
    lost,
    async allocate(sizes: SlotSizes) {
      free();
      // A memory can only grow: a new one, lest a small run keep what a large one took.
      const { exports } = await WebAssembly.instantiate(build.module);
      engine = exports as unknown as Exports;
      let end = engine.memory.buffer.byteLength;
      for (const [name, words] of Object.entries(sizes)) {
        slots.set(name, { at: end, words });
        end = Math.ceil((end + words * 4) / LINE) * LINE;
      }
      end += LINE;
      const pages = Math.ceil((end - engine.memory.buffer.byteLength) / PAGE);
      try {
        engine.memory.grow(pages);
      } catch {
        free();
        throw new Error(`slots of ${end} bytes: more than WebAssembly gets here`);
      }
      engine.begin(end);
    },
    write(name, offset, data) {
      const words = wordsOf(data);
      view(name, offset, data.length).set(words);
    },
    async run(dispatches) {
      for (const dispatch of dispatches) call(dispatch);
    },
    async read(ranges) {
      return ranges.map(({ slot, offset, words }) => view(slot, offset, words).slice());
    },
    free,
    destroy: free,
    loseDevice: () => lost.tell('destroyed by a test'),
    get bytes() {
      let sum = 0;
      for (const { words } of slots.values()) sum += words * 4;
      return sum;
    },
  };
}
