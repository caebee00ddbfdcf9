/** Trains on the WebAssembly engine in a worker and answers with the bits. */
import { createWasmBackend } from '../../src/engine/wasm/backend';
import { trainedBits } from './wasm-bits';

createWasmBackend()
  .then(trainedBits)
  .then((bits) => postMessage(bits))
  .catch((error) => postMessage(String(error)));
