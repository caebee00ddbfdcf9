/**
 * Keeps the built page for times without a network (`src/offline`), and hears of newer versions.
 * A convenience: where it is denied, full or unknown to the browser, nothing happens.
 */
import { wallTime } from '../lib/clock';

const WORKER = 'service-worker.js';
/** Between two looks for a newer version, for a page that stays open. */
const GAP_MS = 3_600_000;

/** Starts after the page has loaded, once the browser is idle; gives a way to end the listening. */
export function keepOffline(onNewer: () => void): () => void {
  const container = containerHere();
  const ended = new AbortController();
  if (!container) return () => {};
  const begin = async (): Promise<void> => {
    const registration = await container.register(`${import.meta.env.BASE_URL}${WORKER}`, {
      updateViaCache: 'none',
    });
    if (!ended.signal.aborted) listen(container, registration, onNewer, ended.signal);
  };
  void afterLoad(() => begin().catch(() => undefined), ended.signal);
  return () => ended.abort();
}

/** Undefined on an insecure origin, and in a frame: another page's visitors asked for nothing. */
function containerHere(): ServiceWorkerContainer | undefined {
  const inside = window.parent !== window;
  return import.meta.env.PROD && !inside && 'serviceWorker' in navigator
    ? navigator.serviceWorker
    : undefined;
}

function afterLoad(work: () => void, signal: AbortSignal): void {
  const whenIdle = window.requestIdleCallback ?? ((idle: () => void) => setTimeout(idle, 300));
  const soon = (): void => {
    whenIdle(() => {
      if (!signal.aborted) work();
    });
  };
  if (document.readyState === 'complete') soon();
  else window.addEventListener('load', soon, { once: true, signal });
}

function listen(
  container: ServiceWorkerContainer,
  registration: ServiceWorkerRegistration,
  onNewer: () => void,
  signal: AbortSignal,
): void {
  let looked = wallTime();
  const ask = async (): Promise<void> => {
    if ((await isStale(container)) && !signal.aborted) onNewer();
  };
  registration.addEventListener(
    'updatefound',
    () => {
      const coming = registration.installing;
      coming?.addEventListener('statechange', () => {
        if (coming.state === 'installed') void ask();
      });
    },
    { signal },
  );
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.hidden || wallTime() - looked < GAP_MS) return;
      looked = wallTime();
      registration.update().catch(() => undefined);
    },
    { signal },
  );
  // One may have come before this was listening.
  void ask();
}

/** Asks the worker that answers this page; without one there is nothing newer than the page. */
function isStale({ controller }: ServiceWorkerContainer): Promise<boolean> {
  if (!controller) return Promise.resolve(false);
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      port1.close();
      resolve(data === true);
    };
    controller.postMessage('newer?', [port2]);
  });
}
