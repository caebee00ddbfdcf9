import { describe, expect, test } from 'vitest';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { type Emitted, runExperiment } from '../../src/engine/run';
import { measure, trainSteps } from '../../src/engine/schedule';
import { measureAll } from '../../src/engine/structure';
import { METRICS } from '../../src/metrics/register';
import type { Network } from '../../src/model/network';
import type { Moment } from '../../src/model/timeline';
import { taskOf } from '../../src/tasks';
import { difference, expectClose } from '../support/compare';
import { fieldOf, fill, planOf, readNetwork, smallSpec } from '../support/small-run';

const TOLERANCE = { atol: 2e-6, rtol: 1e-5 };

describe('what the kernels measure', () => {
  test.each([
    ['the split at α = 2', {}],
    ['α above the number of clauses: children without inputs', { alpha: 6, warmup: 1 }],
    ['negated literals', { polarity: 0.5 }],
    ['one neuron', { hidden: 1 }],
  ] as const)('equals the metrics computed from the snapshots: %s', async (_, patch) => {
    const spec = smallSpec(patch);
    const groups = taskOf(spec.task).groups(spec, spec.seed);
    const measures = new Map<Moment, (Emitted & { type: 'moment' })['measures']>();
    const networks: Network[][] = [];
    await runExperiment(spec, {
      open: async () => createCpuBackend(),
      gate: async () => true,
      emit: (e) => {
        if (e.type === 'frame') networks[e.frame] = e.networks.map((n) => n.network);
        if (e.type === 'moment') measures.set(e.moment, e.measures);
      },
    });
    const frames = { before: spec.warmup, split: spec.warmup + 1, after: networks.length - 1 };
    for (const [moment, all] of measures) {
      all.forEach((m, r) => {
        const network = networks[frames[moment]][r];
        const expected = METRICS.map(({ of }) => of(network, groups));
        const actual = METRICS.map(({ id }) => m[id]);
        expectClose(`${moment}, ${r}`, actual, expected, TOLERANCE);
        // Control: the other replicas' numbers would not pass once they differ.
        const wrong = expected.map((x) => x * 1.001 + 1e-4);
        expect(difference(actual, wrong, TOLERANCE)).not.toBeNull();
      });
    }
  });

  test('the null keeps the weights and the masks and only moves the weights', async () => {
    const plan = planOf(smallSpec());
    const backend = createCpuBackend();
    await fill(backend, plan);
    await backend.run([...trainSteps(plan, 0, 0, 5), ...measure(plan, 0, 1)]);
    const words = fieldOf(plan, 0, 'edge_capacity');
    const [shuffled] = await backend.read([{ slot: 'shuffled', offset: 0, words }]);
    const { weight } = await readNetwork(backend, plan, 0);
    const moved = [...new Float32Array(shuffled.buffer)];
    expect(moved).not.toEqual([...weight]);
    expect(moved.sort()).toEqual([...weight].sort());
  });

  test('the null of one network is reproducible and differs from the network itself', async () => {
    const plan = planOf(smallSpec());
    const backend = createCpuBackend();
    await fill(backend, plan);
    await backend.run(trainSteps(plan, 0, 0, 5));
    const [first] = await measureAll(plan, backend);
    const [again] = await measureAll(plan, backend);
    expect(again).toEqual(first);
    expect(first.interferenceNull).not.toBe(first.interference);
    expect(first.interferenceNull).toBeGreaterThan(0);
  });
});
