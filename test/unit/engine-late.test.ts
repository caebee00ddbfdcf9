/** Clients whose code is fetched with the first order: nothing is lost, numbers and order stay. */
import { describe, expect, test, vi } from 'vitest';
import { lateEngineClient } from '../../src/engine/late-client';
import type { RunEvent } from '../../src/engine/protocol';
import { lateSweepClient } from '../../src/engine/sweep/late-client';
import type { SweepEvent } from '../../src/engine/sweep/protocol';
import { DEFAULT_SPEC } from '../../src/spec/fields';
import { fakeEngine } from '../support/fake-engine';
import { fakeSweep } from '../support/fake-sweep';

describe('the engine', () => {
  test('is fetched once, with the first order; what it was told meanwhile comes in that order', async () => {
    const engine = fakeEngine();
    const warm = vi.spyOn(engine, 'warm');
    const load = vi.fn(async () => engine);
    const late = lateEngineClient(load);
    late.pause();
    late.loseDevice();
    expect(await late.save()).toBeNull();
    expect(load).not.toHaveBeenCalled();

    late.warm('auto');
    expect(late.start(DEFAULT_SPEC)).toBe(1);
    late.pause();
    expect(engine.commands).toEqual([]);
    await vi.waitFor(() => expect(engine.commands).toEqual(['warm', 'start', 'pause']));
    expect(warm).toHaveBeenCalledWith('auto');
    expect(engine.run).toBe(1);
    expect(late.start(DEFAULT_SPEC)).toBe(2);
    late.step();
    expect(await late.save()).toBeNull();
    expect(engine.commands.slice(3)).toEqual(['start', 'step', 'save']);
    expect(engine.run).toBe(2);
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('that cannot be fetched fails the run with the reason; the next start tries again', async () => {
    const engine = fakeEngine();
    let offline = true;
    const late = lateEngineClient(async () => {
      if (offline) throw new Error('no network');
      return engine;
    });
    const heard: RunEvent[] = [];
    late.onEvent((event) => heard.push(event));
    const first = late.start(DEFAULT_SPEC);
    const saved = late.save();
    const message = 'Training could not start: no network.';
    await vi.waitFor(() => expect(heard).toEqual([{ type: 'failed', run: first, message }]));
    expect(await saved).toBeNull();

    offline = false;
    const second = late.start(DEFAULT_SPEC);
    expect(second).not.toBe(first);
    await vi.waitFor(() => expect([engine.commands, engine.run]).toEqual([['start'], 1]));
    // The client calls it its first run; whoever asked knows it by the number it was given.
    engine.send({ type: 'paused', run: 1 });
    expect(heard.at(-1)).toEqual({ type: 'paused', run: second });
  });

  test('that refuses a run says so, whether its code was here or not', async () => {
    const engine = fakeEngine();
    engine.refuse('the file is not here');
    const late = lateEngineClient(async () => engine);
    const heard: RunEvent[] = [];
    late.onEvent((event) => heard.push(event));
    const message = 'Training could not start: the file is not here.';
    late.start(DEFAULT_SPEC);
    await vi.waitFor(() => expect(heard).toEqual([{ type: 'failed', run: 1, message }]));
    expect(() => late.start(DEFAULT_SPEC)).toThrow('the file is not here');
  });

  test('let go of while it is fetched starts nothing', async () => {
    const engine = fakeEngine();
    const late = lateEngineClient(async () => engine);
    late.start(DEFAULT_SPEC);
    late.dispose();
    await vi.waitFor(() => expect(engine.commands).toEqual(['dispose']));
  });
});

describe('sweeps', () => {
  const machine = { backend: 'auto', workers: 0 } as const;

  test('are fetched with the first start, and what they say is passed on', async () => {
    const sweep = fakeSweep();
    const load = vi.fn(async () => sweep);
    const late = lateSweepClient(load);
    const heard: SweepEvent[] = [];
    const stop = late.onEvent((event) => heard.push(event));
    late.cancel();
    expect(load).not.toHaveBeenCalled();
    late.start([], machine);
    late.pause();
    late.resume();
    await vi.waitFor(() => expect(sweep.commands).toEqual(['start auto', 'pause', 'resume']));
    sweep.send({ type: 'finished' });
    stop();
    sweep.send({ type: 'finished' });
    expect(heard).toEqual([{ type: 'finished' }]);
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('that cannot be fetched say so', async () => {
    const late = lateSweepClient(() => Promise.reject(new Error('no network')));
    const heard: SweepEvent[] = [];
    late.onEvent((event) => heard.push(event));
    late.start([], machine);
    const message = 'The sweep could not start: no network.';
    await vi.waitFor(() => expect(heard).toEqual([{ type: 'failed', message }]));
  });
});
