import { describe, expect, test } from 'vitest';
import { createLayeredCpuBackend } from '../../src/engine/cpu/layered/backend';
import type { LayeredBackend } from '../../src/engine/layered/backend';
import { runRecovering } from '../../src/engine/layered/recover';
import { type LayeredFrame, runLayered } from '../../src/engine/layered/run';
import { INTERRUPTED, layeredWorld } from '../support/layered-cases';

/** A backend that is lost before its n-th submit; what runs on it afterwards fails. */
function losing(submits: number): LayeredBackend {
  const backend = createLayeredCpuBackend();
  let left = submits;
  return {
    ...backend,
    async run(dispatches) {
      if (left-- <= 0) {
        backend.loseDevice();
        throw new Error('device lost');
      }
      await backend.run(dispatches);
    },
  };
}

describe('a run whose device is lost', () => {
  const whole = runLayered(layeredWorld(INTERRUPTED).plan, createLayeredCpuBackend());

  // An epoch is two submits and an evaluation; the split is two more.
  test.each([1, 4, 9, 11, 12, 13, 14, 20, 22])(
    'after %i submits ends as if it had not been',
    async (submits) => {
      const told: number[] = [];
      const frames: LayeredFrame[] = [];
      const backends = [losing(submits), createLayeredCpuBackend()];
      const result = await runRecovering(layeredWorld(INTERRUPTED).plan, {
        open: async (lost) => backends[lost ? 1 : 0],
        onLost: (_, epoch) => told.push(epoch),
        emit: (frame) => frames.push(frame),
        keepEvery: 0,
        stepsPerSubmit: 2,
      });
      expect(result).toEqual(await whole);
      expect(frames).toEqual((await whole).frames);
      expect(told.length).toBe(1);
      expect(told[0]).toBeLessThan(6);
    },
  );

  test('before any checkpoint starts anew, and a device lost again is replaced again', async () => {
    const told: number[] = [];
    let opened = 0;
    const result = await runRecovering(layeredWorld(INTERRUPTED).plan, {
      open: async () => (opened++ < 3 ? losing(6 + opened) : createLayeredCpuBackend()),
      onLost: (_, epoch) => told.push(epoch),
      keepEvery: Number.POSITIVE_INFINITY,
    });
    expect(result).toEqual(await whole);
    expect(told).toEqual([0, 0, 0]);
  });

  test('gives up when no device lasts, with the reason', async () => {
    let opened = 0;
    const run = runRecovering(layeredWorld(INTERRUPTED).plan, {
      open: async () => {
        opened++;
        return losing(2);
      },
    });
    await expect(run).rejects.toThrow(/destroyed by a test|device lost/);
    expect(opened).toBe(5);
  });

  test('is not what another fault is', async () => {
    const backend = createLayeredCpuBackend();
    const broken = { ...backend, run: () => Promise.reject(new Error('a bug')) };
    let opened = 0;
    const open = async () => {
      opened++;
      return broken;
    };
    await expect(runRecovering(layeredWorld(INTERRUPTED).plan, { open })).rejects.toThrow('a bug');
    expect(opened).toBe(1);
  });

  test('control: another learning rate ends elsewhere', async () => {
    const other = { ...INTERRUPTED, spec: { ...INTERRUPTED.spec, lr: INTERRUPTED.spec.lr * 1.01 } };
    const result = await runLayered(layeredWorld(other).plan, createLayeredCpuBackend());
    expect(result.frames.at(-1)).not.toEqual((await whole).frames.at(-1));
  });
});
