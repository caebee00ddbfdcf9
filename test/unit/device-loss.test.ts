/** A device's loss: who listens, who is raced against it, and that nothing of it stays. */
import { expect, test, vi } from 'vitest';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { DeviceLoss } from '../../src/engine/device-loss';
import { story } from '../support/story';

const listening = (loss: DeviceLoss): number => Reflect.get(loss, 'listeners').size;
const never = new Promise<never>(() => {});

test('work that ends before its device gives what it gives, and stays with nobody', async () => {
  const loss = new DeviceLoss();
  const given = await Promise.all(
    Array.from({ length: 100 }, (_, k) => loss.race(Promise.resolve(k))),
  );
  expect(given).toEqual(Array.from({ length: 100 }, (_, k) => k));
  await expect(loss.race(Promise.reject(new Error('of its own')))).rejects.toThrow('of its own');
  await vi.waitFor(() => expect(listening(loss)).toBe(0));
});

test('work that does not end is given up with the reason, also where the device went before', async () => {
  const loss = new DeviceLoss();
  const raced = loss.race(never);
  expect(listening(loss)).toBe(1);
  loss.tell('unplugged');
  loss.tell('a second time');
  await expect(raced).rejects.toThrow('unplugged');
  await expect(loss.race(never)).rejects.toThrow('unplugged');
  expect(loss.reason).toBe('unplugged');
  expect(listening(loss)).toBe(0);
});

test('who listens is told once, those who called off are not, latecomers at once', () => {
  const loss = new DeviceLoss();
  const told: string[] = [];
  loss.on(() => told.push('first'));
  const off = loss.on(() => told.push('called off'));
  off();
  loss.tell('');
  loss.tell('');
  loss.on(() => told.push('late'));
  expect(told).toEqual(['first', 'late']);
});

test('a loss that is about to be told is waited for, for so long', async () => {
  const loss = new DeviceLoss();
  expect(await loss.within(1)).toBe(false);
  expect(listening(loss)).toBe(0);
  const soon = loss.within(10_000);
  loss.tell('gone');
  expect(await soon).toBe(true);
  expect(await loss.within(10_000)).toBe(true);
});

test('a backend that is kept holds nothing of the runs it had', async () => {
  const backend = createCpuBackend();
  for (let run = 0; run < 2; run++) expect((await story(async () => backend)).done).toBe(true);
  await vi.waitFor(() => expect(listening(backend.lost)).toBe(0));
});
