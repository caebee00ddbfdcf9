/** The page's handle on the worker: created on the first use, replaced if it crashes. */
import type { EngineClient, EngineCommand, RunEvent } from './protocol';

type Unnumbered = EngineCommand extends infer C
  ? C extends EngineCommand
    ? Omit<C, 'run'>
    : never
  : never;

/** Opens a client; the worker (and with it the engine's code) is loaded when first needed. */
export function createEngineClient(): EngineClient {
  const listeners = new Set<(event: RunEvent) => void>();
  let worker: Worker | null = null;
  let run = 0;

  const tell = (event: RunEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const open = (): Worker => {
    const opened = new Worker(new URL('./worker.ts', import.meta.url), {
      type: 'module',
      name: 'engine',
    });
    opened.onmessage = ({ data }: MessageEvent<RunEvent>) => tell(data);
    opened.onerror = (event) => {
      event.preventDefault();
      if (worker === opened) worker = null;
      opened.terminate();
      tell({
        type: 'failed',
        run,
        message: `The engine crashed: ${event.message || 'no reason given'}.`,
      });
    };
    return opened;
  };
  const send = (command: Unnumbered): void => worker?.postMessage({ ...command, run });

  return {
    start(spec, options = {}) {
      worker ??= open();
      run++;
      send({ type: 'start', spec, paused: options.paused ?? false });
      return run;
    },
    warm(backend) {
      worker ??= open();
      send({ type: 'warm', backend });
    },
    pause: () => send({ type: 'pause' }),
    resume: () => send({ type: 'resume' }),
    step: () => send({ type: 'step' }),
    stop: () => send({ type: 'stop' }),
    loseDevice: () => send({ type: 'lose-device' }),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      worker?.terminate();
      worker = null;
      listeners.clear();
    },
  };
}
