/**
 * The page's handle on the engine before its code is here: all that the first script holds of it.
 * Fetched with the first order; runs have the same numbers as those of `client.ts`.
 */
import { later } from '../lib/text';
import { late } from './late';
import type { EngineClient, RunEvent } from './protocol';
import type { TrainingState } from './training-state';

const fetched = (): Promise<EngineClient> =>
  import('./client').then((module) => module.createEngineClient());

/** `load` stands in for the fetching in tests; it gives a client that has started nothing. */
export function lateEngineClient(load: () => Promise<EngineClient> = fetched): EngineClient {
  const listeners = new Set<(event: RunEvent) => void>();
  const emit = (event: RunEvent): void => {
    for (const listener of listeners) listener(event);
  };
  let run = 0;
  /** Runs asked for in vain, before the client could be fetched. */
  let lost = 0;
  const client = late(async () => {
    try {
      const loaded = await load();
      loaded.onEvent((event) => emit({ ...event, run: event.run + lost }));
      return loaded;
    } catch (error) {
      lost = run;
      throw error;
    }
  });

  return {
    start(spec, options) {
      const own = ++run;
      const failed = (reason: string): void =>
        emit({ type: 'failed', run: own, message: later`Training could not start: ${reason}.` });
      client.ask((here) => here.start(spec, options), failed);
      return own;
    },
    save() {
      if (run === 0) return Promise.resolve(null);
      return new Promise<TrainingState | null>((done, refused) => {
        client.ask(
          (here) => here.save().then(done, refused),
          () => done(null),
        );
      });
    },
    warm: (backend) => client.ask((here) => here.warm(backend)),
    pause: () => client.tell((here) => here.pause()),
    resume: () => client.tell((here) => here.resume()),
    step: () => client.tell((here) => here.step()),
    stop: () => client.tell((here) => here.stop()),
    loseDevice: () => client.tell((here) => here.loseDevice()),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      listeners.clear();
      client.drop();
      client.tell((here) => here.dispose());
    },
  };
}
