/** What every method of the register promises about its weights, over random specifications. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { methodOf, shapeOf } from '../../src/methods';
import { MEASURES } from '../../src/model/measures';
import { countNonzeros, type Network } from '../../src/model/network';
import { beforeFrame, lastFrame, MOMENTS, momentFrame, splitFrame } from '../../src/model/timeline';
import { type Spec, scheduleOf } from '../../src/spec/spec';
import { logit } from '../support/reference';
import { toReference, unpackExamples } from '../support/small-run';
import {
  anyMethodSpec,
  momentsOf,
  WHOLE_METHODS,
  type WholeRun,
  wholeRun,
} from '../support/whole-run';

const total = ([input, output]: readonly [number, number]): number => input + output;
const pair = (network: Network): [number, number] => {
  const { input, output } = countNonzeros(network);
  return [input, output];
};
const baseOf = ({ clauses, literals, hidden }: Spec): number => (clauses * literals + 1) * hidden;

/** Runs a property over whole runs of all methods. */
const overRuns = (
  numRuns: number,
  property: (run: WholeRun) => void | Promise<void>,
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(anyMethodSpec, async (spec) => property(await wholeRun(spec))),
    { numRuns, seed: 3 },
  );

/**
 * Examples a network gets right, as [surely, at most]: one whose logit is within rounding of 0
 * could come out either way in f32.
 */
function rightAnswers(
  network: Network,
  spec: Spec,
  kept: (sizes: readonly number[]) => readonly boolean[],
): [number, number] {
  const net = toReference(network);
  const edges = [...net.mask1.keys()].filter((at) => net.mask1[at]);
  const weights = [...edges.map((at) => net.w1[at]), ...net.w2];
  const stays = kept(weights.map(Math.abs));
  for (const [i, at] of edges.entries()) net.mask1[at] = stays[i] ? 1 : 0;
  for (let c = 0; c < net.n; c++) net.mask2[c] = stays[edges.length + c] ? 1 : 0;
  const { xs, ys } = unpackExamples(spec, spec.seed, 'test');
  const margins = xs.map((x, b) => logit(net, x) * (2 * ys[b] - 1));
  return [margins.filter((m) => m > 1e-5).length, margins.filter((m) => m > -1e-5).length];
}

/** Which of some magnitudes are among the `count` largest; of equals the later ones. */
function largest(sizes: readonly number[], count: number): boolean[] {
  const order = sizes.map((_, i) => i).sort((a, b) => sizes[a] - sizes[b] || a - b);
  const gone = new Set(order.slice(0, Math.max(0, sizes.length - count)));
  return sizes.map((_, i) => !gone.has(i));
}

describe('every method', () => {
  test('gives the same numbers alone and beside all others', async () => {
    await overRuns(4, async (run) => {
      for (const { id } of WHOLE_METHODS) {
        const alone = await wholeRun({ ...run.spec, methods: ['dense', id] });
        for (const moment of MOMENTS) {
          expect(alone.measures(id, moment), `${id} ${moment}`).toEqual(run.measures(id, moment));
        }
        const last = lastFrame(scheduleOf(run.spec));
        expect(alone.network(id, last)).toEqual(run.network(id, last));
        // Control: another method's numbers are others, if there is a split at all.
        if (id !== 'dense' && run.spec.alpha > 1) {
          expect(alone.measures(id, 'after')).not.toEqual(run.measures('dense', 'after'));
        }
      }
    });
  });

  test('has after the split exactly the weights it says: the budget, or α times as many', async () => {
    await overRuns(25, (run) => {
      const base = baseOf(run.spec);
      for (const [id, moment, { nonzeros, connections }] of momentsOf(run)) {
        const method = methodOf(id);
        const wide = method.start === 'wide' && (moment === 'before' || method.deal === 'none');
        const unsplit = method.start === 'dense' && moment === 'before';
        const factor = wide || (method.budget === 'alpha' && !unsplit) ? run.spec.alpha : 1;
        expect(connections, `${id} ${moment}`).toBe(factor * base);
        // A weight that has just grown is zero.
        if (method.rewire === 'none') expect(nonzeros, `${id} ${moment}`).toBe(connections);
        else expect(nonzeros).toBeLessThanOrEqual(connections);
        const network = run.network(id, momentFrame(scheduleOf(run.spec), moment));
        expect(total(pair(network)), id).toBe(nonzeros);
        const edges = network.weight.length + network.outputAlive.filter(Boolean).length;
        expect(edges, id).toBe(connections);
        // Control: one weight fewer is noticed.
        const weight = network.weight.with(0, network.weight[0] === 0 ? 1 : 0);
        expect(total(pair({ ...network, weight }))).not.toBe(nonzeros);
        if (method.budget === 'exact' && moment !== 'before') expect(connections).toBe(base);
      }
    });
  });

  test('has a ledger if it changes at the split, and it adds up', async () => {
    await overRuns(15, (run) => {
      const { spec } = run;
      const schedule = scheduleOf(spec);
      const inputs = spec.clauses * spec.literals;
      for (const { id, ...method } of WHOLE_METHODS) {
        const ledger = run.ledger(id);
        expect(ledger !== null, id).toBe(method.deal !== 'none');
        if (!ledger) continue;
        const shape = shapeOf(methodOf(id), inputs, spec.hidden, spec.alpha);
        expect(ledger.before).toEqual(pair(run.network(id, beforeFrame(schedule))));
        expect(ledger.after).toEqual(pair(run.network(id, splitFrame(schedule))));
        expect(ledger.copied).toEqual([shape.edgeCapacity, shape.childCapacity]);
        const gone = [0, 1].map((layer) => ledger.copied[layer] - ledger.after[layer]);
        expect(ledger.pruned).toEqual(gone);
        expect(ledger.budget).toBe(baseOf(spec));
        expect(total(ledger.after)).toBe(
          ledger.budget * (method.budget === 'alpha' ? spec.alpha : 1),
        );
        expect(ledger.biases).toEqual([shape.parents + 1, shape.childCapacity + 1]);
      }
    });
  });

  test('keeps its weights and counts over the split where it does not split', async () => {
    await overRuns(10, (run) => {
      const { warmup } = scheduleOf(run.spec);
      for (const { id, deal } of WHOLE_METHODS) {
        const [before, at] = [run.network(id, warmup), run.network(id, warmup + 1)];
        if (deal === 'none') expect(at, id).toEqual(before);
        // Control: all others change, unless there is nothing to share out.
        else if (run.spec.alpha > 1) expect(at, id).not.toEqual(before);
      }
    });
  });

  test('is trimmed to the accuracy of an independently pruned network', async () => {
    let differing = 0;
    let wrong = 0;
    await overRuns(25, (run) => {
      const { spec } = run;
      const base = baseOf(spec);
      for (const [id, moment, measures] of momentsOf(run)) {
        if (measures.connections === base) {
          expect(measures.trimmedAccuracy, `${id} ${moment}`).toBe(measures.accuracy);
          continue;
        }
        const network = run.network(id, momentFrame(scheduleOf(spec), moment));
        const count = Math.round(measures.trimmedAccuracy * spec.test);
        const [least, most] = rightAnswers(network, spec, (sizes) => largest(sizes, base));
        expect(count, `${id} ${moment}`).toBeGreaterThanOrEqual(least);
        expect(count, `${id} ${moment}`).toBeLessThanOrEqual(most);
        if (measures.trimmedAccuracy !== measures.accuracy) differing++;
        // Control: what keeps the smallest weights instead is another network.
        const [low, high] = rightAnswers(network, spec, (sizes) =>
          largest(
            sizes.map((size) => -size),
            base,
          ),
        );
        if (count < low || count > high) wrong++;
      }
    });
    expect(differing).toBeGreaterThan(20);
    expect(wrong).toBeGreaterThan(20);
  });

  test('has every measure, finite, at all three moments', async () => {
    await overRuns(15, (run) => {
      for (const [id, moment, measures] of momentsOf(run)) {
        expect(Object.keys(measures).sort()).toEqual([...MEASURES].sort());
        for (const key of MEASURES) {
          expect(Number.isFinite(measures[key]), `${id} ${moment} ${key}`).toBe(true);
        }
      }
      const last = run.frames[lastFrame(scheduleOf(run.spec))];
      expect(last.networks.map(({ method }) => method)).toEqual(WHOLE_METHODS.map(({ id }) => id));
    });
  });
});
