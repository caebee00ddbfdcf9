/**
 * Variants of the layered kernels: one file compiled for layers that are stored dense or sparse, and
 * with or without the smooth activations. An emulated GPU goes through every branch that is compiled
 * in, whether or not anybody takes it; a real one keeps fewer registers.
 */
import type { LayeredDispatch, LayeredKernelName } from '../layered/kernels';
import { ACTIVATIONS, LAYER, LAYER_WORDS, type LayerField } from '../layered/layout';

/** Kernels with a variant for dense layers and one for sparse. */
const BY_STORAGE = new Set<LayeredKernelName>([
  'layered/loss',
  'layered/evaluate',
  'layered/spmm-t',
  'layered/sddmm',
]);
/** Those that work on the last layer only. */
const LAST_LAYER = new Set<LayeredKernelName>(['layered/loss', 'layered/evaluate']);

/** Overrides of a variant: bit 0 says sparse, bit 1 smooth. */
export function constantsOf(kernel: LayeredKernelName, variant: number): Record<string, number> {
  const DENSE = 1 - (variant & 1);
  if (kernel === 'layered/spmm') return { DENSE, SMOOTH: variant >> 1 };
  return BY_STORAGE.has(kernel) ? { DENSE } : {};
}

/** Variants that a dispatch needs for the layers it works on, by slot `layers` as it was written. */
export function layeredVariantsOf(
  descriptors: Uint32Array,
  { kernel, params }: LayeredDispatch,
): number[] {
  const needed = new Set<number>();
  const { first, replicas, depth } = params as { first: number; replicas: number; depth: number };
  const every = Array.from({ length: depth }, (_, l) => l);
  const layers = LAST_LAYER.has(kernel) ? [depth - 1] : 'layer' in params ? [params.layer] : every;
  for (let r = first; r < first + replicas; r++) {
    for (const layer of layers) {
      const field = (name: LayerField) =>
        descriptors[(r * depth + layer) * LAYER_WORDS + LAYER[name]];
      const smooth = kernel === 'layered/spmm' && field('activation') !== ACTIVATIONS.relu;
      needed.add((1 - field('dense')) | (smooth ? 2 : 0));
    }
  }
  return [...needed].sort();
}

/** The highest variant that a dispatch needs; 0 where its kernel has but one. */
export function highestVariant(dispatch: LayeredDispatch, descriptors: Uint32Array): number {
  const { kernel } = dispatch;
  if (kernel !== 'layered/spmm' && !BY_STORAGE.has(kernel)) return 0;
  const needed = layeredVariantsOf(descriptors, dispatch);
  // Bit 1 means nothing where a kernel has no smooth variant.
  return Math.max(0, ...needed);
}
