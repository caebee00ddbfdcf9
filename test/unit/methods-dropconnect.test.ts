/** DropConnect: how often and how independently weights are kept, and the gradient that follows. */
import { describe, expect, test } from 'vitest';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { keepDigits, keptBits } from '../../src/engine/cpu/dropconnect';
import { trainSteps } from '../../src/engine/schedule';
import { streamKey } from '../../src/lib/random';
import { frameCount } from '../../src/model/timeline';
import { type Spec, scheduleOf } from '../../src/spec/spec';
import { difference, expectClose } from '../support/compare';
import { meanLoss, type Reference } from '../support/reference';
import {
  batchesOf,
  fieldOf,
  fill,
  planOf,
  readNetwork,
  smallSpec,
  toReference,
  unpackExamples,
} from '../support/small-run';
import { wholeRun } from '../support/whole-run';

const DROP = 1;

/** Whether example `b` of a step keeps the weight at `place`. */
function keeps(seed: number, step: number, alpha: number) {
  const key = streamKey(seed, 'drop', step);
  const digits = keepDigits(alpha);
  const known = new Map<string, Uint32Array>();
  return (place: number, b: number): boolean => {
    const at = `${place} ${b >> 6}`;
    const words = known.get(at) ?? new Uint32Array(2);
    if (!known.has(at)) {
      keptBits(key, place, b >> 6, digits, words);
      known.set(at, words);
    }
    return ((words[(b >> 5) & 1] >>> (b & 31)) & 1) === 1;
  };
}

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

describe.each([2, 3, 4, 8])('the masks at α = %i', (alpha) => {
  const [PLACES, EXAMPLES, STEPS] = [40, 128, 12];
  /** [step][place][example] */
  const drawn = range(STEPS).map((step) => {
    const kept = keeps(33, step, alpha);
    return range(PLACES).map((place) => range(EXAMPLES).map((b) => (kept(place, b) ? 1 : 0)));
  });
  const all = drawn.flat(2);
  const share = (bits: readonly number[]): number =>
    bits.reduce<number>((sum, x) => sum + x, 0) / bits.length;
  /** How many standard errors a share of kept weights is from a chance. */
  const errors = (bits: readonly number[], chance: number): number =>
    Math.abs(share(bits) - chance) / Math.sqrt((chance * (1 - chance)) / bits.length);

  test('keep one weight in α, within three standard errors', () => {
    expect(all.length).toBeGreaterThan(60_000);
    expect(errors(all, 1 / alpha)).toBeLessThan(3);
    // Of every place and of every example too; of 168, the worst may be four off.
    const places = range(PLACES).map((p) => drawn.flatMap((step) => step[p]));
    const examples = range(EXAMPLES).map((b) => drawn.flatMap((step) => step.map((row) => row[b])));
    for (const bits of [...places, ...examples]) expect(errors(bits, 1 / alpha)).toBeLessThan(4);
    // Controls: a neighbouring factor, and a chance that is off by a twentieth.
    expect(errors(all, 1 / (alpha + 1))).toBeGreaterThan(3);
    expect(errors(all, 1.05 / alpha)).toBeGreaterThan(3);
  });

  test('are independent between examples, weights and steps', () => {
    const bitAt = (step: number, place: number, b: number) =>
      drawn[step % STEPS][place % PLACES][b % EXAMPLES];
    /** Correlation of every bit with the one some steps, places and examples further, in its standard errors. */
    const correlation = (steps: number, places: number, examples: number): number => {
      const [mean, variance] = [1 / alpha, (1 / alpha) * (1 - 1 / alpha)];
      let sum = 0;
      let index = 0;
      for (let s = 0; s < STEPS; s++) {
        for (let p = 0; p < PLACES; p++) {
          for (let b = 0; b < EXAMPLES; b++) {
            sum += (all[index++] - mean) * (bitAt(s + steps, p + places, b + examples) - mean);
          }
        }
      }
      return Math.abs(sum / variance / Math.sqrt(index));
    };
    for (const apart of [
      [0, 0, 1],
      [0, 0, 32],
      [0, 0, 64],
      [0, 1, 0],
      [0, 2, 0],
      [1, 0, 0],
      [2, 0, 0],
      [1, 1, 0],
      [0, 1, 32],
    ]) {
      const [steps, places, examples] = apart as [number, number, number];
      expect(correlation(steps, places, examples), `${apart}`).toBeLessThan(4);
    }
    // Control: a mask and itself.
    expect(correlation(0, 0, 0)).toBeGreaterThan(100);
  });
});

/** One training step of a small wide network: the network before it, its gradient, its minibatch. */
async function oneStep(alpha: number, patch: Partial<Spec> = {}) {
  const spec = smallSpec({
    alpha,
    hidden: 2,
    batch: 70,
    seed: 8,
    methods: ['dense', 'dropconnect'],
    ...patch,
  });
  const plan = planOf(spec);
  const backend = createCpuBackend();
  await fill(backend, plan);
  const network = await readNetwork(backend, plan, DROP);
  await backend.run(trainSteps(plan, 0, 0, 1));
  const words = fieldOf(plan, DROP, 'parameter_count');
  // The first moment of SGD after one step is the gradient.
  const [state] = await backend.read([
    { slot: 'state', offset: fieldOf(plan, DROP, 'state'), words },
  ]);
  const gradient = new Float32Array(state.buffer, state.byteOffset, words);
  const [batch] = batchesOf(spec, plan, 0, 1);
  return { spec, network, gradient, batch };
}

/** Mean BCE with the masks of a step: every kept weight of both layers counts α-fold. */
function maskedLoss(
  net: Reference,
  xs: readonly number[][],
  ys: readonly number[],
  alpha: number,
  kept: (place: number, b: number) => boolean,
): number {
  const losses = xs.map((x, b) => {
    const w1 = net.w1.map((w, at) => {
      const [c, j] = [Math.floor(at / net.d), at % net.d];
      return kept(c * (net.d + 1) + j, b) ? alpha * w : 0;
    });
    const w2 = net.w2.map((v, c) => (kept(c * (net.d + 1) + net.d, b) ? alpha * v : 0));
    return meanLoss({ ...net, w1, w2 }, [x], [ys[b]]);
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

describe('a step of DropConnect', () => {
  test.each([2, 3, 8])(
    'has the gradient of the masked loss by finite differences, α = %i',
    async (alpha) => {
      const { spec, network, gradient, batch } = await oneStep(alpha);
      const net = toReference(network);
      const numeric = (step: number): number[] => {
        const kept = keeps(spec.seed, step, alpha);
        const by = (a: Float64Array): number[] =>
          Array.from(a, (value, i) => {
            const loss = (at: number): number => {
              a[i] = at;
              const found = maskedLoss(net, batch.xs, batch.ys, alpha, kept);
              a[i] = value;
              return found;
            };
            return (loss(value + 1e-6) - loss(value - 1e-6)) / 2e-6;
          });
        return [...by(net.w1), ...by(net.b1), ...by(net.w2)];
      };
      const tolerance = { atol: 2e-6, rtol: 2e-5 };
      const actual = gradient.subarray(0, -1);
      expectClose('gradient', actual, numeric(0), tolerance);
      // Control: the masks of the next step give another one.
      expect(difference(actual, numeric(1), tolerance)).not.toBeNull();
    },
  );

  test('is plain training of the wide network at α = 1, bit for bit', async () => {
    const spec = smallSpec({ alpha: 1, lr: 0.05, methods: ['dense', 'dense-wide', 'dropconnect'] });
    const curves = async (given: Spec) => {
      const run = await wholeRun(given);
      return (['dense-wide', 'dropconnect'] as const).map((id) => {
        const r = given.methods.indexOf(id);
        const last = frameCount(scheduleOf(given)) - 1;
        return [
          run.network(id, last),
          ...run.frames.flatMap((f) => [f.testAccuracy[r], f.testLoss[r]]),
        ];
      });
    };
    const [plain, dropped] = await curves(spec);
    expect(dropped).toEqual(plain);
    // Control: at α = 2 it is not.
    const [wide, half] = await curves({ ...spec, alpha: 2 });
    expect(half).not.toEqual(wide);
  });

  test('leaves evaluation the full weights', async () => {
    const spec = smallSpec({ alpha: 3, lr: 0.05, methods: ['dense', 'dropconnect'] });
    const run = await wholeRun(spec);
    const { xs, ys } = unpackExamples(spec, spec.seed, 'test');
    const kept = keeps(spec.seed, 0, 3);
    run.frames.forEach(({ testLoss }, frame) => {
      const net = toReference(run.network('dropconnect', frame));
      const tolerance = { atol: 1e-6, rtol: 1e-5 };
      expectClose(`frame ${frame}`, [testLoss[DROP]], [meanLoss(net, xs, ys)], tolerance);
      // Controls: masked and scaled weights, and the share that is kept, would give other losses.
      const masked = maskedLoss(net, xs, ys, 3, kept);
      const third = meanLoss({ ...net, w1: net.w1.map((w) => w / 3) }, xs, ys);
      for (const wrong of [masked, third]) {
        expect(difference([testLoss[DROP]], [wrong], tolerance)).not.toBeNull();
      }
    });
  });
});
