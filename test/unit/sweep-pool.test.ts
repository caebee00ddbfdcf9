import { describe, expect, test } from 'vitest';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { createSweepClient } from '../../src/engine/sweep/client';
import type { Member, SweepEvent } from '../../src/engine/sweep/protocol';
import { runBatch } from '../../src/engine/sweep/run-batch';
import type { MemberResult } from '../../src/model/sweep-record';
import { membersOfCells } from '../support/sweep-members';
import { inProcessPorts, type Ports } from '../support/sweep-ports';

const members = membersOfCells([{ hidden: 2 }, { hidden: 5, warmup: 1 }, { alpha: 4 }], 3);

function sweepOn(ports: Ports, cores: number) {
  const client = createSweepClient(ports.open);
  const events: SweepEvent[] = [];
  let freed: () => void = () => {};
  const end = new Promise<void>((resolve) => {
    freed = resolve;
  });
  client.onEvent((event) => {
    events.push(event);
    if (event.type === 'freed') freed();
  });
  const start = (of: readonly Member[]) => client.start(of, { backend: 'auto', workers: cores });
  return { client, events, end, start };
}

const byPlace = (a: MemberResult, b: MemberResult) => a.seed - b.seed || a.cell - b.cell;
const resultsOf = (events: readonly SweepEvent[]) =>
  events.flatMap((e) => (e.type === 'results' ? e.results : [])).sort(byPlace);
const typesOf = (events: readonly SweepEvent[]) =>
  events.map((e) => e.type).filter((type) => type !== 'progress' && type !== 'results');

const expected = async (of: readonly Member[]): Promise<MemberResult[]> => {
  const open = async () => createCpuBackend();
  const runs = of.map((member) => runBatch([member], { open, gate: async () => true }));
  return (await Promise.all(runs)).flatMap((results) => results ?? []).sort(byPlace);
};

describe('the pool of workers', () => {
  test.each([1, 2, 5])('gives the same results with %i workers', async (cores) => {
    const ports = inProcessPorts();
    const { events, end, start } = sweepOn(ports, cores);
    start(members);
    await end;
    expect(resultsOf(events)).toEqual(await expected(members));
    expect(typesOf(events)).toEqual(['started', 'finished', 'freed']);
    expect(ports.commands.length).toBe(cores);
    expect(ports.terminated.size).toBe(cores);
  });

  test('keeps one worker where there is a GPU', async () => {
    const ports = inProcessPorts('webgpu');
    const { end, start } = sweepOn(ports, 8);
    start(members);
    await end;
    expect(ports.commands.length).toBe(1);
  });

  test('starts no batch while paused, and goes on to the same results', async () => {
    const ports = inProcessPorts();
    const { client, events, end, start } = sweepOn(ports, 2);
    start(members);
    client.pause();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(ports.batches.length).toBe(0);
    client.resume();
    while (ports.batches.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    client.pause();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const started = ports.batches.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(ports.batches.length).toBe(started);
    expect(resultsOf(events).length).toBeLessThan(members.length);
    client.resume();
    await end;
    expect(resultsOf(events)).toEqual(await expected(members));
  });

  test('gives the batch of a crashed worker to a new one, nothing twice', async () => {
    const ports = inProcessPorts();
    ports.crashAt(2, 3);
    const { events, end, start } = sweepOn(ports, 2);
    start(members);
    await end;
    expect(ports.commands.length).toBe(4);
    expect(resultsOf(events)).toEqual(await expected(members));
  });

  test('gives up after three crashes and says why', async () => {
    const ports = inProcessPorts();
    ports.crashAt(1, 2, 3, 4);
    const { events, end, start } = sweepOn(ports, 1);
    start(members);
    await end;
    const failed = events.find((e) => e.type === 'failed');
    expect(failed?.message).toBe('The engine crashed: ordered by a test.');
    expect(events.some((e) => e.type === 'finished')).toBe(false);
  });

  test('when cancelled tells nothing more but that all is freed', async () => {
    const ports = inProcessPorts();
    const { client, events, end, start } = sweepOn(ports, 2);
    start(members);
    while (ports.batches.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    const before = events.length;
    client.cancel();
    await end;
    expect(events.slice(before)).toEqual([{ type: 'freed', buffers: 0, bytes: 0 }]);
    expect(ports.terminated.size).toBe(2);
  });

  test('a new sweep silences the one before', async () => {
    const ports = inProcessPorts();
    const { events, end, start } = sweepOn(ports, 1);
    start(members);
    while (ports.batches.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    const second = membersOfCells([{ hidden: 3 }], 2);
    events.length = 0;
    start(second);
    await end;
    expect(resultsOf(events)).toEqual(await expected(second));
    expect(ports.terminated.size).toBe(2);
  });

  test('starts batches in the order of the members', async () => {
    const ports = inProcessPorts();
    const { end, start } = sweepOn(ports, 1);
    start(members);
    await end;
    const seeds = ports.batches.map((batch) => Math.max(...batch.map(({ seed }) => seed)));
    expect(seeds).toEqual([...seeds].sort((a, b) => a - b));
  });
});
