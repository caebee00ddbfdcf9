import { describe, expect, test } from 'vitest';
import type { Backend } from '../../src/engine/backend';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { Gate } from '../../src/engine/gate';
import { runExperiment } from '../../src/engine/run';
import type { Member, SweepEvent } from '../../src/engine/sweep/protocol';
import { runBatch } from '../../src/engine/sweep/run-batch';
import { runSweep } from '../../src/engine/sweep/run-sweep';
import type { Measures } from '../../src/model/measures';
import type { MemberResult } from '../../src/model/sweep-record';
import { smallSpec } from '../support/small-run';
import { membersOfCells } from '../support/sweep-members';

const open = async (): Promise<Backend> => createCpuBackend();
const gate = async () => true;

const batch = async (members: readonly Member[]): Promise<MemberResult[]> => {
  const results = await runBatch(members, { open, gate });
  if (!results) throw new Error('stopped');
  return results;
};

/** Every member in a batch of its own. */
const alone = async (members: readonly Member[]): Promise<MemberResult[]> =>
  (await Promise.all(members.map((member) => batch([member])))).flat();

describe('a batch of networks of different sizes', () => {
  const members = membersOfCells();

  test('gives each the very bits it has alone', async () => {
    const together = await batch(members);
    expect(together).toEqual(await alone(members));
    expect(together.map(({ cell, seed }) => [cell, seed])).toEqual(
      members.map(({ cell, seed }) => [cell, seed]),
    );
    // The control: another seed is another network.
    const other = await batch([{ ...members[1], seed: 77 }]);
    expect(other[0].measures).not.toEqual(together[1].measures);
  });

  test('gives what the run of that cell gives in the page', async () => {
    const member = members[1];
    const seen: (readonly Measures[])[] = [];
    await runExperiment(member.spec, {
      open,
      gate,
      emit: (event) => event.type === 'moment' && seen.push(event.measures),
    });
    const [result] = await batch([member]);
    expect(seen).toEqual([result.measures.before, result.measures.split, result.measures.after]);
  });

  test('keeps the networks of those that are asked for them', async () => {
    const together = await batch(members);
    together.forEach((result, m) => {
      expect(result.networks !== undefined).toBe(members[m].networks);
      if (!result.networks) return;
      const { hidden, alpha, methods } = members[m].spec;
      expect(result.networks.before.map((n) => n?.children)).toEqual(methods.map(() => hidden));
      expect(result.networks.after.map((n) => n?.children)).toEqual(
        methods.map((id) => (id === 'dense' ? hidden : hidden * alpha)),
      );
    });
  });

  test('survives a lost device and pauses with the same bits', async () => {
    let opened = 0;
    const losing = async (): Promise<Backend> => {
      const backend = createCpuBackend();
      if (++opened > 2) return backend;
      const { run } = backend;
      let runs = 0;
      backend.run = (dispatches) => {
        if (++runs !== 6 * opened) return run(dispatches);
        backend.loseDevice();
        return Promise.reject(new Error('device is lost'));
      };
      return backend;
    };
    const pausing = new Gate(() => queueMicrotask(() => pausing.resume()));
    const told: string[] = [];
    const results = await runBatch(members, {
      open: losing,
      gate: async (at) => {
        pausing.pause();
        return pausing.pass(at);
      },
      onDevice: ({ message }) => told.push(message),
    });
    expect(opened).toBe(3);
    expect(told.length).toBe(4);
    expect(results).toEqual(await batch(members));
  });

  test('stops when it is told to', async () => {
    let passes = 0;
    const stopping = async () => ++passes < 5;
    expect(await runBatch(members, { open, gate: stopping })).toBeNull();
  });

  test('goes on without a member whose data cannot be drawn', async () => {
    // All sixteen inputs of every clause on by chance: practically never.
    const hopeless = smallSpec({ clauses: 2, literals: 16, p: 0.01, sampler: 'iid' });
    const mixed = [members[0], { cell: 9, spec: hopeless, seed: 1, networks: false }, members[1]];
    const results = await batch(mixed);
    expect(results[1].failure).toMatch(/no example with label 1/);
    expect(results[1].measures.after.every((m) => Number.isNaN(m.accuracy))).toBe(true);
    expect([results[0], results[2]]).toEqual(await batch([members[0], members[1]]));
  });
});

describe('a sweep on one backend', () => {
  test('tells of every member once, whatever the batches', async () => {
    const members = membersOfCells([{ warmup: 1 }, { hidden: 3 }, { warmup: 1, hidden: 6 }], 2);
    const events: SweepEvent[] = [];
    expect(await runSweep(members, { open, gate, emit: (e) => events.push(e) })).toBe(true);
    const results = events.flatMap((e) => (e.type === 'results' ? e.results : []));
    const order = (a: MemberResult, b: MemberResult) => a.seed - b.seed || a.cell - b.cell;
    expect([...results].sort(order)).toEqual((await alone(members)).sort(order));
    expect(events[0].type).toBe('started');
    expect(events.at(-1)?.type).toBe('finished');
    const progress = events.filter((e) => e.type === 'progress');
    expect(progress.at(-1)?.done).toBe(progress.at(-1)?.total);
  });
});
