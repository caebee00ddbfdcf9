/** A CPU backend over a table of kernels: slots are arrays, a dispatch is a call of the kernel's twin. */
import { later } from '../../lib/text';
import type { Backend, SlotSizes } from '../backend';
import { DeviceLoss } from '../device-loss';
import type { KernelSpec } from '../kernels';
import type { BackendStatus } from '../protocol';
import { createSlot, type Slot } from './slot';

interface AnyDispatch<K extends string> {
  readonly kernel: K;
  readonly params: Readonly<Record<string, number>>;
  readonly slots: readonly string[];
}

/** What a backend over some table of kernels is; see `../backend.ts`. */
export interface CpuBackend<D> extends Omit<Backend, 'run'> {
  run(dispatches: readonly D[]): Promise<void>;
}

/** Runs a table's kernels by their twins; a dispatch has the parameters and slots of its kernel. */
export function cpuBackendOn<K extends string, D extends AnyDispatch<K>>(
  specs: Readonly<Record<K, KernelSpec>>,
  twins: Readonly<Record<K, unknown>>,
  status: Omit<BackendStatus, 'kind' | 'adapter'> = {},
): CpuBackend<D> {
  const slots = new Map<string, Slot>();
  const lost = new DeviceLoss();
  const slotOf = (name: string): Slot => {
    const slot = slots.get(name);
    if (!slot) throw new Error(`no slot "${name}"`);
    return slot;
  };
  const call = (dispatch: D): void => {
    const expected = specs[dispatch.kernel].bindings.length;
    if (dispatch.slots.length !== expected) {
      throw new Error(`${dispatch.kernel}: ${dispatch.slots.length} slots, expected ${expected}`);
    }
    // The table fixes parameters and slots per kernel; the union over kernels cannot express it.
    const kernel = twins[dispatch.kernel] as (params: unknown, ...slots: Slot[]) => void;
    kernel(dispatch.params, ...dispatch.slots.map(slotOf));
  };
  return {
    status: { kind: 'cpu', adapter: later('TypeScript, one thread'), ...status },
    lost,
    async allocate(sizes: SlotSizes) {
      slots.clear();
      for (const [name, words] of Object.entries(sizes)) slots.set(name, createSlot(words));
    },
    write(name, offset, data) {
      const target = slotOf(name);
      if (data instanceof Float32Array) target.f32.set(data, offset);
      else target.u32.set(data, offset);
    },
    async run(dispatches) {
      for (const dispatch of dispatches) call(dispatch);
    },
    async read(ranges) {
      return ranges.map(({ slot, offset, words }) =>
        slotOf(slot).u32.slice(offset, offset + words),
      );
    },
    free: () => slots.clear(),
    destroy: () => slots.clear(),
    loseDevice: () => lost.tell('destroyed by a test'),
    get bytes() {
      let sum = 0;
      for (const slot of slots.values()) sum += slot.u32.byteLength;
      return sum;
    },
  };
}
