/** How a run is cut into dispatches, and where a device is lost, changes nothing of any method. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Backend, Dispatch } from '../../src/engine/backend';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { METHODS } from '../../src/methods';
import type { Spec } from '../../src/spec/spec';
import { smallSpec } from '../support/small-run';
import { momentsOf, type WholeRun, wholeRun } from '../support/whole-run';

/** Milliseconds that pass between two looks at the clock: what paces dispatches and checkpoints. */
const clock = vi.hoisted(() => ({ time: 0, tick: 0 }));
vi.mock('../../src/lib/clock', () => ({ now: () => (clock.time += clock.tick) }));
beforeEach(() => {
  clock.tick = 0;
});

/** 60 steps an epoch, 300 in all: edges move before steps 100 and 200, the split is after 120. */
const spec: Spec = smallSpec({
  train: 120,
  batch: 2,
  warmup: 2,
  finetune: 3,
  alpha: 3,
  lr: 0.02,
  methods: METHODS.map(({ id }) => id),
});

/** A run in which every look at the clock costs `tick` ms, and the dispatches it took. */
async function paced(tick: number, given = spec) {
  clock.tick = tick;
  const dispatches: Dispatch[] = [];
  const run = await wholeRun(given, async () => {
    const backend = createCpuBackend();
    const { run: inner } = backend;
    backend.run = (list) => {
      dispatches.push(...list);
      return inner(list);
    };
    return backend;
  });
  return { run, dispatches };
}

const numbers = (run: WholeRun) => [run.frames, momentsOf(run)];
const trainings = (dispatches: readonly Dispatch[]) =>
  dispatches.flatMap(({ kernel, params }) => (kernel === 'population/train' ? [params] : []));

describe('steps per dispatch', () => {
  test('change no bit of any method', async () => {
    const slow = await paced(100);
    const fast = await paced(0);
    expect(trainings(slow.dispatches).every(({ steps }) => steps === 1)).toBe(true);
    expect(trainings(slow.dispatches).length).toBe(300);
    expect(trainings(fast.dispatches).length).toBeLessThan(60);
    expect(Math.max(...trainings(fast.dispatches).map(({ steps }) => steps))).toBeGreaterThan(30);
    expect(numbers(fast.run)).toEqual(numbers(slow.run));
    // Control: another seed gives other numbers.
    expect(numbers((await paced(0, { ...spec, seed: 6 })).run)).not.toEqual(numbers(fast.run));
  });

  test('never step over an event, which sees the very batch of the next step', async () => {
    for (const tick of [0, 100]) {
      const { dispatches } = await paced(tick);
      const events = dispatches.flatMap(({ kernel, params }, i) =>
        kernel === 'rewire/regrow'
          ? [{ params, before: dispatches[i - 1], next: dispatches[i + 1] }]
          : [],
      );
      expect(events.map(({ params }) => params)).toEqual(
        [100, 200].map((step) => ({
          first: 0,
          replicas: spec.methods.length,
          event: step / 100,
          share: Math.floor(0.15 * (1 + Math.cos((Math.PI * step) / 225)) * 65_536),
        })),
      );
      for (const [i, { before, next }] of events.entries()) {
        const step = 100 * (i + 1);
        expect(before).toMatchObject({
          kernel: 'rewire/gradient',
          params: { batch_index: step % 60 },
        });
        expect(next).toMatchObject({
          kernel: 'population/train',
          params: { step, batch_index: step % 60 },
        });
      }
    }
  });
});

describe('a lost device', () => {
  /** Loses a device whenever `dies` says so of a list of dispatches; each reason once. */
  async function losing(tick: number, dies: readonly ((list: readonly Dispatch[]) => boolean)[]) {
    clock.tick = tick;
    let opened = 0;
    const run = await wholeRun(spec, async (): Promise<Backend> => {
      const dying = dies[opened++];
      const backend = createCpuBackend();
      const { run: inner } = backend;
      backend.run = (list) => {
        if (!dying?.(list)) return inner(list);
        backend.loseDevice();
        return Promise.reject(new Error('device is lost'));
      };
      return backend;
    });
    return { run, opened };
  }

  const trainsAfter = (step: number) => (list: readonly Dispatch[]) =>
    trainings(list).some((params) => params.step >= step);
  const runs = (wanted: Dispatch['kernel']) => (list: readonly Dispatch[]) =>
    list.some(({ kernel }) => kernel === wanted);
  /** The measuring that comes right after the split, before its frame is saved. */
  const measuresTheSplit = () => {
    let split = false;
    return (list: readonly Dispatch[]) => {
      split ||= runs('split/copy')(list);
      return split && runs('measure/gram')(list);
    };
  };

  // Checkpoints every few frames, and only at the split.
  test.each([100, 1])('changes no bit of any method, with %i ms a step', async (tick) => {
    const straight = (await paced(0)).run;
    const { run, opened } = await losing(tick, [
      trainsAfter(30),
      trainsAfter(100),
      runs('split/copy'),
      measuresTheSplit(),
      trainsAfter(150),
      runs('rewire/regrow'),
      trainsAfter(240),
    ]);
    expect(opened).toBe(8);
    expect(numbers(run)).toEqual(numbers(straight));
  });

  test('is noticed where what it cost is not made good', async () => {
    const straight = (await paced(100)).run;
    clock.tick = 100;
    const lossy = await wholeRun(spec, async () => {
      const backend = createCpuBackend();
      const { write } = backend;
      let restored = false;
      // The moments come back as zeros.
      backend.write = (slot, offset, data) => {
        restored ||= slot === 'state';
        if (slot !== 'state') write(slot, offset, data);
      };
      const { run: inner } = backend;
      backend.run = (list) => {
        if (restored || !trainsAfter(290)(list)) return inner(list);
        backend.loseDevice();
        return Promise.reject(new Error('device is lost'));
      };
      return backend;
    });
    expect(numbers(lossy)).not.toEqual(numbers(straight));
  });
});
