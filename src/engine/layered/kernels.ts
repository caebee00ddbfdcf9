/**
 * The kernel table of the layered engine; see `../kernels.ts` for what a row is. Six kernels train
 * (with one hidden layer five dispatches a step), six split and measure. Replicas lie in the grid's
 * z axis. `first` and `replicas` are rows of slot `layers` divided by `depth`; `stride` and `examples`
 * as `layout.ts` defines them.
 */
import type { KernelSpec } from '../kernels';
import { EXAMPLE_TILE } from './layout';

const THREADS = 64;
const across = (n: number): number => Math.max(1, Math.ceil(n / THREADS));
/** Examples that one workgroup of loss and evaluation owns. */
export const LOSS_TILE = 16;
/** Side of the square of entries that one workgroup of the Gram kernel owns. */
const GRAM_TILE = 8;
const tiles = (n: number, tile: number): number => Math.max(1, Math.ceil(n / tile));

export const LAYERED_KERNELS = {
  /** A minibatch of each source: unpacked, scaled, turned feature-major; labels as floats. */
  'layered/gather': {
    // part 0 test, 1 train; count examples from place `begin` of the part's order
    params: ['first', 'sources', 'part', 'begin', 'count', 'examples', 'stride', 'words'],
    bindings: [
      ['sources', 'read'],
      ['features', 'read'],
      ['labels', 'read'],
      ['order', 'read'],
      ['scaling', 'read'],
      ['activations', 'read_write'],
    ],
    // One thread a (word of features, four examples); words: the longest row's.
    grid: (p) => [across(p.words * (p.examples / 4)), p.sources, 1],
  },
  /** a = act(W·x + b) and, into gradients, act′; not the last layer. One thread a (row, 8 examples). */
  'layered/spmm': {
    params: ['first', 'replicas', 'depth', 'layer', 'rows', 'examples', 'stride'],
    bindings: [
      ['layers', 'read'],
      ['topology', 'read'],
      ['params', 'read'],
      ['activations', 'read_write'],
      ['gradients', 'read_write'],
    ],
    grid: (p) => [across(p.rows * (p.examples / EXAMPLE_TILE)), 1, p.replicas],
  },
  /** Logits, mean cross-entropy or BCE, its gradient dL; one workgroup 16 examples. */
  'layered/loss': {
    // scale: bits of the f32 that is one over the number of examples
    params: ['first', 'replicas', 'depth', 'step', 'scale', 'examples', 'stride'],
    bindings: [
      ['layers', 'read'],
      ['topology', 'read'],
      ['params', 'read'],
      ['activations', 'read_write'],
      ['gradients', 'read_write'],
      ['tally', 'read_write'],
      ['summary', 'read_write'],
    ],
    grid: (p) => [tiles(p.examples, LOSS_TILE), 1, p.replicas],
  },
  /** gradients below ← act′ ⊙ Wᵀ·gradients, W that of `layer` ≥ 1; one thread a (column, 8 examples). */
  'layered/spmm-t': {
    params: ['first', 'replicas', 'depth', 'layer', 'columns', 'examples', 'stride'],
    bindings: [
      ['layers', 'read'],
      ['topology', 'read'],
      ['params', 'read'],
      ['gradients', 'read_write'],
    ],
    grid: (p) => [across(p.columns * (p.examples / EXAMPLE_TILE)), 1, p.replicas],
  },
  /**
   * gW = g·xᵀ at the edges, gb = Σ g, and the update, all layers at once; one thread four edges of a
   * row, or four biases, and then more of them: threads without any cost an emulated GPU nearly as
   * much. items: the largest layer's fours and rows.
   */
  'layered/sddmm': {
    params: ['first', 'replicas', 'depth', 'step', 'items', 'examples', 'stride'],
    bindings: [
      ['layers', 'read'],
      ['topology', 'read'],
      ['activations', 'read'],
      ['gradients', 'read'],
      ['rates', 'read'],
      ['summary', 'read'],
      ['params', 'read_write'],
      ['state', 'read_write'],
    ],
    grid: (p) => [across(p.items / 4), p.depth, p.replicas],
  },
  /** Logits, loss and answer of each example, no gradient; one workgroup 16 examples. */
  'layered/evaluate': {
    params: ['first', 'replicas', 'depth', 'begin', 'examples', 'stride'],
    bindings: [
      ['layers', 'read'],
      ['topology', 'read'],
      ['params', 'read'],
      ['activations', 'read_write'],
      ['tally', 'read_write'],
      ['predictions', 'read_write'],
    ],
    grid: (p) => [tiles(p.examples, LOSS_TILE), 1, p.replicas],
  },
  /** Weights of the staged split out of the dense parents; one thread a row after the split. */
  'layered/copy': {
    params: ['first', 'replicas', 'depth', 'rows'],
    bindings: [
      ['layers', 'read'],
      ['staged_topology', 'read'],
      ['params', 'read'],
      ['staged_params', 'read_write'],
    ],
    grid: (p) => [across(p.rows), p.depth, p.replicas],
  },
  /** The |w| below which the joint prune drops, ties, and each row's survivors; one workgroup a replica. */
  'layered/select': {
    params: ['first', 'replicas', 'depth'],
    bindings: [
      ['layers', 'read'],
      ['staged_topology', 'read'],
      ['staged_params', 'read'],
      ['selection', 'read_write'],
    ],
    grid: (p) => [1, 1, p.replicas],
  },
  /** Survivors into the living network, moments zero; one thread a row. */
  'layered/compact': {
    params: ['first', 'replicas', 'depth', 'rows'],
    bindings: [
      ['layers', 'read'],
      ['staged_topology', 'read'],
      ['staged_params', 'read'],
      ['fresh', 'read'],
      ['selection', 'read'],
      ['topology', 'read_write'],
      ['params', 'read_write'],
      ['state', 'read_write'],
    ],
    grid: (p) => [across(p.rows), p.depth, p.replicas],
  },
  /** Edges of sparse layers ≥ 1 by column; one workgroup a layer. */
  'layered/turn': {
    params: ['first', 'replicas', 'depth'],
    bindings: [
      ['layers', 'read'],
      ['topology', 'read_write'],
    ],
    grid: (p) => [1, p.depth, p.replicas],
  },
  /** G = WᵀW of a layer, columns × columns; one thread an entry. */
  'layered/gram': {
    params: ['first', 'replicas', 'depth', 'layer', 'columns', 'gram_stride'],
    bindings: [
      ['layers', 'read'],
      ['topology', 'read'],
      ['params', 'read'],
      ['gram', 'read_write'],
    ],
    grid: (p) => [tiles(p.columns, GRAM_TILE), tiles(p.columns, GRAM_TILE), p.replicas],
  },
  /** Non-zero weights and edges of each layer, counted in the buffers; one workgroup a layer. */
  'layered/nonzeros': {
    // staged 1: by row_capacity, sparse, whatever the living network is
    params: ['first', 'replicas', 'depth', 'column', 'staged'],
    bindings: [
      ['layers', 'read'],
      ['topology', 'read'],
      ['params', 'read'],
      ['counts', 'read_write'],
    ],
    grid: (p) => [1, p.depth, p.replicas],
  },
} as const satisfies Record<string, KernelSpec>;

export type LayeredKernelName = keyof typeof LAYERED_KERNELS;
export type LayeredParamsOf<K extends LayeredKernelName> = Record<
  (typeof LAYERED_KERNELS)[K]['params'][number],
  number
>;

export type LayeredDispatch = {
  readonly [K in LayeredKernelName]: {
    readonly kernel: K;
    readonly params: LayeredParamsOf<K>;
    /** Slots in the kernel's binding order. */
    readonly slots: readonly string[];
  };
}[LayeredKernelName];
