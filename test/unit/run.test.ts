import { describe, expect, test } from 'vitest';
import type { Backend } from '../../src/engine/backend';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { Gate } from '../../src/engine/gate';
import { type Emitted, runExperiment } from '../../src/engine/run';
import { frameCount } from '../../src/model/timeline';
import { smallSpec } from '../support/small-run';

const always = async () => true;

/** Runs to the end and gives every event. */
async function collect(
  spec = smallSpec(),
  open: () => Promise<Backend> = async () => createCpuBackend(),
  gate: (at: 'chunk' | 'epoch') => Promise<boolean> = always,
) {
  const events: Emitted[] = [];
  const done = await runExperiment(spec, { open, gate, emit: (e) => events.push(e) });
  return { events, done };
}

const framesOf = (events: readonly Emitted[]) => events.filter((e) => e.type === 'frame');

describe('a run', () => {
  test('tells its story in order: started, frames, moments, ledger, finished', async () => {
    const spec = smallSpec({ seeds: 2 });
    const { events, done } = await collect(spec);
    expect(done).toBe(true);
    const types = events.map((e) => e.type).filter((t) => t !== 'progress');
    expect(types).toEqual([
      ...['started', 'frame', 'frame', 'frame', 'moment', 'ledger', 'frame', 'moment'],
      ...['frame', 'frame', 'moment', 'finished'],
    ]);
    expect(framesOf(events).map((e) => e.frame)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(frameCount(spec)).toBe(6);
  });

  test('keeps every replica of a seed identical until the split', async () => {
    const { events } = await collect(smallSpec({ seeds: 2 }));
    for (const { frame, testAccuracy, trainLoss } of framesOf(events)) {
      for (const seed of [0, 3]) {
        const same = testAccuracy[seed] === testAccuracy[seed + 1];
        expect(same).toBe(frame <= 2 || testAccuracy[seed] === testAccuracy[seed + 1]);
        if (frame > 0 && frame <= 2) expect(trainLoss[seed]).toBe(trainLoss[seed + 2]);
      }
    }
  });

  test('has ledgers that hold the budget, and the dense network before and after', async () => {
    const { events } = await collect();
    const ledger = events.find((e) => e.type === 'ledger');
    if (ledger?.type !== 'ledger') throw new Error('no ledger');
    expect(ledger.ledgers[0]).toBeNull();
    for (const l of ledger.ledgers.slice(1)) {
      expect(l?.before).toEqual([48, 4]);
      expect(l?.copied).toEqual([48, 8]);
      expect((l?.after[0] ?? 0) + (l?.after[1] ?? 0)).toBe(52);
      expect((l?.pruned[0] ?? 0) + (l?.pruned[1] ?? 0)).toBe(4);
      expect(l?.biases).toEqual([5, 9]);
    }
  });

  test('gives the same frames whether it runs through, pauses at every chunk or is cut short', async () => {
    const straight = framesOf((await collect()).events);
    const gate = new Gate(() => queueMicrotask(() => gate.resume()));
    const halting = async (at: 'chunk' | 'epoch') => {
      gate.pause();
      return gate.pass(at);
    };
    expect(framesOf((await collect(smallSpec(), undefined, halting)).events)).toEqual(straight);
    const gateStop = new Gate(() => {});
    let chunks = 0;
    const stopping = async (at: 'chunk' | 'epoch') => {
      if (++chunks === 9) gateStop.stop();
      return gateStop.pass(at);
    };
    const stopped = await collect(smallSpec(), undefined, stopping);
    expect(stopped.done).toBe(false);
    const part = framesOf(stopped.events);
    expect(part.length).toBeLessThan(straight.length);
    expect(part).toEqual(straight.slice(0, part.length));
  });

  test('resumes after lost devices with the very same frames', async () => {
    const straight = framesOf((await collect()).events);
    let opened = 0;
    const losing = async (): Promise<Backend> => {
      const backend = createCpuBackend();
      if (++opened > 4) return backend;
      let runs = 0;
      const { run } = backend;
      // Dies in the middle of different phases: an early step, the split, an evaluation.
      backend.run = (dispatches) => {
        if (++runs === [2, 12, 5, 9][opened - 1]) {
          backend.loseDevice();
          return Promise.reject(new Error('device is lost'));
        }
        return run(dispatches);
      };
      return backend;
    };
    const { events, done } = await collect(smallSpec(), losing);
    expect(done).toBe(true);
    expect(opened).toBe(5);
    expect(events.filter((e) => e.type === 'device').length).toBe(8);
    const last = new Map(framesOf(events).map((e) => [e.frame, e]));
    expect([...last.values()]).toEqual(straight);
    // Frames shown twice were the same both times.
    for (const e of framesOf(events)) expect(e).toEqual(straight[e.frame]);
  });

  test('passes on an error that is no lost device', async () => {
    const broken = async (): Promise<Backend> => ({
      ...createCpuBackend(),
      run: () => Promise.reject(new Error('a kernel is wrong')),
    });
    await expect(collect(smallSpec(), broken)).rejects.toThrow('a kernel is wrong');
  });

  test('names the replica that diverges and lets the others finish', async () => {
    const spec = smallSpec({ lr: 10, momentum: 0.999, warmup: 12, finetune: 0, train: 3000 });
    const { events, done } = await collect({ ...spec, opt: 'sgd', batch: 8 });
    expect(done).toBe(true);
    const diverged = events.filter((e) => e.type === 'diverged');
    for (const e of diverged) expect(e.epoch).toBeGreaterThan(0);
    expect(new Set(diverged.map((e) => e.replica)).size).toBe(diverged.length);
  });

  test('splits at once with warmup 0 and measures at the end with finetune 0', async () => {
    const early = await collect(smallSpec({ warmup: 0, finetune: 2 }));
    expect(framesOf(early.events).map((e) => e.frame)).toEqual([0, 1, 2, 3]);
    const late = await collect(smallSpec({ warmup: 2, finetune: 0 }));
    const moments = late.events.filter((e) => e.type === 'moment').map((e) => e.moment);
    expect(moments).toEqual(['before', 'split', 'after']);
  });
});

describe('the gate', () => {
  test('a step goes on to the end of the epoch and waits there', async () => {
    let paused = 0;
    const gate = new Gate(() => paused++);
    gate.step();
    expect(await gate.pass('chunk')).toBe(true);
    let passed = false;
    const waiting = gate.pass('epoch').then((on) => {
      passed = on;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([paused, passed]).toEqual([1, false]);
    gate.resume();
    await waiting;
    expect(passed).toBe(true);
    gate.stop();
    expect(await gate.pass('chunk')).toBe(false);
  });
});
