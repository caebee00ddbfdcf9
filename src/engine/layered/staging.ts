/** Who reads what after the split, before anything is pruned: the lists of every layer. */
import { dealtTo, type Method } from '../../methods';
import type { LayerShape, NetworkShape } from './shapes';
import { type EdgeLists, packLists } from './start';

/** Groups of a layer's columns that stay together: clauses, or pseudo-features. */
export interface ColumnGroups {
  readonly count: number;
  /** Group of each column before the split; −1 where it is in none. */
  readonly groupOf: ArrayLike<number>;
}

/** Parents of a layer in stream `mask`; layer 0 is drawn as the population engine draws. */
const MASK_LAYER = 65_536;

/**
 * Lists of each layer after the split. Rows of a layer that is not split, and of the last, read all
 * columns, copies included; a split row deals the copies of its columns to its children, and copies
 * of a column have its group. `groupsOf` is asked only where the method deals by groups.
 */
export function stageLists(
  method: Method,
  { layers }: NetworkShape,
  seed: number,
  groupsOf: (layer: number) => ColumnGroups,
): EdgeLists[] {
  return layers.map((shape, layer) => {
    const { rows, columnCapacity } = shape;
    const every = Uint16Array.from({ length: columnCapacity }, (_, j) => j);
    const lists: ArrayLike<number>[] = [];
    const deal = dealOf(method, shape, seed, layer, groupsOf);
    for (let parent = 0; parent < rows; parent++) {
      const dealt = deal?.(parent);
      for (let child = 0; child < shape.rowAlpha; child++) {
        lists.push(dealt ? every.filter((j) => ((dealt[j] >>> child) & 1) === 1) : every);
      }
    }
    return packLists(lists, columnCapacity);
  });
}

/** Children of every column of a parent, a bit a child; null where each reads all of them. */
function dealOf(
  { deal }: Method,
  { rowAlpha, columnAlpha, columnCapacity }: LayerShape,
  seed: number,
  layer: number,
  groupsOf: (layer: number) => ColumnGroups,
): ((parent: number) => Uint32Array) | null {
  if (rowAlpha === 1 || deal === 'clones') return null;
  const groups = deal === 'clause' ? groupsOf(layer) : { count: 0, groupOf: [] };
  const groupOf = Array.from(
    { length: columnCapacity },
    (_, j) => groups.groupOf[Math.floor(j / columnAlpha)] ?? -1,
  );
  const dealing = {
    deal,
    inputs: columnCapacity,
    alpha: rowAlpha,
    seed,
    groups: groups.count,
    groupOf,
  };
  return (parent) => dealtTo(dealing, layer * MASK_LAYER + parent);
}
