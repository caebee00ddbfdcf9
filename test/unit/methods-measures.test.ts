/** What is measured of every method against the metrics in f64, and against its nulls drawn again. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { NULL_DRAWS } from '../../src/engine/extents';
import { shuffle, stream } from '../../src/lib/random';
import { mean } from '../../src/lib/statistics';
import { capacities, clauseCapacities, maskCounts, participation, rank } from '../../src/metrics';
import { METRICS, metricOf } from '../../src/metrics/register';
import {
  dealtOf,
  MASK_MEASURES,
  NULLED_MEASURES,
  type NulledMeasure,
  nullOf,
} from '../../src/model/measures';
import type { Network } from '../../src/model/network';
import { momentFrame } from '../../src/model/timeline';
import { scheduleOf } from '../../src/spec/spec';
import { taskOf } from '../../src/tasks';
import { difference, expectClose } from '../support/compare';
import { stagedMasks } from '../support/staged';
import {
  anyMethodSpec,
  momentsOf,
  WHOLE_METHODS,
  type WholeRun,
  wholeRun,
} from '../support/whole-run';

/** f32 sums over at most 40 neurons and 20 inputs. */
const TOLERANCE = { atol: 5e-6, rtol: 5e-5 };

const over = (numRuns: number, property: (run: WholeRun) => void | Promise<void>): Promise<void> =>
  fc.assert(
    fc.asyncProperty(anyMethodSpec, async (spec) => property(await wholeRun(spec))),
    { numRuns, seed: 21 },
  );

const groupsOf = ({ spec }: WholeRun) => taskOf(spec.task).groups(spec, spec.seed);

/** Every network at a moment with what was measured of it. */
const measured = (run: WholeRun) =>
  momentsOf(run).map(([method, moment, measures]) => {
    const network = run.network(method, momentFrame(scheduleOf(run.spec), moment));
    return { what: `${method} ${moment}`, method, moment, measures, network };
  });

/** The network with its input weights in the order of a draw of the null. */
function shuffled(network: Network, seed: number, draw: number): Network {
  const weight = network.weight.slice();
  shuffle(weight, stream(seed, 'null', draw));
  return { ...network, weight };
}

const close = (value: number, expected: number): boolean =>
  difference([value], [expected], TOLERANCE) === null;

describe('what the kernels measure of every method', () => {
  test('is what the metrics make of the networks in f64', async () => {
    const noticed = new Map<string, number>(METRICS.map(({ id }) => [id, 0]));
    await over(15, (run) => {
      const groups = groupsOf(run);
      for (const { what, method, measures, network } of measured(run)) {
        for (const { id, of } of METRICS) {
          const expected = of(network, groups);
          expectClose(`${id} of ${what}`, [measures[id]], [expected], TOLERANCE);
          // Control: the initial network of the same method has other numbers.
          const first = of(run.network(method, 0), groups);
          if (!close(measures[id], first)) noticed.set(id, (noticed.get(id) ?? 0) + 1);
        }
      }
    });
    for (const [id, count] of noticed) expect(count, id).toBeGreaterThan(20);
  });

  test('has nulls that are means over the same masks with shuffled weights', async () => {
    const own = new Map<NulledMeasure, number>(NULLED_MEASURES.map((id) => [id, 0]));
    await over(6, (run) => {
      const groups = groupsOf(run);
      for (const { what, measures, network } of measured(run)) {
        const draws = Array.from({ length: NULL_DRAWS }, (_, draw) =>
          shuffled(network, run.spec.seed, draw),
        );
        for (const id of NULLED_MEASURES) {
          const expected = mean(draws.map((draw) => metricOf(id).of(draw, groups)));
          expectClose(`${nullOf(id)} of ${what}`, [measures[nullOf(id)]], [expected], TOLERANCE);
          if (!close(measures[id], measures[nullOf(id)])) own.set(id, (own.get(id) ?? 0) + 1);
        }
        // Masks are left as they are: nothing counted on them has a null.
        for (const draw of draws) {
          expect(maskCounts(draw, groups)).toEqual(maskCounts(network, groups));
        }
      }
    });
    // Control: each measure differs from its null in many networks (a rank only where one falls).
    for (const [id, count] of own) expect(count, id).toBeGreaterThan(id === 'rank' ? 5 : 100);
  });

  test('counts the masks as they were dealt, too', async () => {
    let pruned = 0;
    await over(5, async (run) => {
      const groups = groupsOf(run);
      for (const { id, deal } of WHOLE_METHODS) {
        const masks = deal === 'none' ? null : await stagedMasks(run.spec, id, createCpuBackend());
        const dealt = masks && maskCounts(networkOf(masks, groups.groupOf.length), groups);
        for (const { what, method, moment, measures, network } of measured(run)) {
          if (method !== id) continue;
          const expected = dealt && moment !== 'before' ? dealt : maskCounts(network, groups);
          for (const mask of MASK_MEASURES) {
            expect(measures[dealtOf(mask)], `${mask} of ${what}`).toBeCloseTo(expected[mask], 12);
            if (measures[dealtOf(mask)] !== measures[mask]) pruned++;
          }
        }
      }
    });
    // Control: pruning tears clauses, so the counts after it are others.
    expect(pruned).toBeGreaterThan(20);
  });
});

/** A network with an edge for each input of a mask. */
function networkOf(masks: Awaited<ReturnType<typeof stagedMasks>>, inputs: number): Network {
  const children = masks.flat();
  const childStart = new Uint32Array(children.length + 1);
  children.forEach((child, c) => {
    childStart[c + 1] = childStart[c] + child.length;
  });
  const edges = children.flat();
  return {
    inputs,
    parents: masks.length,
    alpha: masks[0].length,
    children: children.length,
    childStart,
    edgeInput: Uint16Array.from(edges),
    weight: new Float32Array(edges.length).fill(1),
    bias: new Float32Array(children.length),
    output: new Float32Array(children.length).fill(1),
    outputAlive: new Uint8Array(children.length).fill(1),
    outputBias: 0,
  };
}

describe('capacities', () => {
  test('add up to the rank of W1 at most, of inputs and of clauses, measured and in f64', async () => {
    let full = 0;
    await over(25, (run) => {
      const groups = groupsOf(run);
      const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);
      for (const { what, measures, network } of measured(run)) {
        const most = rank(network);
        expect(sum(capacities(network)), what).toBeLessThanOrEqual(most + 1e-9);
        expect(sum(clauseCapacities(network, groups)), what).toBeLessThanOrEqual(most + 1e-9);
        expect(participation(network), what).toBeLessThanOrEqual(most + 1e-9);
        expect(measures.rank, what).toBe(most);
        expect(measures.capacity * network.inputs, what).toBeLessThanOrEqual(most + 1e-4);
        expect(measures.clauseCapacity * groups.count, what).toBeLessThanOrEqual(most + 1e-4);
        expect(measures.participation, what).toBeLessThanOrEqual(most + 1e-4);
        // Control: a bound one lower would have failed where the inputs fill all directions.
        if (sum(capacities(network)) > most - 1) full++;
      }
    });
    expect(full).toBeGreaterThan(100);
  });
});
