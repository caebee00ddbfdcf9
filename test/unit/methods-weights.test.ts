/** What the survivors of a split go on with: inherited, rewound or fresh weights; and clones. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MethodId, methodOf, shapeOf } from '../../src/methods';
import { sparseNetwork } from '../../src/model/init';
import type { Network } from '../../src/model/network';
import { lastFrame, splitFrame } from '../../src/model/timeline';
import { scheduleOf } from '../../src/spec/spec';
import { difference, EXACT, expectClose } from '../support/compare';
import { bitsOf } from '../support/equivalence';
import { anyMethodSpec, type WholeRun, wholeRun } from '../support/whole-run';

const over = (methods: readonly MethodId[], property: (run: WholeRun) => void): Promise<void> =>
  fc.assert(
    fc.asyncProperty(anyMethodSpec, async (spec) =>
      property(await wholeRun({ ...spec, methods: ['dense', ...methods] })),
    ),
    { numRuns: 30, seed: 5 },
  );

const atSplit = (run: WholeRun, id: MethodId): Network =>
  run.network(id, splitFrame(scheduleOf(run.spec)));

/** Every (neuron, input) that has an edge, as one number. */
const placesOf = ({ inputs, childStart, edgeInput, children }: Network): number[] =>
  Array.from({ length: children }, (_, c) =>
    [...edgeInput.subarray(childStart[c], childStart[c + 1])].map((j) => c * inputs + j),
  ).flat();

const masksOf = (network: Network) => [placesOf(network), [...network.outputAlive]];

/** All numbers of a network where `mask` has its weights, as words of 32 bits. */
function wordsWithin(network: Network, mask: Network): Uint32Array {
  const weights = new Map(placesOf(network).map((place, e) => [place, network.weight[e]]));
  return bitsOf(
    Float32Array.from([
      ...placesOf(mask).map((place) => weights.get(place) ?? Number.NaN),
      ...network.bias,
      ...network.output.map((v, c) => (mask.outputAlive[c] ? v : 0)),
      network.outputBias,
    ]),
  );
}

describe('the lottery ticket', () => {
  test('goes on with its initial weights, bit for bit, where pruning by magnitude leaves any', async () => {
    let trained = 0;
    await over(['lottery-ticket', 'pruned-wide'], (run) => {
      const ticket = atSplit(run, 'lottery-ticket');
      const pruned = atSplit(run, 'pruned-wide');
      const first = run.network('lottery-ticket', 0);
      expect(masksOf(ticket)).toEqual(masksOf(pruned));
      const words = wordsWithin(ticket, ticket);
      expectClose('rewound', words, wordsWithin(first, ticket), EXACT);
      // Control: what magnitude pruning goes on with is not that, once something was trained.
      if (difference(wordsWithin(pruned, ticket), words, EXACT) !== null) trained++;
      else expect(scheduleOf(run.spec).warmup).toBe(0);
    });
    expect(trained).toBeGreaterThan(10);
  });

  test('keeps the largest weights of the trained network, not of the initial one', async () => {
    let other = 0;
    await over(['lottery-ticket'], (run) => {
      const { warmup } = scheduleOf(run.spec);
      const ticket = atSplit(run, 'lottery-ticket');
      const largestOf = (network: Network): string => {
        const places = placesOf(network);
        const all = [...network.weight, ...network.output].map((w, i) => ({
          i,
          size: Math.abs(w),
        }));
        const kept = all.sort((a, b) => b.size - a.size || b.i - a.i).slice(0, base);
        const edges = kept.filter(({ i }) => i < places.length).map(({ i }) => places[i]);
        const outputs = kept
          .filter(({ i }) => i >= places.length)
          .map(({ i }) => i - places.length);
        return [edges, outputs].map((list) => list.sort((a, b) => a - b).join()).join('|');
      };
      const base = ticket.weight.length + ticket.outputAlive.filter(Boolean).length;
      const alive = [...ticket.outputAlive.keys()].filter((c) => ticket.outputAlive[c]);
      const actual = [placesOf(ticket), alive].map((list) => list.join()).join('|');
      expect(actual).toBe(largestOf(run.network('lottery-ticket', warmup)));
      if (actual !== largestOf(run.network('lottery-ticket', 0))) other++;
    });
    expect(other).toBeGreaterThan(5);
  });
});

describe('the split with fresh weights', () => {
  test('has the masks of the random split and weights of its own, within the bound of a fresh layer', async () => {
    let nearBound = 0;
    await over(['fpe-random', 'fpe-reinit'], (run) => {
      const { clauses, literals, hidden, alpha } = run.spec;
      const [random, fresh] = [atSplit(run, 'fpe-random'), atSplit(run, 'fpe-reinit')];
      const { warmup } = scheduleOf(run.spec);
      expect(run.network('fpe-reinit', warmup)).toEqual(run.network('fpe-random', warmup));
      expect(masksOf(fresh)).toEqual(masksOf(random));
      const same = [...fresh.weight].filter((w, e) => w === random.weight[e]).length;
      expect(same).toBe(0);
      const bound = Math.fround(1 / Math.sqrt((clauses * literals) / alpha));
      const outputBound = Math.fround(1 / Math.sqrt(hidden * alpha));
      const within = (values: Float32Array, most: number) =>
        values.every((w) => Math.abs(w) <= most);
      expect(within(fresh.weight, bound)).toBe(true);
      expect(within(fresh.bias, bound)).toBe(true);
      expect(within(fresh.output, outputBound)).toBe(true);
      if (fresh.weight.some((w) => Math.abs(w) > 0.9 * bound)) nearBound++;
    });
    // Control: the bound is reached, so a smaller one would have failed.
    expect(nearBound).toBeGreaterThan(15);
  });
});

describe('clones', () => {
  test('stay equal to each other while they train', async () => {
    let trained = 0;
    await over(['fpe-clones'], (run) => {
      const { alpha, hidden } = run.spec;
      const {
        inputs: d,
        weight,
        bias,
        output,
      } = run.network('fpe-clones', lastFrame(scheduleOf(run.spec)));
      const numbersOf = (c: number) => [...weight.slice(c * d, (c + 1) * d), bias[c], output[c]];
      for (let c = 0; c < hidden * alpha; c++) {
        expect(numbersOf(c)).toEqual(numbersOf(c - (c % alpha)));
      }
      // Controls: neurons of two parents differ, and clones did train.
      if (hidden > 1) expect(numbersOf(0)).not.toEqual(numbersOf(alpha));
      if (`${weight}` !== `${atSplit(run, 'fpe-clones').weight}`) trained++;
    });
    expect(trained).toBeGreaterThan(10);
  });
});

describe('a network that is sparse from the start', () => {
  const SEEDS = 4000;
  const [inputs, neurons, edges] = [5, 4, 7];

  test('has each place equally often over the seeds, within three standard errors', () => {
    const count = new Float64Array(inputs * neurons);
    const together = new Float64Array(inputs * neurons);
    for (let seed = 0; seed < SEEDS; seed++) {
      const network = sparseNetwork(inputs, neurons, edges, seed);
      const places = placesOf(network);
      expect(places).toHaveLength(edges);
      expect([...network.childStart].at(-1)).toBe(edges);
      expect(places.every((place, e) => e === 0 || places[e - 1] < place)).toBe(true);
      for (const place of places) count[place]++;
      if (places.includes(0)) for (const place of places) together[place]++;
    }
    const share = edges / (inputs * neurons);
    const within = (counts: Float64Array, chance: number, draws: number): boolean => {
      const error = Math.sqrt(draws * chance * (1 - chance));
      return counts.every((n) => Math.abs(n - draws * chance) <= 3 * error);
    };
    expect(within(count, share, SEEDS)).toBe(true);
    // Given one place, the others are equally likely too.
    const others = (edges - 1) / (inputs * neurons - 1);
    expect(within(together.subarray(1), others, count[0])).toBe(true);
    // Controls: the same counts with one place more likely by a tenth, and another share.
    expect(within(count.with(3, count[3] * 1.1), share, SEEDS)).toBe(false);
    expect(within(count, others, SEEDS)).toBe(false);
  });

  test('has the budget of the dense network with all its output weights', () => {
    for (const [d, h, alpha] of [
      [32, 8, 2],
      [9, 5, 8],
      [3, 1, 3],
    ]) {
      const shape = shapeOf(methodOf('sparse-wide'), d, h, alpha);
      const network = sparseNetwork(d, shape.parents, shape.edges, 1);
      expect(network.weight.length + network.output.length).toBe(d * h + h);
      expect([...network.outputAlive]).toEqual(Array(alpha * h).fill(1));
      expect(network.weight.every((w) => w !== 0)).toBe(true);
    }
  });
});
