/** Clients whose code is fetched with the first order: nothing is lost, numbers and order stay. */
import { describe, expect, test, vi } from 'vitest';
import { lateEngineClient } from '../../src/engine/late-client';
import type { EngineClient, RunEvent } from '../../src/engine/protocol';
import { lateSweepClient } from '../../src/engine/sweep/late-client';
import type { SweepClient, SweepEvent } from '../../src/engine/sweep/protocol';
import { DEFAULT_SPEC } from '../../src/spec/fields';

/** A client that writes down what it is told, and says what a test wants it to say. */
function recorder(refuses = '') {
  const orders: string[] = [];
  const listeners = new Set<(event: RunEvent) => void>();
  let run = 0;
  const client: EngineClient = {
    start() {
      run++;
      orders.push(`start ${run}`);
      if (refuses) throw new Error(refuses);
      return run;
    },
    save: async () => {
      orders.push('save');
      return null;
    },
    warm: (backend) => orders.push(`warm ${backend}`),
    pause: () => orders.push('pause'),
    resume: () => orders.push('resume'),
    step: () => orders.push('step'),
    stop: () => orders.push('stop'),
    loseDevice: () => orders.push('lose'),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose: () => orders.push('dispose'),
  };
  const say = (event: RunEvent) => {
    for (const listener of listeners) listener(event);
  };
  return { client, orders, say };
}

describe('the engine', () => {
  test('is fetched once, with the first order; what it was told meanwhile comes in that order', async () => {
    const { client, orders } = recorder();
    const load = vi.fn(async () => client);
    const late = lateEngineClient(load);
    late.pause();
    late.loseDevice();
    expect(await late.save()).toBeNull();
    expect(load).not.toHaveBeenCalled();

    late.warm('auto');
    expect(late.start(DEFAULT_SPEC)).toBe(1);
    late.pause();
    expect(orders).toEqual([]);
    await vi.waitFor(() => expect(orders).toEqual(['warm auto', 'start 1', 'pause']));
    expect(late.start(DEFAULT_SPEC)).toBe(2);
    late.step();
    expect(await late.save()).toBeNull();
    expect(orders.slice(3)).toEqual(['start 2', 'step', 'save']);
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('that cannot be fetched fails the run with the reason; the next start tries again', async () => {
    const { client, orders, say } = recorder();
    let offline = true;
    const late = lateEngineClient(async () => {
      if (offline) throw new Error('no network');
      return client;
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
    await vi.waitFor(() => expect(orders).toEqual(['start 1']));
    // The client calls it its first run; whoever asked knows it by the number it was given.
    say({ type: 'paused', run: 1 });
    expect(heard.at(-1)).toEqual({ type: 'paused', run: second });
  });

  test('that refuses a run says so, whether its code was here or not', async () => {
    const { client } = recorder('the file is not here');
    const late = lateEngineClient(async () => client);
    const heard: RunEvent[] = [];
    late.onEvent((event) => heard.push(event));
    const message = 'Training could not start: the file is not here.';
    late.start(DEFAULT_SPEC);
    await vi.waitFor(() => expect(heard).toEqual([{ type: 'failed', run: 1, message }]));
    expect(() => late.start(DEFAULT_SPEC)).toThrow('the file is not here');
  });

  test('let go of while it is fetched starts nothing', async () => {
    const { client, orders } = recorder();
    const late = lateEngineClient(async () => client);
    late.start(DEFAULT_SPEC);
    late.dispose();
    await vi.waitFor(() => expect(orders).toEqual(['dispose']));
  });
});

describe('sweeps', () => {
  function sweeper() {
    const orders: string[] = [];
    const listeners = new Set<(event: SweepEvent) => void>();
    const client: SweepClient = {
      start: (members) => orders.push(`start ${members.length}`),
      pause: () => orders.push('pause'),
      resume: () => orders.push('resume'),
      cancel: () => orders.push('cancel'),
      loseDevice: () => orders.push('lose'),
      onEvent(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      dispose: () => orders.push('dispose'),
    };
    const say = (event: SweepEvent) => {
      for (const listener of listeners) listener(event);
    };
    return { client, orders, say };
  }
  const machine = { backend: 'auto', workers: 0 } as const;

  test('are fetched with the first start, and what they say is passed on', async () => {
    const { client, orders, say } = sweeper();
    const load = vi.fn(async () => client);
    const late = lateSweepClient(load);
    const heard: SweepEvent[] = [];
    const stop = late.onEvent((event) => heard.push(event));
    late.cancel();
    expect(load).not.toHaveBeenCalled();
    late.start([], machine);
    late.pause();
    late.resume();
    await vi.waitFor(() => expect(orders).toEqual(['start 0', 'pause', 'resume']));
    say({ type: 'finished' });
    stop();
    say({ type: 'finished' });
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
