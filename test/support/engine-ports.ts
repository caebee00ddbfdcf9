/** Workers of the engine without workers: the same runs on CPU backends in this thread. */
import type { OpenEnginePort } from '../../src/engine/client';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { Gate } from '../../src/engine/gate';
import type { EngineAnswer, EngineCommand } from '../../src/engine/protocol';
import { type Rest, runExperiment } from '../../src/engine/run';

export interface EnginePorts {
  readonly open: OpenEnginePort;
  /** Commands by port, e.g. 'choose 4', 'start 0+2', 'pause'. */
  readonly commands: string[][];
  readonly terminated: Set<number>;
  /** Makes a port crash at its next start. */
  crash(port: number): void;
}

/** Ports that answer as a worker does; `kind` is what they choose to train on. */
export function enginePorts(kind: 'cpu' | 'webgpu' = 'cpu'): EnginePorts {
  const commands: string[][] = [];
  const terminated = new Set<number>();
  const doomed = new Set<number>();

  const open: OpenEnginePort = (onAnswer, onCrash) => {
    const own = commands.length;
    commands.push([]);
    let current: {
      run: number;
      gate: Gate;
      saveAt: number | 'next' | null;
      rest?: Rest | undefined;
    } | null = null;
    const send = (answer: EngineAnswer) => {
      if (!terminated.has(own)) onAnswer(answer);
    };
    const words = (command: EngineCommand): string => {
      if (command.type === 'choose') return `choose ${command.workers}`;
      if (command.type !== 'start') return command.type;
      const { part, paused } = command;
      return `start ${part.first}+${part.count}${paused ? ' paused' : ''}`;
    };
    const status = { kind, adapter: 'a test, one thread' } as const;
    const start = (command: EngineCommand & { type: 'start' }): void => {
      current?.gate.stop();
      const { run, spec, part, from } = command;
      const gate = new Gate(() => {
        const { rest } = running;
        send(rest ? { type: 'paused', run, frame: rest.frame } : { type: 'paused', run });
      });
      if (command.paused) gate.step();
      const running: NonNullable<typeof current> = { run, gate, saveAt: null };
      current = running;
      void runExperiment(spec, {
        part,
        open: async () => createCpuBackend(),
        ...(from ? { from } : {}),
        gate: async (at, rest) => {
          running.rest = rest;
          if (rest && (running.saveAt === 'next' || running.saveAt === rest.frame)) {
            send({ type: 'state', run, state: await rest.read() });
            running.saveAt = null;
            gate.pause();
          }
          return gate.pass(at);
        },
        onEnd: (state) => {
          if (running.saveAt !== null) send({ type: 'state', run, state });
        },
        emit: (event) => {
          const first = event.type === 'started' ? { backend: status } : {};
          if (!gate.stopped) send({ ...event, ...first, run } as EngineAnswer);
        },
      });
    };
    return {
      post(command) {
        commands[own].push(words(command));
        // As between threads: nothing is answered before the caller has gone on.
        queueMicrotask(() => {
          if (command.type === 'choose') {
            send({ type: 'chosen', run: command.run, choice: { backend: kind, status } });
          } else if (command.type === 'start') {
            if (doomed.has(own)) onCrash('ordered by a test');
            else start(command);
          } else if (current?.run === command.run) {
            if (command.type === 'pause') current.gate.pause();
            if (command.type === 'resume') current.gate.resume();
            if (command.type === 'step') current.gate.step();
            if (command.type === 'stop') current.gate.stop();
            if (command.type === 'save') {
              const { run } = command;
              current.saveAt = command.frame ?? 'next';
              if (current.rest && command.frame === null) {
                void current.rest.read().then((state) => send({ type: 'state', run, state }));
              } else current.gate.resume();
            }
          }
        });
      },
      terminate: () => {
        current?.gate.stop();
        terminated.add(own);
      },
    };
  };
  return { open, commands, terminated, crash: (port) => doomed.add(port) };
}
