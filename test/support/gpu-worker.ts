/** A dedicated worker that opens the backend, writes a word and posts what it read back. */
import { createWebGpuBackend } from '../../src/engine/webgpu/backend';

async function answer(): Promise<unknown> {
  const backend = await createWebGpuBackend();
  if ('reason' in backend) return backend;
  await backend.allocate({ a: 2 });
  backend.write('a', 0, Uint32Array.of(7));
  const [words] = await backend.read([{ slot: 'a', offset: 0, words: 2 }]);
  backend.destroy();
  return { kind: backend.status.kind, words: [...(words ?? [])] };
}

answer().then(
  (result) => postMessage(result),
  (error) => postMessage(String(error)),
);
