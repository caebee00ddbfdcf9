/**
 * The engine's home: a dedicated worker that runs one experiment at a time on either backend, so
 * that the page never blocks. Commands in, events out (`protocol.ts`).
 */
import type { Backend } from './backend';
import { createCpuBackend } from './cpu/backend';
import { Gate } from './gate';
import { openBackend } from './open';
import type { EngineCommand, RunEvent } from './protocol';
import { runExperiment } from './run';

/** Devices lost in one run after which the CPU takes over for good. */
const PATIENCE = 3;

interface Running {
  readonly run: number;
  readonly gate: Gate;
  backend?: Backend;
}

let current: Running | null = null;

self.onmessage = ({ data }: MessageEvent<EngineCommand>) => {
  if (data.type === 'start') {
    current?.gate.stop();
    void start(data);
    return;
  }
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

async function start({ run, spec, paused }: EngineCommand & { type: 'start' }): Promise<void> {
  const send = (event: RunEvent): void => self.postMessage(event);
  const gate = new Gate(() => send({ type: 'paused', run }));
  if (paused) gate.step();
  const running: Running = { run, gate };
  current = running;
  let losses = -1;
  try {
    await runExperiment(spec, {
      gate: (at) => gate.pass(at),
      emit: (event) => {
        if (!gate.stopped) send({ ...event, run } as RunEvent);
      },
      open: async (s, lost) =>
        ++losses >= PATIENCE ? createCpuBackend({ reason: 'lost' }) : openBackend(s.backend, lost),
      onBackend: (backend) => {
        running.backend = backend;
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
