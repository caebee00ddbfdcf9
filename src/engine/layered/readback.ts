/** What is read of a layered run's networks and answers, as plain copies. */
import { floatsOf } from '../../lib/words';
import type { LayeredNetwork, NetworkLayer } from '../../model/layered-network';
import type { LayeredBackend } from './backend';
import { type LayerField, padded } from './layout';
import { type LayeredPlan, layerField } from './plan';

/** Networks of some replicas as they are now, in the order given. */
export async function readNetworks(
  plan: LayeredPlan,
  backend: LayeredBackend,
  replicas: readonly number[],
): Promise<LayeredNetwork[]> {
  if (replicas.length === 0) return [];
  const [topology, params] = await backend.read([
    { slot: 'topology', offset: 0, words: plan.sizes.topology },
    { slot: 'params', offset: 0, words: plan.sizes.params },
  ]);
  const floats = floatsOf(params);
  return replicas.map((r) => decodeLayers(plan, r, topology, floats));
}

/** Word of a row's first weight from the layer's first. */
export function rowPlace(
  plan: LayeredPlan,
  r: number,
  layer: number,
  row: number,
  topology: Uint32Array,
): number {
  const of = (name: LayerField): number => layerField(plan, r, layer, name);
  return of('dense') === 1 ? row * padded(of('columns')) : topology[of('starts') + row];
}

/** The network of a replica out of the words of both slots. */
export function decodeLayers(
  plan: LayeredPlan,
  r: number,
  topology: Uint32Array,
  params: Float32Array,
): LayeredNetwork {
  const { spec, replicas, depth } = plan;
  const { shape } = replicas[r];
  const layers = Array.from({ length: depth }, (_, l): NetworkLayer => {
    const of = (name: LayerField): number => layerField(plan, r, l, name);
    const rows = of('rows');
    const columns = of('columns');
    const dense = of('dense') === 1;
    const length = (row: number): number => (dense ? columns : topology[of('lengths') + row]);
    const starts = new Uint32Array(rows + 1);
    for (let row = 0; row < rows; row++) starts[row + 1] = starts[row] + length(row);
    const column = new Uint16Array(starts[rows]);
    const weight = new Float32Array(starts[rows]);
    for (let row = 0; row < rows; row++) {
      const from = rowPlace(plan, r, l, row, topology);
      for (let k = 0; k < length(row); k++) {
        const word = topology[of('indices') + ((from + k) >> 1)];
        column[starts[row] + k] = dense ? k : (word >>> (16 * ((from + k) & 1))) & 0xffff;
        weight[starts[row] + k] = params[of('weights') + from + k];
      }
    }
    const bias = params.slice(of('biases'), of('biases') + rows);
    const alpha = rows > shape.layers[l].rows ? shape.layers[l].rowAlpha : 1;
    return { rows, columns, alpha, starts, column, weight, bias };
  });
  return { inputs: layers[0].columns, activation: spec.activation, layers };
}

/**
 * Test examples of some replicas by class (row) and answer (column), C × C row-major each. Reads what
 * the last evaluation of the test part answered.
 */
export async function readConfusion(
  plan: LayeredPlan,
  backend: LayeredBackend,
  replicas: readonly number[],
  labelsOf: (source: number) => ArrayLike<number>,
): Promise<Uint32Array[]> {
  if (replicas.length === 0) return [];
  const answers = await backend.read(
    replicas.map((r) => ({
      slot: 'predictions',
      offset: layerField(plan, r, plan.depth - 1, 'predictions'),
      words: plan.test,
    })),
  );
  return replicas.map((r, i) => {
    const labels = labelsOf(plan.replicas[r].source);
    const counts = new Uint32Array(plan.classes ** 2);
    answers[i].forEach((answer, b) => {
      // A network that diverged has no answer.
      if (answer < plan.classes) counts[labels[b] * plan.classes + answer]++;
    });
    return counts;
  });
}
