// @ts-check
/** A thread of a sweep on the CPU: the engine's own worker, which speaks to a page's `self`. */
import { parentPort, workerData } from 'node:worker_threads';

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
/** @type {{ postMessage: (event: unknown) => void, onmessage?: (event: { data: unknown }) => void }} */
const self = { postMessage: (event) => port.postMessage(event) };
Reflect.set(globalThis, 'self', self);
await import(workerData.url);
port.on('message', (data) => self.onmessage?.({ data }));
