// @ts-check
/**
 * For pages that frame FPE Explorer: gives `<iframe data-fpe>` the height its page needs, and has
 * `FpeExplorer.connect(iframe)` to speak with it. Messages are described in docs/embedding.md; this
 * file needs nothing else and may be copied.
 */
(() => {
  const VERSION = 1;
  /** Milliseconds after which an answer is given up. */
  const PATIENCE = 20_000;
  /** @type {WeakMap<HTMLIFrameElement, ReturnType<typeof open>>} */
  const known = new WeakMap();

  /** @param {HTMLIFrameElement} frame */
  function open(frame) {
    const { origin } = new URL(frame.src);
    /** @type {Map<number, (message: any) => void>} */
    const waiting = new Map();
    /** @type {Map<string, Set<(event: any) => void>>} */
    const listeners = new Map();
    let last = 0;
    let here = () => {};
    /** Resolves once the page in the frame listens. */
    const ready = new Promise((resolve) => {
      here = () => resolve(undefined);
    });

    const send = (/** @type {object} */ message) =>
      frame.contentWindow?.postMessage({ fpe: VERSION, ...message }, origin);

    addEventListener('message', (event) => {
      if (event.source !== frame.contentWindow || event.origin !== origin) return;
      const { data } = event;
      if (typeof data !== 'object' || data === null || data.fpe !== VERSION) return;
      here();
      if ('ok' in data) {
        waiting.get(data.id)?.(data);
        waiting.delete(data.id);
        return;
      }
      if (data.type === 'height' && 'fpe' in frame.dataset) frame.style.height = `${data.height}px`;
      for (const listener of listeners.get(data.type) ?? []) listener(data);
    });
    // It may have said that it is ready before anybody listened.
    const ask = () => send({ id: ++last, type: 'get' });
    frame.addEventListener('load', ask);
    if (document.readyState === 'complete') ask();

    /** Asks for something; gives the state after it, or throws the reason why not. */
    async function request(/** @type {string} */ type, /** @type {object} */ rest = {}) {
      await ready;
      const id = ++last;
      const reply = await new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(id);
          reject(new Error(`no answer to “${type}”`));
        }, PATIENCE);
        waiting.set(id, (message) => {
          clearTimeout(timer);
          resolve(message);
        });
        send({ id, type, ...rest });
      });
      if (!reply.ok) throw new Error(reply.error);
      return reply.state;
    }

    return {
      ready,
      get: () => request('get'),
      set: (/** @type {object} */ settings) => request('set', { settings }),
      play: () => request('play'),
      pause: () => request('pause'),
      step: () => request('step'),
      rewind: () => request('rewind'),
      /** Calls back with each event of that type; returns the function that ends it. */
      on(/** @type {string} */ type, /** @type {(event: any) => void} */ listener) {
        const all = listeners.get(type) ?? new Set();
        listeners.set(type, all.add(listener));
        return () => all.delete(listener);
      },
    };
  }

  /** @param {HTMLIFrameElement} frame whose `src` is set */
  const connect = (frame) => {
    const connection = known.get(frame) ?? open(frame);
    known.set(frame, connection);
    return connection;
  };

  const connectAll = () => {
    for (const frame of document.querySelectorAll('iframe[data-fpe]')) {
      if (frame instanceof HTMLIFrameElement && frame.src) connect(frame);
    }
  };
  connectAll();
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', connectAll);

  Object.assign(window, { FpeExplorer: { connect } });
})();
