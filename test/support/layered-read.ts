/** Networks and minibatches out of the layered engine in the reference's form. */
import type { LayeredBackend } from '../../src/engine/layered/backend';
import type { LayerField } from '../../src/engine/layered/layout';
import { epochRows, layerField } from '../../src/engine/layered/plan';
import type { LayeredWorld } from './layered-cases';
import type { ReferenceLayer, ReferenceNet } from './layered-reference';

/** Every slot's words. */
export async function readSlots(
  world: Pick<LayeredWorld, 'plan'>,
  backend: LayeredBackend,
): Promise<Record<string, Uint32Array>> {
  const names = Object.keys(world.plan.sizes);
  const read = await backend.read(
    names.map((slot) => ({ slot, offset: 0, words: world.plan.sizes[slot] })),
  );
  return Object.fromEntries(names.map((name, i) => [name, read[i]]));
}

/** The network of a replica as matrices; `staged` reads the split before its prune. */
export async function readNet(
  world: Pick<LayeredWorld, 'plan'>,
  backend: LayeredBackend,
  r: number,
  staged = false,
): Promise<ReferenceNet> {
  const slots = await readSlots(world, backend);
  const topology = slots[staged ? 'staged_topology' : 'topology'];
  const params = new Float32Array(slots[staged ? 'staged_params' : 'params'].buffer);
  const { plan } = world;
  const layers = Array.from({ length: plan.depth }, (_, l): ReferenceLayer => {
    const of = (name: LayerField) => layerField(plan, r, l, name);
    const rows = of(staged ? 'row_capacity' : 'rows');
    const columns = of(staged ? 'column_capacity' : 'columns');
    const w = new Float64Array(rows * columns);
    const mask = new Uint8Array(rows * columns);
    for (let i = 0; i < rows; i++) {
      const dense = !staged && of('dense') === 1;
      const length = dense ? columns : topology[of('lengths') + i];
      const begin = dense ? i * Math.ceil(columns / 4) * 4 : topology[of('starts') + i];
      for (let k = 0; k < length; k++) {
        const e = begin + k;
        const word = topology[of('indices') + Math.floor(e / 2)];
        const j = dense ? k : e % 2 === 0 ? word & 0xffff : word >>> 16;
        if (j >= columns || mask[i * columns + j]) throw new Error(`edge ${e}: column ${j}`);
        mask[i * columns + j] = 1;
        w[i * columns + j] = params[of('weights') + e];
      }
    }
    const b = Float64Array.from(params.subarray(of('biases'), of('biases') + rows));
    return { w, mask, b, rows, columns };
  });
  return { layers, activation: plan.spec.activation };
}

/** An example of the dataset as the seed sees it. */
function exampleOf({ dataset, data }: LayeredWorld, seedPlace: number, row: number): number[] {
  const { shift, scale } = data[seedPlace].scaling;
  return Array.from({ length: dataset.columns }, (_, j) => {
    return (dataset.features[row * dataset.columns + j] - shift[j]) * scale[j];
  });
}

export interface Minibatch {
  readonly xs: number[][];
  readonly ys: number[];
}

/** Minibatches of an epoch in order, for a replica's seed. */
export function minibatches(world: LayeredWorld, r: number, epoch: number): Minibatch[] {
  const { plan, dataset } = world;
  const s = plan.spec.seeds.indexOf(plan.replicas[r].seed);
  const rows = [...epochRows(plan, s, epoch)];
  const batches: Minibatch[] = [];
  for (let first = 0; first < rows.length; first += plan.spec.batch) {
    const part = rows.slice(first, first + plan.spec.batch);
    batches.push({
      xs: part.map((row) => exampleOf(world, s, row)),
      ys: part.map((row) => dataset.labels[row]),
    });
  }
  return batches;
}

/** The test part of a replica's seed. */
export function testExamples(world: LayeredWorld, r: number): Minibatch {
  const s = world.plan.spec.seeds.indexOf(world.plan.replicas[r].seed);
  const rows = [...world.data[s].parts.test];
  return {
    xs: rows.map((row) => exampleOf(world, s, row)),
    ys: rows.map((row) => world.dataset.labels[row]),
  };
}
