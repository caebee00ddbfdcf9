/** Rewind through the engine: the same first weights, and from them the same run, bit for bit. */
import { expect, test, vi } from 'vitest';
import { createEngineClient } from '../../src/engine/client';
import { DEFAULT_VIEW } from '../../src/spec/fields';
import { decode, encode } from '../../src/spec/permalink';
import { memoryStorage } from '../../src/store/history/storage';
import { createStore } from '../../src/store/store';
import { enginePorts } from '../support/engine-ports';
import { fakeUrl } from '../support/fake-engine';
import { fakeSweep } from '../support/fake-sweep';
import { smallSpec } from '../support/small-run';

function page() {
  const link = encode(smallSpec({ seeds: 2, backend: 'cpu' }), DEFAULT_VIEW);
  const store = createStore({
    engine: createEngineClient(enginePorts().open),
    ...{ sweeps: fakeSweep(), claims: fakeSweep(), url: fakeUrl(link), runs: memoryStorage() },
    initial: decode(link),
  });
  const state = () => store.getState();
  const until = (kind: string) => vi.waitFor(() => expect(state().status.kind).toBe(kind), 20_000);
  /** Weights of every method at a frame, as bits. */
  const weights = (frame: number) =>
    [...state().record.networks].map(([method, frames]) => {
      const network = frames[frame];
      if (!network) throw new Error(`${method} has no network at frame ${frame}`);
      const floats = [network.weight, network.bias, network.output];
      return [method, ...floats.map((values) => new Uint32Array(values.slice().buffer).join())];
    });
  return { state, until, weights };
}

test('rewind gives back the first weights, and the run from them is the same', async () => {
  const { state, until, weights } = page();
  const untrained = weights(0);
  state().play();
  await until('finished');
  const last = state().record.frames - 1;
  const [first, end] = [weights(0), weights(last)];
  // The engine starts from the very weights that the page showed before.
  expect(first).toEqual(untrained);
  expect(end).not.toEqual(first);
  state().rewind();
  expect(state().record.frames).toBe(1);
  expect(weights(0)).toEqual(first);
  state().play();
  await until('finished');
  expect(weights(0)).toEqual(first);
  expect(weights(last)).toEqual(end);
});

test('half-way too; another seed has other first weights, and undo brings these back', async () => {
  const { state, until, weights } = page();
  const first = weights(0);
  // The first step measures the untrained network, the second trains it.
  for (const frames of [1, 2]) {
    state().step();
    await until('paused');
    expect(state().record.frames).toBe(frames);
  }
  expect(weights(1)).not.toEqual(first);
  state().rewind();
  expect(weights(0)).toEqual(first);
  state().setSpec({ seed: 6 });
  expect(weights(0)).not.toEqual(first);
  state().undo();
  expect(weights(0)).toEqual(first);
});
