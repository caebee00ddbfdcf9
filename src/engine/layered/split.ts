/** The split of all replicas of a plan that split: deal on the host, copy and prune on the device. */
import { stream } from '../../lib/random';
import { floatsOf } from '../../lib/words';
import { featureGroups } from '../../methods/feature-groups';
import type { LayerCount, LayerLedger } from '../../model/record';
import type { LayeredBackend } from './backend';

import { extentsOf, rowsAfter } from './extents';
import { describeSplit, type LayeredPlan, type LayeredReplica, layerField, pairs } from './plan';
import { finishSplit, gram, prune, stageSplit } from './schedule';
import { type ColumnGroups, stageLists } from './staging';
import { type EdgeLists, freshLayers } from './start';

export interface SplitLedger {
  readonly layers: readonly LayerLedger[];
  /** Non-zeros of the dense network, and what the split had to leave. */
  readonly base: number;
  readonly budget: number;
}

export interface SplitOptions {
  /** Groups of the inputs that are known beforehand: clauses of the formula of that seed, by its place. */
  readonly groups?: readonly ColumnGroups[];
  /** Pseudo-feature groups a child gets where none are known. */
  readonly groupsPerChild?: number;
}

const GROUPS_PER_CHILD = 4;

/** Ledgers by replica, null where nothing splits. `step`: the global step that comes next. */
export async function splitNetworks(
  plan: LayeredPlan,
  backend: LayeredBackend,
  step: number,
  options: SplitOptions = {},
): Promise<(SplitLedger | null)[]> {
  if (!plan.replicas.some(({ shape }) => shape.splits)) return plan.replicas.map(() => null);
  for (const [r, replica] of plan.replicas.entries()) {
    if (!replica.shape.splits) continue;
    const groups = await groupsOf(plan, backend, r, options);
    const { method, shape, seed } = replica;
    const lists = stageLists(method, shape, seed, (layer) => groups[layer]);
    writeStage(backend, replica, lists);
    if (method.weights === 'fresh') writeFresh(backend, replica, lists);
    if (method.weights === 'initial') writeInitial(plan, backend, replica);
  }
  const e = extentsOf(plan);
  const rows = rowsAfter(plan);
  await backend.run([...stageSplit(e, rows), ...prune(e, rows)]);
  describeSplit(plan, step);
  backend.write('layers', 0, plan.layers);
  await backend.run(finishSplit(extentsOf(plan)));
  return readLedgers(plan, backend);
}

/** What a method that deals by groups keeps whole, by layer; empty for the others. */
async function groupsOf(
  plan: LayeredPlan,
  backend: LayeredBackend,
  r: number,
  { groups, groupsPerChild = GROUPS_PER_CHILD }: SplitOptions,
): Promise<ColumnGroups[]> {
  const { method, shape, seed, source } = plan.replicas[r];
  if (method.deal !== 'clause') return [];
  const found: ColumnGroups[] = [];
  for (const [layer, { columns, rowAlpha }] of shape.layers.entries()) {
    const known = layer === 0 && method.groups === 'clauses' ? groups?.[source] : undefined;
    if (known) found.push(known);
    else if (rowAlpha === 1) found.push({ count: 0, groupOf: [] });
    else {
      // One replica at a time: a matrix of 784² floats is 2.5 MB, and the slot is as large.
      const dispatch = gram({ ...extentsOf(plan), replicas: 1 }, layer);
      const params = { ...dispatch.params, first: r, columns, gram_stride: columns ** 2 };
      await backend.run([{ ...dispatch, params } as typeof dispatch]);
      const [words] = await backend.read([{ slot: 'gram', offset: 0, words: columns ** 2 }]);
      const random = stream(seed, 'cluster', layer);
      const g = floatsOf(words);
      found.push(featureGroups(g, columns, groupsPerChild * rowAlpha, random));
    }
  }
  return found;
}

function writeStage(
  backend: LayeredBackend,
  { regions }: LayeredReplica,
  lists: readonly EdgeLists[],
): void {
  lists.forEach(({ starts, lengths, columns }, l) => {
    const region = regions.layers[l];
    backend.write('staged_topology', region.starts, starts);
    backend.write('staged_topology', region.lengths, lengths);
    backend.write('staged_topology', region.indices, pairs(columns));
  });
}

function writeFresh(
  backend: LayeredBackend,
  { regions, shape, seed }: LayeredReplica,
  lists: readonly EdgeLists[],
): void {
  freshLayers(shape.layers, lists, seed).forEach(({ weights, biases }, l) => {
    backend.write('fresh', regions.layers[l].weights, weights);
    backend.write('fresh', regions.layers[l].biases, biases);
  });
}

/** The first weights, where the staged lists have them: row by row, as a dense layer lies. */
function writeInitial(
  plan: LayeredPlan,
  backend: LayeredBackend,
  { regions, shape, method }: LayeredReplica,
): void {
  if (shape.layers.some(({ rowAlpha, columnAlpha }) => rowAlpha * columnAlpha > 1)) {
    throw new Error(`${method.id}: children have no first weights of their own`);
  }
  const first = regions.params;
  for (const { slot, offset, data } of plan.initial) {
    const mine = offset >= first && offset < first + regions.paramWords;
    if (slot === 'params' && mine) backend.write('fresh', offset, data);
  }
}

async function readLedgers(
  plan: LayeredPlan,
  backend: LayeredBackend,
): Promise<(SplitLedger | null)[]> {
  const [counts] = await backend.read([{ slot: 'counts', offset: 0, words: plan.sizes.counts }]);
  return plan.replicas.map(({ shape }, r) => {
    if (!shape.splits) return null;
    const layers = shape.layers.map((_, l): LayerLedger => {
      const at = layerField(plan, r, l, 'counts');
      const of = (column: number): LayerCount => ({
        nonzeros: counts[at + 2 * column],
        edges: counts[at + 2 * column + 1],
      });
      return { before: of(0), staged: of(1), after: of(2) };
    });
    return { layers, base: shape.base, budget: shape.budget };
  });
}
