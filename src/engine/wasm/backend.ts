/**
 * The WebAssembly backend: slots are regions of one linear memory, a dispatch is a call of the
 * kernel's function with the dispatch's parameters and the addresses of its slots. Slots hold the
 * same words as on the other backends. It knows no network; `wasm/` does.
 */
import type { Backend, Dispatch, SlotSizes } from '../backend';
import { KERNELS } from '../kernels';
import type { BackendStatus } from '../protocol';
import { compiled, type EngineExports, EXPORTS } from './module';

/** Bytes that slots begin at multiples of, and that vectors may reach beyond the last one. */
const LINE = 64;
const PAGE = 65536;

interface Region {
  readonly at: number;
  readonly words: number;
}

export interface WasmOptions {
  /** The relaxed-SIMD build where the browser accepts it; it gives the same bits. */
  readonly relaxed?: boolean;
  /** How this backend came to be chosen. */
  readonly status?: Omit<BackendStatus, 'kind' | 'adapter'>;
}

/** Creates the WebAssembly backend. Throws where SIMD is missing: see `wasmSupported`. */
export async function createWasmBackend(options: WasmOptions = {}): Promise<Backend> {
  const build = await compiled(options.relaxed ?? false);
  let engine: EngineExports | null = null;
  const slots = new Map<string, Region>();
  let lose: (reason: string) => void = () => {};
  const allocated = (): EngineExports => {
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
  const call = ({ kernel, params, slots: names }: Dispatch): void => {
    const { params: order, bindings } = KERNELS[kernel];
    if (names.length !== bindings.length) {
      throw new Error(`${kernel}: ${names.length} slots, expected ${bindings.length}`);
    }
    const given = params as Readonly<Record<string, number>>;
    const addresses = names.map((name) => regionOf(name).at);
    allocated()[EXPORTS[kernel]](...order.map((name) => given[name]), ...addresses);
  };
  const free = (): void => {
    slots.clear();
    engine = null;
  };
  return {
    status: {
      kind: 'cpu',
      adapter: `WebAssembly ${build.relaxed ? 'relaxed ' : ''}SIMD, one thread`,
      ...options.status,
    },
    lost: new Promise((resolve) => {
      lose = resolve;
    }),
    async allocate(sizes: SlotSizes) {
      free();
      // A memory can only grow: a new one, lest a small run keep what a large one took.
      const { exports } = await WebAssembly.instantiate(build.module);
      engine = exports as unknown as EngineExports;
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
      const words = new Uint32Array(data.buffer, data.byteOffset, data.length);
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
    loseDevice: () => lose('destroyed by a test'),
    get bytes() {
      let sum = 0;
      for (const { words } of slots.values()) sum += words * 4;
      return sum;
    },
  };
}
