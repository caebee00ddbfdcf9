/**
 * The engine's home: a dedicated worker that runs one experiment at a time on either backend, so
 * that the page never blocks. Commands in, events out (`protocol.ts`).
 */
import type { Backend } from './backend';
import { createCpuBackend } from './cpu/backend';
import { Gate } from './gate';
import { Keeper } from './keeper';
import { openBackend } from './open';
import type { EngineCommand, RunEvent } from './protocol';
import { runExperiment } from './run';

/** Devices lost in one run after which the CPU takes over for the rest of it. */
const PATIENCE = 3;

interface Running {
  readonly run: number;
  readonly gate: Gate;
  /** Resolves when the run has let go of the backend. */
  done: Promise<void>;
  backend?: Backend;
}

const keeper = new Keeper(openBackend);
let current: Running | null = null;

self.onmessage = ({ data }: MessageEvent<EngineCommand>) => {
  if (data.type === 'warm') return keeper.warm(data.backend);
  if (data.type === 'start') return start(data);
  if (!current || data.run !== current.run) return;
  switch (data.type) {
    case 'pause':
      return current.gate.pause();
    case 'resume':
      return current.gate.resume();
    case 'step':
      return current.gate.step();
    case 'stop':
      return current.gate.stop();
    case 'lose-device':
      return current.backend?.loseDevice();
    default:
      data satisfies never;
  }
};

function start(command: EngineCommand & { type: 'start' }): void {
  const before = current;
  before?.gate.stop();
  const { run } = command;
  const gate = new Gate(() => self.postMessage({ type: 'paused', run } satisfies RunEvent));
  if (command.paused) gate.step();
  const running: Running = { run, gate, done: Promise.resolve() };
  current = running;
  running.done = (before?.done ?? Promise.resolve()).then(() => perform(command, running));
}

async function perform(
  { run, spec }: EngineCommand & { type: 'start' },
  running: Running,
): Promise<void> {
  const { gate } = running;
  if (gate.stopped) return;
  const send = (event: RunEvent): void => self.postMessage(event);
  let losses = -1;
  try {
    await runExperiment(spec, {
      gate: (at) => gate.pass(at),
      emit: (event) => {
        if (!gate.stopped) send({ ...event, run } as RunEvent);
      },
      open: async (lost) => {
        const exhausted = ++losses >= PATIENCE;
        running.backend = exhausted
          ? createCpuBackend({ reason: 'lost' })
          : await keeper.get(spec.backend, lost);
        return running.backend;
      },
    });
  } catch (error) {
    if (gate.stopped) return;
    const message = error instanceof Error ? error.message : String(error);
    send({ type: 'failed', run, message });
  } finally {
    if (current === running) current = null;
  }
}
