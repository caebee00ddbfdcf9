/** A GPU that is there and cannot do what it was given: the CPU takes over, with the reason. */
import { describe, expect, test } from 'vitest';
import type { Backend } from '../../src/engine/backend';
import { choose } from '../../src/engine/choose';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { createLayeredCpuBackend } from '../../src/engine/cpu/layered/backend';
import { GpuFault } from '../../src/engine/gpu-fault';
import { Keeper } from '../../src/engine/keeper';
import type { LayeredBackend } from '../../src/engine/layered/backend';
import { runRecovering } from '../../src/engine/layered/recover';
import { runLayered } from '../../src/engine/layered/run';
import { whyCpu, whyUnfit } from '../../src/engine/open';
import { membersOf } from '../../src/engine/plan';
import { backendInfo } from '../../src/store/backend-info';
import { INTERRUPTED, layeredWorld } from '../support/layered-cases';
import { smallSpec } from '../support/small-run';
import { story } from '../support/story';

type Call = 'allocate' | 'run' | 'read';
const GPU = { kind: 'webgpu', adapter: 'a test' } as const;

/** A GPU whose n-th call of that kind is too much for it, counted from 1. */
function faulty<B extends Backend | LayeredBackend>(
  backend: B,
  call: Call,
  nth: number,
  fault: Error = new GpuFault(`no memory in ${call} ${nth}`),
): B {
  let calls = 0;
  const original = backend[call] as unknown as (...given: unknown[]) => Promise<unknown>;
  const counted = (...given: unknown[]) =>
    ++calls === nth ? Promise.reject(fault) : original(...given);
  return { ...backend, status: GPU, [call]: counted };
}

describe('a whole network', () => {
  test.each([
    ['allocate', 1],
    ['run', 2],
    ['run', 12],
    ['read', 1],
    ['read', 5],
  ] as const)(
    'whose GPU fails in %s %i ends on the CPU with the same frames',
    async (call, nth) => {
      const straight = await story();
      const asked: (string | undefined)[] = [];
      const { events, done, frames } = await story(async (_, fault) => {
        asked.push(fault);
        const why = whyCpu(0, fault);
        return why ? createCpuBackend(why) : faulty(createCpuBackend(), call, nth);
      });
      expect(done).toBe(true);
      expect(asked).toEqual([undefined, `no memory in ${call} ${nth}`]);
      expect(frames).toEqual(straight.frames);
      const told = events.flatMap((e) => (e.type === 'device' ? [e.message] : []));
      expect(told[0]).toContain(`The GPU failed (no memory in ${call} ${nth}).`);
      // What is on screen from then on: the CPU, and why.
      const last = events.findLast((e) => e.type === 'started' || e.type === 'device');
      if (last?.type !== 'started' && last?.type !== 'device') throw new Error('no backend told');
      const shown = backendInfo(last.backend);
      expect(shown.kind).toBe('cpu');
      expect(shown.reasonShort).toBe('GPU failed');
      expect(shown.detail).toBe(`no memory in ${call} ${nth}`);
    },
  );

  test('control: a wrong call of ours is no fault of the GPU, and ends the run', async () => {
    const wrong = faulty(createCpuBackend(), 'run', 2, new Error('no slot "x"'));
    await expect(story(async () => wrong)).rejects.toThrow('no slot "x"');
  });
});

describe('a layered network', () => {
  const world = () => layeredWorld(INTERRUPTED);
  const whole = runLayered(world().plan, createLayeredCpuBackend());

  test.each([
    ['allocate', 1],
    ['run', 3],
    ['run', 11],
    ['read', 1],
    ['read', 4],
  ] as const)(
    'whose GPU fails in %s %i ends on the CPU with the same frames',
    async (call, nth) => {
      const told: { reason: string; failed: boolean }[] = [];
      const asked: (string | undefined)[] = [];
      const result = await runRecovering(world().plan, {
        open: async (_, fault): Promise<LayeredBackend> => {
          asked.push(fault);
          const backend = createLayeredCpuBackend();
          return fault === undefined ? faulty(backend, call, nth) : backend;
        },
        onLost: (end) => told.push(end),
        keepEvery: 0,
        stepsPerSubmit: 2,
      });
      expect(result).toEqual(await whole);
      const fault = `no memory in ${call} ${nth}`;
      expect(asked).toEqual([undefined, fault]);
      expect(told).toEqual([{ reason: fault, failed: true }]);
    },
  );
});

describe('the choice of a backend', () => {
  const keepers = (gpu: Backend) => ({
    gpu: new Keeper<Backend>(async () => gpu),
    cpu: new Keeper<Backend>(async () => createCpuBackend()),
  });
  // Other sizes than any other test's: what was measured once is remembered.
  const members = membersOf(smallSpec({ hidden: 5, batch: 9 }));

  test.each(['allocate', 'run'] as const)('is the CPU where the GPU fails in %s', async (call) => {
    const { backend, status } = await choose(
      'auto',
      members,
      1,
      keepers(faulty(createCpuBackend(), call, 1)),
    );
    expect(backend).toBe('cpu');
    expect(status).toMatchObject({ kind: 'cpu', reason: 'broken' });
    expect(status.detail).toContain(call);
  });

  test('is the CPU after three lost devices, and not before', () => {
    expect([0, 1, 2, 3].map((losses) => whyCpu(losses, undefined)?.reason)).toEqual([
      undefined,
      undefined,
      undefined,
      'lost',
    ]);
  });

  test('that has not passed its self-test is called lost where it went, else broken', async () => {
    const wrong = createCpuBackend();
    expect(await whyUnfit(wrong, 'a sum')).toEqual({ reason: 'broken', fault: 'a sum' });
    const gone = createCpuBackend();
    setTimeout(() => gone.loseDevice(), 5);
    expect(await whyUnfit(gone, 'device lost')).toEqual({ reason: 'lost', detail: 'device lost' });
  });

  test('a run without a page, which has no CPU to go to, ends with the fault', async () => {
    const keeper = new Keeper<Backend>(async () => faulty(createCpuBackend(), 'run', 2));
    await expect(story((...after) => keeper.get('webgpu', ...after))).rejects.toThrow(
      'no memory in run 2',
    );
  });
});
