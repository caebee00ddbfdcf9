/** The TypeScript backend of the layered table: slots are arrays, a dispatch is a call of a twin. */
import type { LayeredBackend } from '../../layered/backend';
import { LAYERED_KERNELS, type LayeredDispatch } from '../../layered/kernels';
import { createSlot, type Slot } from '../slot';
import { LAYERED_CPU_KERNELS } from './kernels';

export function createLayeredCpuBackend(): LayeredBackend {
  const slots = new Map<string, Slot>();
  let lose: (reason: string) => void = () => {};
  const slotOf = (name: string): Slot => {
    const slot = slots.get(name);
    if (!slot) throw new Error(`no slot "${name}"`);
    return slot;
  };
  const call = (dispatch: LayeredDispatch): void => {
    const expected = LAYERED_KERNELS[dispatch.kernel].bindings.length;
    if (dispatch.slots.length !== expected) {
      throw new Error(`${dispatch.kernel}: ${dispatch.slots.length} slots, expected ${expected}`);
    }
    const kernel = LAYERED_CPU_KERNELS[dispatch.kernel] as (p: unknown, ...s: Slot[]) => void;
    kernel(dispatch.params, ...dispatch.slots.map(slotOf));
  };
  return {
    status: { kind: 'cpu', adapter: 'TypeScript, one thread' },
    lost: new Promise((resolve) => {
      lose = resolve;
    }),
    async allocate(sizes) {
      slots.clear();
      for (const [name, words] of Object.entries(sizes)) slots.set(name, createSlot(words));
    },
    write(name, offset, data) {
      const words = new Uint32Array(data.buffer, data.byteOffset, data.length);
      slotOf(name).u32.set(words, offset);
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
