/** The compiled engine of `wasm/`: each build is compiled once and shared by all backends of a thread. */
import baseline from '../../../wasm/engine.ts?asc';
import type { KernelName } from '../kernels';

/** The module's function for each kernel; a missing one does not compile. */
export const EXPORTS = {
  'population/train': 'train',
  'population/evaluate': 'evaluate',
  'population/agreement': 'agreement',
  'split/deal': 'deal',
  'split/copy': 'copy',
  'split/prune': 'prune',
  'rewire/gradient': 'gradient',
  'rewire/regrow': 'regrow',
  'measure/nonzeros': 'nonzeros',
  'measure/shuffle': 'shuffle',
  'measure/expand': 'expand',
  'measure/gram': 'gram',
  'measure/capacity': 'capacity',
  'measure/cosine': 'cosine',
  'measure/channels': 'channels',
  'measure/clause-capacity': 'clauseCapacity',
  'measure/rank': 'rank',
  'measure/wholes': 'wholes',
  'measure/interference': 'interference',
  'measure/load': 'mixing',
  'measure/quantise': 'quantise',
  'measure/codes': 'codes',
} as const satisfies Record<KernelName, string>;

/** What a module of `wasm/` exports beside a function a kernel. */
export interface Exports {
  readonly memory: WebAssembly.Memory;
  /** Tells where slots end and working memory may begin. */
  readonly begin: (bytes: number) => void;
  readonly [kernel: string]: unknown;
}

export interface Build {
  readonly module: WebAssembly.Module;
  readonly relaxed: boolean;
}

/** The bytes of a module in base64. */
export const decode = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

const accepts = (bytes: Uint8Array<ArrayBuffer>): boolean =>
  typeof WebAssembly === 'object' && WebAssembly.validate(bytes);

/** Whether WebAssembly with SIMD is to be had here. */
export const wasmSupported = (): boolean => accepts(decode(baseline));

let plain: Promise<Build> | undefined;
let quick: Promise<Build> | undefined;

/** The compiled module; the relaxed build where it is asked for and accepted. Throws without SIMD. */
export function compiled(relaxed: boolean): Promise<Build> {
  if (relaxed) {
    quick ??= compileRelaxed();
    return quick;
  }
  plain ??= compile(decode(baseline), false);
  return plain;
}

async function compileRelaxed(): Promise<Build> {
  const { default: base64 } = await import('../../../wasm/engine.ts?asc&relaxed');
  const bytes = decode(base64);
  return accepts(bytes) ? compile(bytes, true) : compiled(false);
}

/** Compiles them; throws without SIMD. */
export async function compile(bytes: Uint8Array<ArrayBuffer>, relaxed: boolean): Promise<Build> {
  if (!accepts(bytes)) throw new Error('WebAssembly SIMD is not available here');
  return { module: await WebAssembly.compile(bytes), relaxed };
}
