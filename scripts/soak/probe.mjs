// @ts-check
/**
 * What a page holds: heaps, listeners, nodes, workers, storage, and every GPU buffer. Buffers are
 * counted in the browser's own objects, not by the explorer's count of them.
 */

/** Goes before the scripts of all workers. */
function countGpu() {
  const held = { devices: 0, buffers: 0, bytes: 0, created: 0, dropped: 0, lost: 0 };
  Object.assign(self, { soakHeld: held });
  if (!('GPUDevice' in self)) return;
  /** @type {WeakMap<GPUDevice, Set<{ size: number }>>} */
  const ofDevice = new WeakMap();
  /** @type {WeakMap<GPUBuffer, () => void>} */
  const ending = new WeakMap();
  // Collected without having been destroyed: somebody forgot it.
  const collected = new FinalizationRegistry((/** @type {() => boolean} */ end) => {
    if (end()) held.dropped++;
  });

  const adapter = GPUAdapter.prototype;
  const ask = adapter.requestDevice;
  adapter.requestDevice = async function (...asked) {
    const device = await ask.apply(this, asked);
    const buffers = new Set();
    ofDevice.set(device, buffers);
    held.devices++;
    void device.lost.then(({ reason }) => {
      held.devices--;
      if (reason !== 'destroyed') held.lost++;
      for (const buffer of buffers) held.bytes -= buffer.size;
      held.buffers -= buffers.size;
      buffers.clear();
    });
    return device;
  };
  const make = GPUDevice.prototype.createBuffer;
  GPUDevice.prototype.createBuffer = function (of) {
    const buffer = make.call(this, of);
    const buffers = ofDevice.get(this);
    const entry = { size: buffer.size };
    buffers?.add(entry);
    held.buffers++;
    held.created++;
    held.bytes += entry.size;
    const end = () => {
      if (!buffers?.delete(entry)) return false;
      held.buffers--;
      held.bytes -= entry.size;
      return true;
    };
    ending.set(buffer, end);
    collected.register(buffer, end);
    return buffer;
  };
  const destroy = GPUBuffer.prototype.destroy;
  GPUBuffer.prototype.destroy = function () {
    ending.get(this)?.();
    return destroy.call(this);
  };
}

/**
 * Has the buffers of all workers counted that start from now on.
 *
 * @param {import('playwright').Page} page
 */
export async function watchWorkers(page) {
  await page.route('**/*worker*.js', async (route) => {
    const answer = await route.fetch({ maxRetries: 5 });
    const body = `(${countGpu})();\n${await answer.text()}`;
    await route.fulfill({ response: answer, body });
  });
}

/**
 * @typedef {object} Sample
 * @property {number} minute since the start
 * @property {number} heap bytes of living objects of the page, after a collection
 * @property {number} code of it what V8 compiled
 * @property {number} workerHeap the same of all workers together
 * @property {number} listeners
 * @property {number} nodes DOM nodes, those that are not in the document too
 * @property {number} documents
 * @property {number} workers alive
 * @property {number} devices GPU devices not lost or destroyed
 * @property {number} buffers GPU buffers not destroyed
 * @property {number} gpu their bytes
 * @property {number} dropped GPU buffers collected without having been destroyed, so far
 * @property {number} stored bytes the browser stores for the site
 */

/**
 * Collects garbage everywhere, then looks.
 *
 * @param {import('playwright').Page} page at rest
 * @param {import('playwright').CDPSession} inspector of that page, with `Performance` enabled
 * @param {number} minute
 * @returns {Promise<Sample>}
 */
export async function sampleOf(page, inspector, minute) {
  await thrice(() => inspector.send('HeapProfiler.collectGarbage'));
  const { usedSize: heap } = await inspector.send('Runtime.getHeapUsage');
  const { metrics } = await inspector.send('Performance.getMetrics');
  const metric = (/** @type {string} */ of) => metrics.find(({ name }) => name === of)?.value ?? 0;
  const sum = { devices: 0, buffers: 0, bytes: 0, dropped: 0 };
  const workers = page.workers();
  for (const worker of workers) {
    const held = await worker.evaluate(() => Reflect.get(self, 'soakHeld'));
    for (const key of /** @type {(keyof typeof sum)[]} */ (Object.keys(sum))) sum[key] += held[key];
  }
  const stored = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  return {
    minute,
    heap,
    code: await compiledCode(inspector),
    workerHeap: await workerHeap(inspector),
    listeners: metric('JSEventListeners'),
    nodes: metric('Nodes'),
    documents: metric('Documents'),
    workers: workers.length,
    devices: sum.devices,
    buffers: sum.buffers,
    gpu: sum.bytes,
    dropped: sum.dropped,
    stored,
  };
}

/**
 * With pauses: what one collection lets go of is often all that held something else.
 *
 * @param {() => Promise<unknown>} collect
 */
async function thrice(collect) {
  for (let k = 0; k < 3; k++) {
    await collect();
    await new Promise((done) => setTimeout(done, 400));
  }
}

/**
 * Bytes of compiled code on the page's heap, out of a heap snapshot.
 *
 * @param {import('playwright').CDPSession} inspector
 * @returns {Promise<number>}
 */
async function compiledCode(inspector) {
  let text = '';
  const heard = (/** @type {{ chunk: string }} */ { chunk }) => {
    text += chunk;
  };
  inspector.on('HeapProfiler.addHeapSnapshotChunk', heard);
  await inspector.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  inspector.off('HeapProfiler.addHeapSnapshotChunk', heard);
  const { snapshot, nodes } = JSON.parse(text);
  const fields = snapshot.meta.node_fields;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const code = snapshot.meta.node_types[type].indexOf('code');
  let bytes = 0;
  for (let at = 0; at < nodes.length; at += fields.length) {
    if (nodes[at + type] === code) bytes += nodes[at + size];
  }
  return bytes;
}

/**
 * Bytes of living objects of all workers of the page, after a collection.
 *
 * @param {import('playwright').CDPSession} inspector
 * @returns {Promise<number>}
 */
async function workerHeap(inspector) {
  /** @type {Map<string, number>} */
  const sizes = new Map();
  /** @type {Promise<void>[]} */
  const asked = [];
  /** @type {Map<string, () => void>} */
  const answered = new Map();
  const attached = (/** @type {any} */ { sessionId }) => {
    const tell = (/** @type {number} */ id, /** @type {string} */ method) =>
      inspector
        .send('Target.sendMessageToTarget', {
          sessionId,
          message: JSON.stringify({ id, method }),
        })
        .catch(() => {});
    asked.push(
      new Promise((done) => {
        answered.set(sessionId, done);
        void thrice(() => tell(1, 'HeapProfiler.collectGarbage')).then(() =>
          tell(2, 'Runtime.getHeapUsage'),
        );
        setTimeout(done, 20_000);
      }),
    );
  };
  const heard = (/** @type {any} */ { sessionId, message }) => {
    const { id, result } = JSON.parse(message);
    if (id !== 2) return;
    sizes.set(sessionId, result?.usedSize ?? 0);
    answered.get(sessionId)?.();
  };
  inspector.on('Target.attachedToTarget', attached);
  inspector.on('Target.receivedMessageFromTarget', heard);
  const watch = (/** @type {boolean} */ autoAttach) =>
    inspector.send('Target.setAutoAttach', {
      autoAttach,
      waitForDebuggerOnStart: false,
      flatten: false,
    });
  await watch(true);
  await new Promise((done) => setTimeout(done, 500));
  await Promise.all(asked);
  await watch(false);
  inspector.off('Target.attachedToTarget', attached);
  inspector.off('Target.receivedMessageFromTarget', heard);
  return [...sizes.values()].reduce((a, b) => a + b, 0);
}
