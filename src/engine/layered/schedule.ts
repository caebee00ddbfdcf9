/**
 * The layered algorithm as lists of dispatches: a step, an evaluation, the split. Backends replay
 * them and know no network. With L hidden layers a step is 2·L + 3 dispatches.
 */
import type { LayeredDispatch } from './kernels';
import { COUNT_COLUMNS, paddedExamples } from './layout';

/** What dispatches must know of a plan; sizes are the largest of any replica, now. */
export interface Extents {
  readonly replicas: number;
  readonly sources: number;
  /** Weight layers of every replica, L + 1. */
  readonly depth: number;
  /** Words of a row of activations. */
  readonly stride: number;
  /** Words of features of the longest row, four features each; f32 rows count in fours too. */
  readonly words: number;
  /** Rows (neurons) and columns (inputs) of each layer. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Fours of edges plus rows of the largest layer. */
  readonly items: number;
}

const everyone = ({ replicas, depth }: Extents) => ({ first: 0, replicas, depth });
const last = ({ depth }: Extents): number => depth - 1;

const floatBits = (x: number): number => new Uint32Array(Float32Array.of(x).buffer)[0];

/** Minibatch into activations, then all hidden layers. */
function forward(e: Extents, part: 0 | 1, begin: number, count: number): LayeredDispatch[] {
  const { sources, stride, words } = e;
  const examples = paddedExamples(count);
  return [
    {
      kernel: 'layered/gather',
      params: { first: 0, sources, part, begin, count, examples, stride, words },
      slots: ['sources', 'features', 'labels', 'order', 'scaling', 'activations'],
    },
    ...Array.from(
      { length: last(e) },
      (_, layer): LayeredDispatch => ({
        kernel: 'layered/spmm',
        params: { ...everyone(e), layer, rows: e.rows[layer], examples, stride },
        slots: ['layers', 'topology', 'params', 'activations', 'gradients'],
      }),
    ),
  ];
}

/**
 * One optimiser step of every replica on `count` examples from place `begin` of this epoch's order;
 * `step` is the global step from 0.
 */
export function trainStep(
  e: Extents,
  step: number,
  begin: number,
  count: number,
): LayeredDispatch[] {
  const { stride } = e;
  const examples = paddedExamples(count);
  const backward = Array.from({ length: last(e) }, (_, i): LayeredDispatch => {
    const layer = last(e) - i;
    return {
      kernel: 'layered/spmm-t',
      params: { ...everyone(e), layer, columns: e.columns[layer], examples, stride },
      slots: ['layers', 'topology', 'params', 'gradients'],
    };
  });
  return [
    ...forward(e, 1, begin, count),
    {
      kernel: 'layered/loss',
      params: { ...everyone(e), step, scale: floatBits(1 / count), examples, stride },
      slots: ['layers', 'topology', 'params', 'activations', 'gradients', 'tally', 'summary'],
    },
    ...backward,
    {
      kernel: 'layered/sddmm',
      params: { ...everyone(e), step, items: e.items, examples, stride },
      slots: [
        'layers',
        'topology',
        'activations',
        'gradients',
        'rates',
        'summary',
        'params',
        'state',
      ],
    },
  ];
}

/**
 * Loss, correct answers and predictions on `count` examples of the test (part 0) or training (part
 * 1) set, as many at a time as a row of activations holds; adds to slot test_tally, which the host
 * zeroes. The training part is read in this epoch's order, and so are its predictions.
 */
export function evaluate(e: Extents, part: 0 | 1, count: number): LayeredDispatch[] {
  const { stride } = e;
  const dispatches: LayeredDispatch[] = [];
  for (let begin = 0; begin < count; begin += stride) {
    const size = Math.min(stride, count - begin);
    dispatches.push(...forward(e, part, begin, size), {
      kernel: 'layered/evaluate',
      params: { ...everyone(e), begin, examples: paddedExamples(size), stride },
      slots: ['layers', 'topology', 'params', 'activations', 'test_tally', 'predictions'],
    });
  }
  return dispatches;
}

/** Non-zeros and edges of every layer into a column of slot counts. */
export function countNonzeros(e: Extents, column: keyof typeof COUNT_COLUMNS): LayeredDispatch {
  const staged = column === 'staged';
  return {
    kernel: 'layered/nonzeros',
    params: { ...everyone(e), column: COUNT_COLUMNS[column], staged: staged ? 1 : 0 },
    slots: [
      'layers',
      staged ? 'staged_topology' : 'topology',
      staged ? 'staged_params' : 'params',
      'counts',
    ],
  };
}

/**
 * The split, after the host wrote staged_topology (who gets which input: starts, lengths, indices)
 * and while slot layers still describes the parents.
 */
export function stageSplit(e: Extents, rowsAfter: number): LayeredDispatch[] {
  return [
    countNonzeros(e, 'before'),
    {
      kernel: 'layered/copy',
      params: { ...everyone(e), rows: rowsAfter },
      slots: ['layers', 'staged_topology', 'params', 'staged_params'],
    },
    countNonzeros(e, 'staged'),
  ];
}

/**
 * The joint prune of what was staged, into the living network. After it the host writes the layers'
 * new descriptors, then runs `finishSplit`.
 */
export function prune(e: Extents, rowsAfter: number): LayeredDispatch[] {
  return [
    {
      kernel: 'layered/select',
      params: everyone(e),
      slots: ['layers', 'staged_topology', 'staged_params', 'selection'],
    },
    {
      kernel: 'layered/compact',
      params: { ...everyone(e), rows: rowsAfter },
      slots: [
        'layers',
        'staged_topology',
        'staged_params',
        'fresh',
        'selection',
        'topology',
        'params',
        'state',
      ],
    },
  ];
}

/** Edges by column, and the count of what is left; `e` describes the networks after the split. */
export const finishSplit = (e: Extents): LayeredDispatch[] => [
  { kernel: 'layered/turn', params: everyone(e), slots: ['layers', 'topology'] },
  countNonzeros(e, 'after'),
];

/** G = WᵀW of one layer of each replica; `columns` the largest, `gram_stride` words a replica. */
export const gram = (e: Extents, layer: number): LayeredDispatch => ({
  kernel: 'layered/gram',
  params: {
    ...everyone(e),
    layer,
    columns: e.columns[layer],
    gram_stride: e.columns[layer] ** 2,
  },
  slots: ['layers', 'topology', 'params', 'gram'],
});
