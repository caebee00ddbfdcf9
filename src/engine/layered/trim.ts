/**
 * What networks with more non-zeros than the dense one are worth at its budget: they are pruned by
 * size on a copy, evaluated on the test part, and put back as they were.
 */
import { exceedsBudget } from '../../methods';
import type { LayeredNetwork } from '../../model/layered-network';
import type { LayeredBackend } from './backend';
import { type LayeredPlan, layerField } from './plan';
import { rowPlace } from './readback';
import { evaluateAll } from './tally';

/** Sizes of all weights; those below the one at `budget` go, ties the last in order. */
function dropped({ layers }: LayeredNetwork, budget: number): readonly Uint8Array[] {
  const all = layers.flatMap(({ weight }, l) => Array.from(weight, (w, e) => [Math.abs(w), l, e]));
  const order = all.map((_, i) => i).sort((a, b) => all[b][0] - all[a][0] || a - b);
  const gone = layers.map(({ weight }) => new Uint8Array(weight.length));
  for (const i of order.slice(budget)) gone[all[i][1]][all[i][2]] = 1;
  return gone;
}

/** Test accuracy by replica, 0 … 1; undefined where a network keeps the budget as it is. */
export async function trimmedAccuracy(
  plan: LayeredPlan,
  backend: LayeredBackend,
  networks: readonly LayeredNetwork[],
): Promise<(number | undefined)[]> {
  const large = plan.replicas.map(
    ({ method }, r) => exceedsBudget(method) && plan.spec.alpha > 1 && isOver(plan, r, networks[r]),
  );
  if (!large.includes(true)) return large.map(() => undefined);
  const [params, topology] = await backend.read([
    { slot: 'params', offset: 0, words: plan.sizes.params },
    { slot: 'topology', offset: 0, words: plan.sizes.topology },
  ]);
  const trimmed = params.slice();
  large.forEach((is, r) => {
    if (!is) return;
    const gone = dropped(networks[r], plan.replicas[r].shape.base);
    gone.forEach((edges, l) => {
      const { starts, rows } = networks[r].layers[l];
      const at = layerField(plan, r, l, 'weights');
      for (let row = 0; row < rows; row++) {
        const from = at + rowPlace(plan, r, l, row, topology);
        for (let e = starts[row]; e < starts[row + 1]; e++) {
          if (edges[e]) trimmed[from + e - starts[row]] = 0;
        }
      }
    });
  });
  backend.write('params', 0, trimmed);
  const scores = await evaluateAll(plan, backend, 0);
  backend.write('params', 0, params);
  return large.map((is, r) => (is ? scores[r].accuracy : undefined));
}

const isOver = (plan: LayeredPlan, r: number, { layers }: LayeredNetwork): boolean =>
  layers.reduce((sum, { weight }) => sum + weight.length, 0) > plan.replicas[r].shape.base;
