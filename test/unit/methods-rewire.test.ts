/** Dynamic sparse training: what SET and RigL move, when, where to and with what. */
import { describe, expect, test } from 'vitest';
import type { Backend } from '../../src/engine/backend';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import type { Plan } from '../../src/engine/plan';
import { movedEdges, rewireAt, stepsUntilRewire } from '../../src/engine/rewiring';
import { rewire, trainSteps } from '../../src/engine/schedule';
import type { Spec } from '../../src/spec/spec';
import { denseGradient } from '../support/reference';
import {
  batchesOf,
  fieldOf,
  fill,
  planOf,
  readNetwork,
  smallSpec,
  toReference,
} from '../support/small-run';

const SET = 1;
const RIGL = 2;
const spec = (patch: Partial<Spec> = {}): Spec =>
  smallSpec({ hidden: 5, alpha: 3, lr: 0.02, methods: ['dense', 'set', 'rigl'], ...patch });

/** An edge with all that training keeps of it. */
interface Edge {
  readonly weight: number;
  readonly moments: readonly [number, number];
}

/** Edges of a replica by their place, neuron · d + input. */
async function edgesOf(backend: Backend, plan: Plan, r: number): Promise<Map<number, Edge>> {
  const network = await readNetwork(backend, plan, r);
  const parameters = fieldOf(plan, r, 'parameter_count');
  const range = { slot: 'state', offset: fieldOf(plan, r, 'state'), words: 2 * parameters };
  const [words] = await backend.read([range]);
  const state = new Float32Array(words.buffer, words.byteOffset, words.length);
  const found = new Map<number, Edge>();
  for (let c = 0; c < network.children; c++) {
    for (let e = network.childStart[c]; e < network.childStart[c + 1]; e++) {
      found.set(c * network.inputs + network.edgeInput[e], {
        weight: network.weight[e],
        moments: [state[e], state[parameters + e]],
      });
    }
  }
  return found;
}

/** Trains `steps` steps, moves edges as before batch `batch`, and gives both replicas' edges. */
async function moved(given: Spec, { steps = 6, batch = 6, event = 1, share = 15_000 } = {}) {
  const plan = planOf(given);
  const backend = createCpuBackend();
  await fill(backend, plan);
  await backend.run(trainSteps(plan, 0, 0, steps));
  const both = async () => [
    new Map<number, Edge>(),
    await edgesOf(backend, plan, SET),
    await edgesOf(backend, plan, RIGL),
  ];
  const before = await both();
  const networks = await Promise.all([0, SET, RIGL].map((r) => readNetwork(backend, plan, r)));
  await backend.run(rewire(plan, batch, event, share));
  return { plan, backend, before, after: await both(), networks, batch };
}

const keptOf = (before: Map<number, Edge>, after: Map<number, Edge>): number[] =>
  [...after.keys()].filter((place) => before.get(place)?.weight === after.get(place)?.weight);
const grownOf = (before: Map<number, Edge>, after: Map<number, Edge>): number[] => {
  const kept = new Set(keptOf(before, after));
  return [...after.keys()].filter((place) => !kept.has(place));
};

describe.each(['sgd', 'adam'] as const)('an event, trained with %s', (opt) => {
  test('drops the smallest weights and grows as many that are zero, their moments too', async () => {
    const { before, after } = await moved(spec({ opt }));
    for (const r of [SET, RIGL]) {
      const [was, is] = [before[r], after[r]];
      const count = movedEdges(was.size, 15_000);
      expect(count).toBe(Math.floor((was.size * 15_000) / 65_536));
      expect(is.size).toBe(was.size);
      const [kept, grown] = [keptOf(was, is), grownOf(was, is)];
      expect(grown).toHaveLength(count);
      for (const place of grown) {
        expect(is.get(place)).toEqual({ weight: 0, moments: [0, 0] });
      }
      const sizes = [...was.values()].map(({ weight }) => Math.abs(weight)).sort((a, b) => a - b);
      const left = kept.map((place) => Math.abs(was.get(place)?.weight ?? 0)).sort((a, b) => a - b);
      expect(left).toEqual(sizes.slice(count));
      // Control: no edge was like that before, but for the moments of a neuron that never fires.
      const edges = [...was.values()];
      expect(edges.filter(({ weight }) => weight === 0)).toEqual([]);
      expect(edges.filter(({ moments }) => moments[0] !== 0).length).toBeGreaterThan(count);
    }
  });

  test('leaves every other edge its weight and its moments, and the neurons alone', async () => {
    const { plan, backend, before, after, networks } = await moved(spec({ opt }));
    for (const r of [SET, RIGL]) {
      for (const place of keptOf(before[r], after[r])) {
        expect(after[r].get(place)).toEqual(before[r].get(place));
      }
      const { bias, output, outputAlive, outputBias } = await readNetwork(backend, plan, r);
      expect({ bias, output, outputAlive, outputBias }).toEqual({
        bias: networks[r].bias,
        output: networks[r].output,
        outputAlive: networks[r].outputAlive,
        outputBias: networks[r].outputBias,
      });
    }
    expect(await readNetwork(backend, plan, 0)).toEqual(networks[0]);
    // Control: had the moments stayed where they stood, an edge further on would have another's.
    const kept = keptOf(before[SET], after[SET]);
    const shifted = kept.slice(1).map((_, i) => before[SET].get(kept[i]));
    expect(shifted).not.toEqual(kept.slice(1).map((place) => after[SET].get(place)));
  });

  test('of RigL grows where the dense gradient is largest, in f64', async () => {
    const given = spec({ opt });
    for (const batch of [0, 3, 6]) {
      const { plan, before, after, networks } = await moved(given, { batch });
      const { xs, ys } = batchesOf(given, plan, 0, 1)[batch];
      const g = denseGradient(toReference(networks[RIGL]), xs, ys);
      const [kept, grown] = [keptOf(before[RIGL], after[RIGL]), grownOf(before[RIGL], after[RIGL])];
      const free = [...g.keys()].filter((place) => !kept.includes(place));
      const size = (place: number) => Math.abs(g[place]);
      const least = Math.min(...grown.map(size));
      const passed = free.filter((place) => !grown.includes(place));
      // f32 sums of a minibatch: 1e-6 of the largest gradient.
      const slack = 1e-6 * Math.max(...free.map(size));
      expect(Math.max(...passed.map(size))).toBeLessThanOrEqual(least + slack);
      // Controls: random edges, and the gradient on other examples, choose differently.
      const random = grownOf(before[SET], after[SET]);
      expect(Math.min(...random.map(size))).toBeLessThan(least);
      const next = batchesOf(given, plan, 0, 1)[batch === 0 ? 1 : 0];
      const other = denseGradient(toReference(networks[RIGL]), next.xs, next.ys).map(Math.abs);
      expect(Math.max(...passed.map((p) => other[p]))).toBeGreaterThan(
        Math.min(...grown.map((p) => other[p])) + slack,
      );
    }
  });
});

describe('where edges grow', () => {
  test('differs from event to event for SET, and not for RigL on the same examples', async () => {
    const grown = async (r: number, event: number): Promise<string> => {
      const { before, after } = await moved(spec(), { event });
      return grownOf(before[r], after[r]).join();
    };
    expect(await grown(SET, 2)).not.toBe(await grown(SET, 1));
    expect(await grown(SET, 2)).toBe(await grown(SET, 2));
    expect(await grown(RIGL, 2)).toBe(await grown(RIGL, 1));
  });

  test('is equally likely at every free place for SET, over many events', async () => {
    const EVENTS = 600;
    const plan = planOf(spec());
    const backend = createCpuBackend();
    await fill(backend, plan);
    const state = await backend.read(
      ['topology', 'params', 'state'].map((slot) => ({ slot, offset: 0, words: plan.sizes[slot] })),
    );
    const start = [
      new Map<number, Edge>(),
      await edgesOf(backend, plan, SET),
      await edgesOf(backend, plan, RIGL),
    ];
    const counts = [0, 1, 2].map(() => new Map<number, number>());
    for (let event = 1; event <= EVENTS; event++) {
      ['topology', 'params', 'state'].forEach((slot, i) => {
        backend.write(slot, 0, state[i]);
      });
      await backend.run(rewire(plan, 0, event, 15_000));
      for (const r of [SET, RIGL]) {
        for (const place of grownOf(start[r], await edgesOf(backend, plan, r))) {
          counts[r].set(place, (counts[r].get(place) ?? 0) + 1);
        }
      }
    }
    const { inputs } = plan.largest;
    const drawn = movedEdges(start[SET].size, 15_000);
    const free = inputs * fieldOf(plan, SET, 'parents') - (start[SET].size - drawn);
    /** χ² of the counts, each binomial with chance drawn/free, and how far it may be from `free`. */
    const misfit = (r: number): number => {
      const expected = (EVENTS * drawn) / free;
      const seen = [...counts[r].values()];
      const all = [...seen, ...Array<number>(free - seen.length).fill(0)];
      const chi = all.reduce((sum, n) => sum + (n - expected) ** 2, 0);
      return chi / (expected * (1 - drawn / free));
    };
    expect(Math.abs(misfit(SET) - free)).toBeLessThan(4 * Math.sqrt(2 * free));
    // Control: RigL, which goes to the same places every time.
    expect(misfit(RIGL) - free).toBeGreaterThan(40 * Math.sqrt(2 * free));
  });
});

describe('when edges move', () => {
  const plan = planOf(spec({ train: 64, batch: 1, warmup: 10, finetune: 20 }));
  const steps = 64 * 30;

  test('is every hundred steps, 0.3·½(1 + cos(πt/T)) of them, and never after three quarters', () => {
    const events: number[] = [];
    for (let step = 0; step < steps; step++) {
      const event = rewireAt(plan, step);
      expect(event !== null).toBe(step > 0 && step % 100 === 0 && step < 0.75 * steps);
      if (!event) continue;
      events.push(step);
      const share = 0.15 * (1 + Math.cos((Math.PI * step) / (0.75 * steps)));
      expect(event.event).toBe(step / 100);
      expect(event.share / 65_536).toBeGreaterThan(share - 1 / 65_536);
      expect(event.share / 65_536).toBeLessThanOrEqual(share);
    }
    expect(events).toEqual(Array.from({ length: 14 }, (_, i) => 100 * (i + 1)));
    // Controls: the share falls from nearly 0.3, and to nearly nothing.
    expect((rewireAt(plan, 100)?.share ?? 0) / 65_536).toBeGreaterThan(0.29);
    expect((rewireAt(plan, 1400)?.share ?? 0) / 65_536).toBeLessThan(0.01);
  });

  test('is never where no method asks for it, and no dispatch steps over it', () => {
    const still = planOf(spec({ methods: ['dense', 'sparse-wide'], train: 64, batch: 1 }));
    for (let step = 0; step < 250; step++) {
      expect(rewireAt(still, step)).toBeNull();
      expect(stepsUntilRewire(still, step)).toBe(Number.POSITIVE_INFINITY);
      const next = step + stepsUntilRewire(plan, step);
      expect([next % 100, next > step, next <= step + 100]).toEqual([0, true, true]);
    }
  });
});
