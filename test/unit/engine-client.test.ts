import { describe, expect, test } from 'vitest';
import { createEngineClient } from '../../src/engine/client';
import type { RunEvent } from '../../src/engine/protocol';
import { workersFor } from '../../src/engine/workers';
import { type EnginePorts, enginePorts } from '../support/engine-ports';
import { smallSpec } from '../support/small-run';

const spec = smallSpec({ seeds: 5, backend: 'cpu' });

function clientOn(ports: EnginePorts) {
  const client = createEngineClient(ports.open);
  const events: RunEvent[] = [];
  client.onEvent((event) => events.push(event));
  const until = async (type: RunEvent['type'], count = 1): Promise<void> => {
    await expect.poll(() => events.filter((e) => e.type === type).length).toBe(count);
  };
  return { client, events, until };
}

const told = (events: readonly RunEvent[]) =>
  events.filter(({ type }) => ['frame', 'moment', 'ledger'].includes(type));

async function finished(workers: number): Promise<{ events: RunEvent[]; ports: EnginePorts }> {
  const ports = enginePorts();
  const { client, events, until } = clientOn(ports);
  client.start({ ...spec, workers });
  await until('finished');
  return { events, ports };
}

describe('the engine’s client', () => {
  test('gives the same run whatever the number of workers, bit for bit', async () => {
    const one = await finished(1);
    for (const workers of [2, 3, 16]) {
      const { events, ports } = await finished(workers);
      expect(told(events)).toEqual(told(one.events));
      expect(ports.commands.length).toBe(Math.min(workers, spec.seeds));
    }
    // The control: another seed is another run.
    const ports = enginePorts();
    const { client, events, until } = clientOn(ports);
    client.start({ ...spec, seed: 6 });
    await until('finished');
    expect(told(events)).not.toEqual(told(one.events));
  });

  test('shares the seeds out and says how many threads train', async () => {
    const { events, ports } = await finished(2);
    expect(ports.commands[0][0]).toBe('choose 2');
    expect(ports.commands.map((own) => own.filter((c) => c.startsWith('start')))).toEqual([
      ['start 0+2'],
      ['start 2+3'],
    ]);
    const started = events.find((e) => e.type === 'started');
    expect(started?.backend.adapter).toBe('a test, 2 threads');
    expect(started?.replicas.length).toBe(15);
  });

  test('keeps a run on the GPU whole', async () => {
    const ports = enginePorts('webgpu');
    const { client, until } = clientOn(ports);
    client.start({ ...spec, workers: 4 });
    await until('finished');
    expect(ports.commands.length).toBe(1);
    expect(ports.commands[0]).toContain('start 0+5');
  });

  test('steps all parts by an epoch, and says once that it waits', async () => {
    const ports = enginePorts();
    const { client, events, until } = clientOn(ports);
    client.start({ ...spec, workers: 2 }, { paused: true });
    await until('paused');
    expect(events.filter((e) => e.type === 'frame').map((e) => e.frame)).toEqual([0]);
    client.step();
    await until('paused', 2);
    expect(events.filter((e) => e.type === 'frame').length).toBe(2);
    client.resume();
    await until('finished');
    expect(told(events)).toEqual(told((await finished(1)).events));
  });

  test('remembers what is asked of a run that has not begun', async () => {
    const ports = enginePorts();
    const { client, events, until } = clientOn(ports);
    client.start(spec);
    client.pause();
    await until('paused');
    expect(events.some((e) => e.type === 'finished')).toBe(false);
    client.resume();
    await until('finished');
  });

  test('tells nothing of a run that was stopped or replaced', async () => {
    const ports = enginePorts();
    const { client, events, until } = clientOn(ports);
    const first = client.start({ ...spec, workers: 2 });
    await until('started');
    const second = client.start({ ...spec, workers: 3 });
    events.length = 0;
    await until('finished');
    expect(new Set(events.map((e) => e.run))).toEqual(new Set([second]));
    expect(first).not.toBe(second);
    client.start(spec);
    client.stop();
    events.length = 0;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(events).toEqual([]);
  });

  test('says why when a worker crashes, and starts anew with fresh ones', async () => {
    const ports = enginePorts();
    ports.crash(1);
    const { client, events, until } = clientOn(ports);
    client.start({ ...spec, workers: 2 });
    await until('failed');
    expect(events.at(-1)).toMatchObject({ message: 'The engine crashed: ordered by a test.' });
    expect(ports.terminated).toEqual(new Set([0, 1]));
    client.start({ ...spec, workers: 2 });
    await until('finished');
  });
});

describe('workers', () => {
  test('are as many as cores less one, both of two, or what the setting says', () => {
    expect([1, 2, 3, 4, 8, 64].map((cores) => workersFor(0, cores))).toEqual([1, 2, 2, 3, 7, 16]);
    expect([1, 4, 16].map((setting) => workersFor(setting, 2))).toEqual([1, 4, 16]);
  });
});

describe('the state of a run', () => {
  test('is read at one epoch of all parts, and any number of workers goes on from it', async () => {
    const whole = await finished(1);
    const sender = clientOn(enginePorts());
    sender.client.start({ ...spec, workers: 3 }, { paused: true });
    await sender.until('paused');
    // All rest at the end of frame 0: nothing trains for it.
    expect((await sender.client.save())?.frame).toBe(0);
    sender.client.resume();
    sender.client.pause();
    // Each is in the middle of some epoch now: one that is ahead of all.
    const from = await sender.client.save();
    const at = from?.frame ?? 0;
    expect(at).toBeGreaterThan(0);
    expect(from?.replicas.length).toBe(15);
    for (const workers of [1, 2]) {
      const { client, events, until } = clientOn(enginePorts());
      client.start({ ...spec, workers }, from ? { from } : {});
      await until('finished');
      const rest = told(whole.events).filter((e) => e.type === 'frame' && e.frame > at);
      expect(told(events).filter((e) => e.type === 'frame')).toEqual(rest);
    }
  });

  test('is none where nothing runs, and where another run begins meanwhile', async () => {
    const { client, until } = clientOn(enginePorts());
    expect(await client.save()).toBeNull();
    client.start({ ...spec, workers: 2 }, { paused: true });
    await until('paused');
    const asked = client.save();
    client.start(spec);
    expect(await asked).toBeNull();
  });
});
