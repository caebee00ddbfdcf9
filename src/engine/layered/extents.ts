/** The largest sizes in a plan: what grids of dispatches are made of. */
import { type LayerField, padded, SOURCE_WORDS } from './layout';
import { type LayeredPlan, layerField } from './plan';
import type { Extents } from './schedule';

/** The largest sizes of any replica as its descriptors are now. */
export function extentsOf(plan: LayeredPlan): Extents {
  const { depth, replicas, stride } = plan;
  const largest = (each: (r: number, layer: number) => number, layer: number): number =>
    replicas.reduce((most, _, r) => Math.max(most, each(r, layer)), 0);
  const perLayer = (name: LayerField): number[] =>
    Array.from({ length: depth }, (_, l) => largest((r) => layerField(plan, r, l, name), l));
  const items = (r: number, l: number): number => {
    const dense = layerField(plan, r, l, 'dense') === 1;
    const rows = layerField(plan, r, l, 'rows');
    const words = dense
      ? rows * padded(layerField(plan, r, l, 'columns'))
      : layerField(plan, r, l, 'edge_capacity');
    return words / 4 + rows;
  };
  return {
    replicas: replicas.length,
    sources: plan.sources.length / SOURCE_WORDS,
    depth,
    stride,
    words: plan.featureWords,
    rows: perLayer('rows'),
    columns: perLayer('columns'),
    items: Math.max(...Array.from({ length: depth }, (_, l) => largest(items, l))),
  };
}

/** Most rows of any layer after the split. */
export const rowsAfter = (plan: LayeredPlan): number =>
  Math.max(...plan.replicas.flatMap(({ shape }) => shape.layers.map((l) => l.rowCapacity)));
