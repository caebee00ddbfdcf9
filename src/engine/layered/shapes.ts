/** What sizes follow from a method, a stack of layers and α: rows, columns, edges, budget. */
import { changesAtSplit, type Method } from '../../methods';
import { padded } from './layout';

/** d inputs, neurons of each hidden layer, C outputs. */
export interface Stack {
  readonly inputs: number;
  readonly hidden: readonly number[];
  readonly outputs: number;
  readonly alpha: number;
  /** Hidden layers that are split or widened, from 0; the others keep their neurons. */
  readonly splitLayers: readonly number[];
}

export interface LayerShape {
  /** At the start. */
  readonly rows: number;
  readonly columns: number;
  /** Children of a row, copies of a column at the split; 1 where nothing is split. */
  readonly rowAlpha: number;
  readonly columnAlpha: number;
  /** rows · rowAlpha, columns · columnAlpha. */
  readonly rowCapacity: number;
  readonly columnCapacity: number;
  /** Edges that the split stages, before anything is pruned; those at the start where it never splits. */
  readonly stagedEdges: number;
  /** Words that weights ever take, padding included. */
  readonly edgeCapacity: number;
}

export interface NetworkShape {
  readonly layers: readonly LayerShape[];
  /** Whether something happens at the split. */
  readonly splits: boolean;
  /** Non-zeros of the dense network of h neurons. */
  readonly base: number;
  /** Non-zeros that the split leaves. */
  readonly budget: number;
}

/** Neurons of every layer, inputs first, outputs last. */
const widthsOf = (
  { inputs, hidden, outputs }: Stack,
  wider: (layer: number) => number,
): number[] => [inputs, ...hidden.map((neurons, layer) => neurons * wider(layer)), outputs];

/** Weights of a dense stack of those widths. */
const weightsOf = (widths: readonly number[]): number =>
  widths.slice(1).reduce((sum, rows, l) => sum + rows * widths[l], 0);

/** Sizes of a method's network. A sparse start has its edges counted as the budget, spread by chance. */
export function networkShape(method: Method, stack: Stack): NetworkShape {
  const chosen = (layer: number): boolean => stack.splitLayers.includes(layer);
  const wide = (layer: number): number =>
    method.start !== 'dense' && chosen(layer) ? stack.alpha : 1;
  const splits = changesAtSplit(method);
  const widths = widthsOf(stack, wide);
  const children = (layer: number): number =>
    splits && method.start === 'dense' && chosen(layer) ? stack.alpha : 1;
  const layers = widths.slice(1).map((rows, l): LayerShape => {
    const columns = widths[l];
    const rowAlpha = l < stack.hidden.length ? children(l) : 1;
    const columnAlpha = l > 0 ? children(l - 1) : 1;
    const rowCapacity = rows * rowAlpha;
    const columnCapacity = columns * columnAlpha;
    const stagedEdges = (method.deal === 'clones' ? rowCapacity : rows) * columnCapacity;
    const dense = rows * padded(columns);
    // Each row of a list is padded by three words at the most.
    const listed = splits || method.start === 'sparse' ? padded(stagedEdges + 3 * rowCapacity) : 0;
    return {
      rows,
      columns,
      rowAlpha,
      columnAlpha,
      rowCapacity,
      columnCapacity,
      stagedEdges,
      edgeCapacity: Math.max(dense, listed),
    };
  });
  const base = weightsOf(widthsOf(stack, () => 1));
  const budget = method.budget === 'alpha' ? stack.alpha * base : base;
  return { layers, splits, base, budget };
}
