/**
 * Opens a backend: WebGPU where it is wanted and to be had, else the CPU's with the reason. The
 * CPU's is WebAssembly; where that has no SIMD, and where it is asked for as the reference, the
 * plain TypeScript engine. What is not tried is not downloaded.
 */
import type { Spec } from '../spec/spec';
import type { Backend, Dispatch } from './backend';
import type { KernelName } from './kernels';
import type { BackendStatus } from './protocol';
import type { SelfTest } from './self-test';
import type { Later, Testable } from './self-test/later';

/** What can be opened: `auto` is decided by `choose.ts` before. */
export type Wanted = Exclude<Spec['backend'], 'auto'>;

/**
 * Opens what is wanted. `lost`: an earlier device of this run was lost. Throws only where `webgpu`
 * was asked for by name outside a browser page (`strict`). `only`: kernels that will be used, where
 * it is not for training.
 */
export async function openBackend(
  wanted: Wanted,
  lost = false,
  strict = false,
  only?: readonly KernelName[],
): Promise<Backend> {
  if (wanted === 'reference') return openReference({ reason: 'asked' });
  if (wanted === 'cpu') return openCpu({ reason: 'asked' });
  const { createWebGpuBackend } = await import('./webgpu/backend');
  const opened = await createWebGpuBackend(undefined, only);
  if (!('reason' in opened)) return only ? opened : tested(opened, strict);
  if (strict && !lost) throw notToBeHad(opened);
  return openCpu(opened);
}

/** What is thrown where WebGPU was asked for by name. */
export const notToBeHad = ({ reason, detail }: Why): Error =>
  new Error(`WebGPU is not available (${reason}): ${detail}`);

/** As `notToBeHad`, of one that computes what is wrong. */
export const notSound = (fault: string): Error =>
  new Error(`the GPU failed its self-test: ${fault}`);

function tested(backend: Backend, strict: boolean): Promise<Backend> {
  const makeTwin = () => openReference({ reason: 'asked' });
  return admitted<Dispatch, Backend>(backend, {
    test: async (complete) => (await import('./self-test')).selfTest(backend, makeTwin, complete),
    later: async () => {
      const [{ selfTest }, { needsVariant }] = await Promise.all([
        import('./self-test'),
        import('./webgpu/variants'),
      ]);
      return {
        slot: 'replicas',
        stageOf: (dispatch, descriptors) => (needsVariant(dispatch, descriptors) ? 1 : 0),
        test: (on) => selfTest(on, makeTwin),
      };
    },
    instead(why, fault) {
      if (strict) throw notSound(fault);
      return openCpu(why);
    },
  });
}

/** How a backend came to be chosen. */
export type Why = Omit<BackendStatus, 'kind' | 'adapter'>;

/**
 * Why a backend is not used that has not passed its self-test: what it computes is wrong, or it went
 * meanwhile, which is told a little later.
 */
export async function whyUnfit({ lost }: Pick<Backend, 'lost'>, fault: string): Promise<Why> {
  return (await lost.within(50)) ? { reason: 'lost', detail: fault } : { reason: 'broken', fault };
}

/** How a backend is tested before it trains anything. */
export interface Admission<D, B extends Testable<D>> {
  /** Tests it; not `complete`: without what few runs need. Leaves it without slots. */
  readonly test: (complete: boolean) => Promise<SelfTest>;
  /** How the rest is tested once a run needs it. */
  readonly later: () => Promise<Later<D, B>>;
  /** What is given in the place of one that has not passed. */
  readonly instead: (why: Why, fault: string) => Promise<B>;
}

/**
 * The backend once it has passed its self-test, or what is given instead. An emulated GPU takes
 * seconds to compile what few runs need: that is tested when one needs it.
 */
export async function admitted<D, B extends Testable<D>>(
  backend: B,
  { test, later, instead }: Admission<D, B>,
): Promise<B> {
  const { status } = backend;
  const complete = !status.adapter.endsWith('(software)');
  const { fault, kernels, milliseconds } = await test(complete);
  if (fault !== null) {
    const why = await whyUnfit(backend, fault);
    backend.destroy();
    return instead(why, fault);
  }
  // The page shows it beside what else is known of the device.
  Object.assign(backend, { status: { ...status, selfTest: { kernels, milliseconds } } });
  if (complete) return backend;
  const { testLater } = await import('./self-test/later');
  return testLater<D, B>(backend, await later());
}

/** Devices lost in one run, or one sweep, after which the CPU takes over for the rest of it. */
const PATIENCE = 3;

/** Why the CPU takes over after so many losses and that fault of a GPU; null where it need not. */
export function whyCpu(losses: number, fault: string | undefined): Why | null {
  if (fault !== undefined) return { reason: 'broken', detail: fault };
  return losses >= PATIENCE ? { reason: 'lost' } : null;
}

/** The CPU's backend; `why` says how it came to be chosen. */
export async function openCpu(why: Why): Promise<Backend> {
  const [{ createWasmBackend }, { wasmSupported }] = await Promise.all([
    import('./wasm/backend'),
    import('./wasm/module'),
  ]);
  // The relaxed build where the browser has it: its bits are those of the baseline.
  if (wasmSupported()) return createWasmBackend({ relaxed: true, status: why });
  return openReference({ ...why, noSimd: true });
}

async function openReference(why: Why): Promise<Backend> {
  const { createCpuBackend } = await import('./cpu/backend');
  return createCpuBackend(why);
}
