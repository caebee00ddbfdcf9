/**
 * What of the self-test waits: an emulated GPU compiles for seconds what few runs need, so that is
 * tested when a run first asks for it, and no other run waits.
 */
import { wordsOf } from '../../lib/words';
import type { Backend } from '../backend';
import { GpuFault } from '../gpu-fault';
import type { SelfTest } from '.';

/** A backend over some table of kernels. */
export interface Testable<D> extends Omit<Backend, 'run'> {
  run(dispatches: readonly D[]): Promise<void>;
}

export interface Later<D, B extends Testable<D>> {
  /** Slot of the descriptors that say what a dispatch needs. */
  readonly slot: string;
  /** The stage a dispatch needs to have passed; 0 has been. */
  readonly stageOf: (dispatch: D, descriptors: Uint32Array) => number;
  /** Tests the backend, which it leaves without slots. */
  readonly test: (backend: B, stage: number) => Promise<SelfTest>;
}

/**
 * Tests the backend further right before the first dispatch that needs it; what its slots hold is put
 * aside meanwhile. Its `run` rejects with a `GpuFault` that names the kernel where one is wrong.
 */
export function testLater<D, B extends Testable<D>>(backend: B, later: Later<D, B>): B {
  const inner = { ...backend };
  let sizes: Readonly<Record<string, number>> = {};
  let descriptors = new Uint32Array(0);
  let passed = 0;

  const test = async (stage: number): Promise<void> => {
    const slots = Object.entries(sizes).map(([slot, words]) => ({ slot, offset: 0, words }));
    const kept = await inner.read(slots);
    const { fault } = await later.test(inner, stage);
    if (fault !== null) throw new GpuFault(`its self-test found a wrong result: ${fault}`);
    passed = stage;
    await inner.allocate(sizes);
    slots.forEach(({ slot, words }, i) => {
      if (words > 0) inner.write(slot, 0, kept[i]);
    });
  };

  return Object.assign(backend, {
    async allocate(wanted: Readonly<Record<string, number>>) {
      await inner.allocate(wanted);
      sizes = wanted;
      descriptors = new Uint32Array(wanted[later.slot] ?? 0);
    },
    write(slot: string, offset: number, data: Uint32Array | Float32Array) {
      inner.write(slot, offset, data);
      if (slot !== later.slot) return;
      descriptors.set(wordsOf(data), offset);
    },
    async run(dispatches: readonly D[]) {
      const stage = dispatches.reduce(
        (most, dispatch) => Math.max(most, later.stageOf(dispatch, descriptors)),
        0,
      );
      if (stage > passed) await test(stage);
      await inner.run(dispatches);
    },
  });
}
