/** A device lost in the middle of whatever a run asks of it, with and without a reason given. */
import { describe, expect, test } from 'vitest';
import type { Backend } from '../../src/engine/backend';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { createLayeredCpuBackend } from '../../src/engine/cpu/layered/backend';
import { DeviceLoss } from '../../src/engine/device-loss';
import type { LayeredBackend } from '../../src/engine/layered/backend';
import { runRecovering } from '../../src/engine/layered/recover';
import { runLayered } from '../../src/engine/layered/run';
import { INTERRUPTED, layeredWorld } from '../support/layered-cases';
import { story } from '../support/story';

type Call = 'allocate' | 'run' | 'read';

/**
 * Upload, an early step, the split, the step after it, and readbacks at several moments. How many steps
 * a submit holds depends on the machine's pace, so submits are known by what they hold.
 */
const MOMENTS = [
  ['allocate', 1],
  ['run', 1],
  ['run', 'the split'],
  ['run', 'the step after it'],
  ['read', 1],
  ['read', 3],
  ['read', 6],
] as const satisfies readonly (readonly [Call, number | string])[];
/** Kernels of the split: of whole and of layered networks. */
const SPLIT: readonly string[] = ['split/prune', 'layered/select'];
const REASONS = ['destroyed by a test', ''];

interface Losing<B> {
  readonly backend: B;
  /** Whether it came to that. */
  readonly lost: () => boolean;
}

/** A backend lost in a call: its n-th of that kind, from 1, or what it does; all after it fails too. */
function losing<B extends Backend | LayeredBackend>(
  whole: B,
  call: Call,
  at: (typeof MOMENTS)[number][1],
  reason: string,
): Losing<B> {
  let gone = false;
  let calls = 0;
  let split = false;
  const lost = new DeviceLoss();
  const due = (given: unknown): boolean => {
    calls++;
    const after = split;
    if (call === 'run') {
      const submit = given as readonly { readonly kernel: string }[];
      split ||= submit.some(({ kernel }) => SPLIT.includes(kernel));
    }
    if (at === 'the split') return split && !after;
    return at === 'the step after it' ? after && !gone : calls === at;
  };
  const guarded = (name: Call) => {
    const original = whole[name] as unknown as (...given: unknown[]) => Promise<unknown>;
    return (...given: unknown[]) => {
      if (name === call && due(given[0])) {
        gone = true;
        // As browsers do: what was in flight fails first, the loss is told a little later.
        setTimeout(() => lost.tell(reason), 5);
      }
      return gone ? Promise.reject(new Error('invalid device')) : original(...given);
    };
  };
  const calling = {
    ...{ allocate: guarded('allocate'), run: guarded('run'), read: guarded('read') },
    lost,
  };
  return { backend: { ...whole, ...calling }, lost: () => gone };
}

describe.each(REASONS)('a device lost with the reason “%s”', (reason) => {
  test.each(MOMENTS)('in %s %s of a whole network costs no frame', async (call, at) => {
    const straight = await story();
    const first = losing(createCpuBackend(), call, at, reason);
    let opened = 0;
    const { events, frames } = await story(async () =>
      opened++ === 0 ? first.backend : createCpuBackend(),
    );
    expect(first.lost()).toBe(true);
    expect(opened).toBe(2);
    expect(frames).toEqual(straight.frames);
    expect(events.filter((e) => e.type === 'started').length).toBe(1);
    expect(events.at(-1)?.type).toBe('finished');
  });

  test.each(MOMENTS)('in %s %s of a layered network costs no frame', async (call, at) => {
    const world = () => layeredWorld(INTERRUPTED);
    const straight = await runLayered(world().plan, createLayeredCpuBackend());
    const first = losing(createLayeredCpuBackend(), call, at, reason);
    let opened = 0;
    const result = await runRecovering(world().plan, {
      open: async () => (opened++ === 0 ? first.backend : createLayeredCpuBackend()),
      keepEvery: 0,
      stepsPerSubmit: 2,
    });
    expect(first.lost()).toBe(true);
    expect(opened).toBe(2);
    expect(result).toEqual(straight);
  });
});

test('control: a call that fails on a device that is there ends the run', async () => {
  const whole = createCpuBackend();
  const failing: Backend = { ...whole, run: () => Promise.reject(new Error('invalid device')) };
  await expect(story(async () => failing)).rejects.toThrow('invalid device');
});
