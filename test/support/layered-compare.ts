/**
 * A layered backend that checks another against it: whatever is asked runs on the one that is trusted;
 * before every dispatch the other gets the very same words, and after it all slots are compared.
 */
import type { LayeredBackend } from '../../src/engine/layered/backend';
import type { LayeredDispatch, LayeredKernelName } from '../../src/engine/layered/kernels';
import { difference, EXACT, type Tolerance } from './compare';

/** Slots of floats that a kernel writes; all other words must be equal. */
const FLOATS = new Set([
  'params',
  'staged_params',
  'state',
  'activations',
  'gradients',
  'tally',
  'test_tally',
  'gram',
]);

/** Kernels that copy and count: not a bit may differ. */
const COPYING = new Set<LayeredKernelName>([
  'layered/copy',
  'layered/select',
  'layered/compact',
  'layered/turn',
  'layered/nonzeros',
]);

/** Sums of some hundred f32 products of size 1 in another order of roundings. */
const ROUNDED: Tolerance = { atol: 4e-6, rtol: 4e-5 };
/** Adam divides by the size of the gradient: where that is mere rounding, so is a step's sign. */
const STEPPED: Tolerance = { atol: 2.5e-2, rtol: 1e-3 };

export interface Comparison {
  readonly backend: LayeredBackend;
  /** What differed, as "kernel slot: …". */
  readonly faults: string[];
  /** Dispatches compared, by kernel. */
  readonly compared: Map<LayeredKernelName, number>;
}

/** `change` may spoil what the other engine is given, to see that it is noticed. */
export function comparing(
  trusted: LayeredBackend,
  other: LayeredBackend,
  change: (dispatch: LayeredDispatch) => LayeredDispatch = (dispatch) => dispatch,
): Comparison {
  const faults: string[] = [];
  const compared = new Map<LayeredKernelName, number>();
  let sizes: Readonly<Record<string, number>> = {};
  const all = () => Object.entries(sizes).map(([slot, words]) => ({ slot, offset: 0, words }));

  const check = async (dispatch: LayeredDispatch): Promise<void> => {
    const names = [...new Set(dispatch.slots)];
    const ranges = all().filter(({ slot }) => names.includes(slot));
    const before = await trusted.read(ranges);
    ranges.forEach(({ slot }, i) => {
      other.write(slot, 0, before[i]);
    });
    await trusted.run([dispatch]);
    await other.run([change(dispatch)]);
    const [expected, actual] = await Promise.all([trusted.read(ranges), other.read(ranges)]);
    ranges.forEach(({ slot }, i) => {
      const floats = FLOATS.has(slot) && !COPYING.has(dispatch.kernel);
      const view = (words: Uint32Array) =>
        floats ? new Float32Array(words.buffer, words.byteOffset, words.length) : words;
      const tolerance = !floats ? EXACT : slot === 'params' ? STEPPED : ROUNDED;
      const found = difference(view(actual[i]), view(expected[i]), tolerance);
      if (found !== null) faults.push(`${dispatch.kernel} ${slot}: ${found}`);
    });
    compared.set(dispatch.kernel, (compared.get(dispatch.kernel) ?? 0) + 1);
  };

  const backend: LayeredBackend = {
    ...trusted,
    get bytes() {
      return trusted.bytes;
    },
    async allocate(wanted) {
      sizes = wanted;
      await Promise.all([trusted.allocate(wanted), other.allocate(wanted)]);
    },
    async run(dispatches) {
      for (const dispatch of dispatches) await check(dispatch);
    },
  };
  return { backend, faults, compared };
}

/** Spoils a dispatch as an engine would that computes the first replica, or example, only. */
export const firstOnly = (dispatch: LayeredDispatch): LayeredDispatch => {
  const { params } = dispatch;
  const less = 'replicas' in params ? { replicas: 1 } : { count: 1 };
  return { ...dispatch, params: { ...params, ...less } } as LayeredDispatch;
};
