import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { Joiner, shareSeeds } from '../../src/engine/parts';
import type { RunEvent } from '../../src/engine/protocol';
import { runExperiment } from '../../src/engine/run';
import type { Spec } from '../../src/spec/spec';
import { smallSpec } from '../support/small-run';

/** All events of a run, of some of its seeds where they are named. */
async function eventsOf(
  spec: Spec,
  part?: { readonly first: number; readonly count: number },
): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  await runExperiment(spec, {
    open: async () => createCpuBackend(),
    gate: async () => true,
    emit: (event) => events.push({ ...event, run: 1 } as RunEvent),
    ...(part ? { part } : {}),
  });
  return events;
}

/** Without what depends on the clock. */
const told = (events: readonly RunEvent[]) =>
  events.flatMap((event): unknown[] => {
    if (event.type === 'progress') return [];
    return event.type === 'finished' ? [{ ...event, seconds: 0 }] : [event];
  });

describe('sharing seeds out', () => {
  test('gives every seed to one part, evenly, in order', () => {
    const numbers = fc.integer({ min: 1, max: 70 });
    fc.assert(
      fc.property(numbers, numbers, (seeds, parts) => {
        const shares = shareSeeds(seeds, parts);
        const all = shares.flatMap(({ first, count }) =>
          Array.from({ length: count }, (_, i) => first + i),
        );
        expect(all).toEqual(Array.from({ length: seeds }, (_, i) => i));
        const counts = shares.map(({ count }) => count);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        expect(Math.min(...counts)).toBeGreaterThan(0);
        expect(shares.length).toBe(Math.min(seeds, parts));
      }),
    );
  });
});

describe('the joined events of parts', () => {
  const spec = smallSpec({ seeds: 5 });

  test.each([1, 2, 3, 5])(
    'of %i are those of the whole run, in any interleaving',
    async (count) => {
      const whole = told(await eventsOf(spec));
      const shares = shareSeeds(spec.seeds, count);
      const parts = await Promise.all(shares.map((share) => eventsOf(spec, share)));
      // Part after part, and turn by turn.
      const turns: [number, RunEvent][] = [];
      const longest = Math.max(...parts.map(({ length }) => length));
      for (let i = 0; i < longest; i++) {
        parts.forEach((events, p) => {
          if (events[i]) turns.push([p, events[i]]);
        });
      }
      const oneByOne = parts.flatMap((events, p) => events.map((e): [number, RunEvent] => [p, e]));
      const lastFirst = parts
        .map((events, p) => events.map((e): [number, RunEvent] => [p, e]))
        .reverse()
        .flat();
      for (const order of [turns, oneByOne, lastFirst]) {
        const joiner = new Joiner(count);
        const joined = order.flatMap(([p, event]) => joiner.receive(p, event));
        expect(told(joined)).toEqual(whole);
      }
    },
  );

  test('are the same where a part tells again from its checkpoint on', async () => {
    const whole = told(await eventsOf(spec));
    const shares = shareSeeds(spec.seeds, 2);
    const parts = await Promise.all(shares.map((share) => eventsOf(spec, share)));
    const common = parts[1].filter(({ type }) => type !== 'progress');
    // Its device is lost after six of them, and the checkpoint is after three.
    const again = [...common.slice(0, 6), ...common.slice(3)];
    const joiner = new Joiner(2);
    const joined = [
      ...parts[0].flatMap((event) => joiner.receive(0, event)),
      ...again.flatMap((event) => joiner.receive(1, event)),
    ];
    expect(told(joined)).toEqual(whole);
  });

  test('count progress over all parts, and tell of none before all have some', () => {
    const joiner = new Joiner(2);
    const progress = (done: number, total: number): RunEvent => ({
      type: 'progress',
      run: 1,
      done,
      total,
      seconds: done,
    });
    expect(joiner.receive(0, progress(3, 10))).toEqual([]);
    expect(joiner.receive(1, progress(4, 20))).toEqual([{ ...progress(7, 30), seconds: 4 }]);
  });

  test('hold a divergence back until it is known whose it is', () => {
    const joiner = new Joiner(2);
    const started = (seed: number): RunEvent => ({
      type: 'started',
      run: 1,
      backend: { kind: 'cpu', adapter: 'a test' },
      replicas: [
        { method: 'dense', seed },
        { method: 'fpe-random', seed },
      ],
      total: 5,
    });
    const diverged: RunEvent = { type: 'diverged', run: 1, replica: 1, epoch: 2, step: 9 };
    expect(joiner.receive(1, started(2))).toEqual([]);
    expect(joiner.receive(1, diverged)).toEqual([]);
    const due = joiner.receive(0, started(1));
    expect(due.map(({ type }) => type)).toEqual(['started', 'diverged']);
    expect(due[1]).toEqual({ ...diverged, replica: 3 });
  });

  test('pause once, when all that still run wait', () => {
    const joiner = new Joiner(3);
    const paused: RunEvent = { type: 'paused', run: 1 };
    const finished: RunEvent = { type: 'finished', run: 1, replicaSteps: 1, seconds: 1 };
    expect(joiner.receive(0, paused)).toEqual([]);
    expect(joiner.receive(1, finished)).toEqual([]);
    expect(joiner.receive(2, paused)).toEqual([paused]);
    joiner.resumed();
    expect(joiner.receive(0, paused)).toEqual([]);
  });
});
