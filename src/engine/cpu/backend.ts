/** The CPU backend: slots are arrays, a dispatch is a call of the kernel's twin. */
import type { Backend, Dispatch, SlotSizes } from '../backend';
import { KERNELS } from '../kernels';
import type { BackendStatus } from '../protocol';
import { CPU_KERNELS } from './kernels';
import { createSlot, type Slot } from './slot';

/** Creates the CPU backend; `status` says why it was chosen. */
export function createCpuBackend(status: Omit<BackendStatus, 'kind' | 'adapter'> = {}): Backend {
  const slots = new Map<string, Slot>();
  let lose: (reason: string) => void = () => {};
  const slotOf = (name: string): Slot => {
    const slot = slots.get(name);
    if (!slot) throw new Error(`no slot "${name}"`);
    return slot;
  };
  const call = (dispatch: Dispatch): void => {
    const expected = KERNELS[dispatch.kernel].bindings.length;
    if (dispatch.slots.length !== expected) {
      throw new Error(`${dispatch.kernel}: ${dispatch.slots.length} slots, expected ${expected}`);
    }
    // The table fixes parameters and slots per kernel; the union over kernels cannot express it.
    const kernel = CPU_KERNELS[dispatch.kernel] as (params: unknown, ...slots: Slot[]) => void;
    kernel(dispatch.params, ...dispatch.slots.map(slotOf));
  };
  return {
    status: { kind: 'cpu', adapter: 'TypeScript, one thread', ...status },
    lost: new Promise((resolve) => {
      lose = resolve;
    }),
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
    loseDevice: () => lose('destroyed by a test'),
    get bytes() {
      let sum = 0;
      for (const slot of slots.values()) sum += slot.u32.byteLength;
      return sum;
    },
  };
}
