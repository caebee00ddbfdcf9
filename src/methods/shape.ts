/** What sizes follow from a method: neurons, edges and non-zeros, before and after the split. */
import type { Method } from './method';

/** Sizes of a replica; one output. */
export interface Shape {
  /** Neurons it starts with; a parent each of what splits. */
  readonly parents: number;
  /** Children of a parent after the split. */
  readonly alpha: number;
  /** Edges it starts with. */
  readonly edges: number;
  /** Most edges it ever has: those staged at the split, before anything is pruned. */
  readonly edgeCapacity: number;
  /** parents · alpha. */
  readonly childCapacity: number;
  /** Non-zeros that remain after the split. */
  readonly budget: number;
  /** Non-zeros of the dense network, d·h + h: what `budget` is compared with. */
  readonly base: number;
}

/** Sizes for d inputs, h neurons and the expansion factor α. */
export function shapeOf(method: Method, inputs: number, hidden: number, alpha: number): Shape {
  const base = inputs * hidden + hidden;
  const budget = method.budget === 'alpha' ? alpha * base : base;
  const wide = alpha * hidden;
  if (method.start === 'dense') {
    const edges = inputs * hidden;
    const children = method.deal === 'none' ? 1 : alpha;
    return {
      parents: hidden,
      alpha: children,
      edges,
      edgeCapacity: method.deal === 'clones' ? alpha * edges : edges,
      childCapacity: hidden * children,
      budget,
      base,
    };
  }
  const edges = method.start === 'wide' ? inputs * wide : base - wide;
  return {
    parents: wide,
    alpha: 1,
    edges,
    edgeCapacity: edges,
    childCapacity: wide,
    budget,
    base,
  };
}
