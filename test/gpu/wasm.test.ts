/** The WebAssembly engine in Chromium: the bits it gives in Node, in both builds and in a worker. */
import { expect, test } from 'vitest';
import { createWasmBackend } from '../../src/engine/wasm/backend';
import { compiled, wasmSupported } from '../../src/engine/wasm/module';
import { METHOD_BITS, methodBits, TRAINED_BITS, trainedBits } from '../support/wasm-bits';

test('the baseline build gives the bits it gives in Node', async () => {
  expect(wasmSupported()).toBe(true);
  const backend = await createWasmBackend();
  expect(backend.status.adapter).toBe('WebAssembly SIMD, one thread');
  expect(await trainedBits(backend)).toBe(TRAINED_BITS);
  expect(await methodBits(backend)).toBe(METHOD_BITS);
});

test('the relaxed build is another module and gives the same bits', async () => {
  expect((await compiled(true)).relaxed).toBe(true);
  const backend = await createWasmBackend({ relaxed: true });
  expect(backend.status.adapter).toBe('WebAssembly relaxed SIMD, one thread');
  expect(await trainedBits(backend)).toBe(TRAINED_BITS);
  expect(await methodBits(backend)).toBe(METHOD_BITS);
});

test('a worker loads it and gives the same bits', async () => {
  const worker = new Worker(new URL('../support/wasm-worker.ts', import.meta.url), {
    type: 'module',
  });
  const answer = await new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
  worker.terminate();
  expect(answer).toBe(TRAINED_BITS);
});
