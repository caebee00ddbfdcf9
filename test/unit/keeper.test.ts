import { describe, expect, test } from 'vitest';
import type { Backend } from '../../src/engine/backend';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { Keeper } from '../../src/engine/keeper';

function counted() {
  const opened: Backend[] = [];
  const destroyed: Backend[] = [];
  let refuse = false;
  const keeper = new Keeper(async () => {
    if (refuse) throw new Error('refused');
    const backend = createCpuBackend();
    backend.destroy = () => destroyed.push(backend);
    opened.push(backend);
    return backend;
  });
  return { keeper, opened, destroyed, refuse: (on: boolean) => (refuse = on) };
}

describe('the keeper', () => {
  test('gives the warmed backend to every run with the same setting', async () => {
    const { keeper, opened } = counted();
    keeper.warm('webgpu');
    const first = await keeper.get('webgpu', false);
    expect(await keeper.get('webgpu', false)).toBe(first);
    expect(opened.length).toBe(1);
  });

  test('destroys the old one when the setting changes', async () => {
    const { keeper, opened, destroyed } = counted();
    const first = await keeper.get('webgpu', false);
    expect(await keeper.get('cpu', false)).not.toBe(first);
    await Promise.resolve();
    expect(destroyed).toEqual([first]);
    expect(opened.length).toBe(2);
  });

  test('opens a new one after a loss, also after one that nobody was using', async () => {
    const { keeper } = counted();
    const first = await keeper.get('webgpu', false);
    const second = await keeper.get('webgpu', true);
    expect(second).not.toBe(first);
    second.loseDevice();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(await keeper.get('webgpu', false)).not.toBe(second);
  });

  test('does not keep a failure', async () => {
    const { keeper, refuse } = counted();
    refuse(true);
    keeper.warm('webgpu');
    await expect(keeper.get('webgpu', false)).rejects.toThrow('refused');
    await new Promise((resolve) => setTimeout(resolve, 0));
    refuse(false);
    expect((await keeper.get('webgpu', false)).status.kind).toBe('cpu');
  });
});
