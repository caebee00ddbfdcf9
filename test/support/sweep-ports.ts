/** Workers of a sweep without workers: the same batches on CPU backends in this thread. */
import type { Backend } from '../../src/engine/backend';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { Gate } from '../../src/engine/gate';
import { keepNeeded } from '../../src/engine/needed-data';
import type { OpenPort } from '../../src/engine/sweep/pool';
import type { Member } from '../../src/engine/sweep/protocol';
import { runBatch } from '../../src/engine/sweep/run-batch';
import type { WorkerCommand, WorkerEvent } from '../../src/engine/sweep/worker-protocol';

export interface Ports {
  readonly open: OpenPort;
  /** Commands by port, e.g. 'open', 'batch 3', 'release'. */
  readonly commands: string[][];
  /** Ports terminated. */
  readonly terminated: Set<number>;
  /** Members of every batch in the order of their starts. */
  readonly batches: (readonly Member[])[];
  /** Makes the n-th batch (from 1) of all crash its worker. */
  crashAt(...batches: number[]): void;
}

/** Ports that answer as a worker does; `kind` is what their backend claims to be. */
export function inProcessPorts(kind: 'cpu' | 'webgpu' = 'cpu'): Ports {
  const commands: string[][] = [];
  const terminated = new Set<number>();
  const batches: (readonly Member[])[] = [];
  let crashes: readonly number[] = [];

  const open: OpenPort = (onEvent, onCrash) => {
    const own = commands.length;
    commands.push([]);
    let gate: Gate | null = null;
    let paused = false;
    let before: Promise<void> = Promise.resolve();
    const send = (event: WorkerEvent) => {
      if (!terminated.has(own)) onEvent(event);
    };
    const backends = async (): Promise<Backend> => createCpuBackend();
    const train = async (members: readonly Member[]) => {
      batches.push(members);
      if (crashes.includes(batches.length)) {
        onCrash('ordered by a test');
        return;
      }
      gate = new Gate(() => {});
      if (paused) gate.pause();
      const current = gate;
      const pass = async (at: 'chunk' | 'epoch') => {
        // Node empties a channel before timers get their turn; browsers take message by message.
        await new Promise((resolve) => setImmediate(resolve));
        return current.pass(at);
      };
      const onProgress = (done: number, all: number) =>
        send({ type: 'progress', share: done / all });
      const results = await runBatch(members, { open: backends, gate: pass, onProgress });
      if (results) send({ type: 'results', results });
    };
    const answer = (work: () => Promise<void> | void) => {
      before = before.then(work).catch((error: Error) => {
        send({ type: 'failed', message: error.message });
      });
    };
    return {
      post(command: WorkerCommand) {
        const count = command.type === 'batch' ? ` ${command.members.length}` : '';
        commands[own].push(`${command.type}${count}`);
        switch (command.type) {
          case 'open':
            return answer(() =>
              send({
                type: 'opened',
                choice: { backend: kind, status: { kind, adapter: 'a test' } },
              }),
            );
          case 'batch':
            return answer(() => train(command.members));
          case 'pause':
            paused = true;
            return gate?.pause();
          case 'resume':
            paused = false;
            return gate?.resume();
          case 'release':
            gate?.stop();
            return answer(() => send({ type: 'released', buffers: 0, bytes: 0 }));
          case 'data':
            return keepNeeded(command.needed);
          case 'lose-device':
            return;
          default:
            command satisfies never;
        }
      },
      terminate: () => terminated.add(own),
    };
  };
  return {
    open,
    commands,
    terminated,
    batches,
    crashAt: (...at) => {
      crashes = at;
    },
  };
}
