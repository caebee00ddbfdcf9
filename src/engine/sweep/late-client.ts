/** The page's handle on its sweeps before their code is here; it is fetched with the first start. */
import { later } from '../../lib/text';
import { late } from '../late';
import type { SweepClient, SweepEvent } from './protocol';

const fetched = (): Promise<SweepClient> =>
  import('./client').then((module) => module.createSweepClient());

/** `load` stands in for the fetching in tests. */
export function lateSweepClient(load: () => Promise<SweepClient> = fetched): SweepClient {
  const listeners = new Set<(event: SweepEvent) => void>();
  const emit = (event: SweepEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const client = late(async () => {
    const loaded = await load();
    loaded.onEvent(emit);
    return loaded;
  });

  return {
    start(members, machine) {
      const failed = (reason: string): void =>
        emit({ type: 'failed', message: later`The sweep could not start: ${reason}.` });
      client.ask((here) => here.start(members, machine), failed);
    },
    pause: () => client.tell((here) => here.pause()),
    resume: () => client.tell((here) => here.resume()),
    cancel: () => client.tell((here) => here.cancel()),
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
