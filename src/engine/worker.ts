/**
 * The engine's home: a dedicated worker that trains one run, or its share of one, on whatever
 * backend was chosen, so that the page never blocks. Commands in, answers out (`protocol.ts`).
 */
import { reasonOf } from '../lib/reason';
import { isLayered } from '../spec/layers';
import type { Spec } from '../spec/spec';
import type { Backend } from './backend';
import { type Choice, choose } from './choose';
import { Gate } from './gate';
import type { Keeper } from './keeper';
import { keepers, layered, layeredKeepers } from './kept';
import { keepNeeded } from './needed-data';
import { openCpu, type Why, whyCpu } from './open';
import { membersOf } from './plan';
import type { EngineAnswer, EngineCommand } from './protocol';
import { type Emitted, type Rest, runExperiment } from './run';
import type { TrainingState } from './training-state';

interface Running {
  readonly run: number;
  readonly gate: Gate;
  /** Resolves when the run has let go of the backend. */
  done: Promise<void>;
  backend?: Pick<Backend, 'loseDevice'>;
  /** The frame whose state is asked for, 'next' for the end of this epoch; null where none is. */
  saveAt: number | 'next' | null;
  /** Where it rests, while it does. */
  rest: Rest | null;
}

let current: Running | null = null;
/** Where the last run ended. */
let ended: { readonly run: number; readonly state: TrainingState } | null = null;

const send = (answer: EngineAnswer): void => self.postMessage(answer);
self.onmessage = ({ data }: MessageEvent<EngineCommand>) => {
  if (data.type === 'data') return keepNeeded(data.needed);
  if (data.type === 'warm') return warm(data.backend);
  if (data.type === 'choose') return void decide(data);
  if (data.type === 'start') return start(data);
  if (data.type === 'save') return saveState(data);
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

function warm(backend: (EngineCommand & { type: 'warm' })['backend']): void {
  if (backend !== 'cpu' && backend !== 'reference') keepers.gpu.warm('webgpu');
  if (backend !== 'webgpu') keepers.cpu.warm(backend === 'reference' ? 'reference' : 'cpu');
}

/** Lets go of what ran before: a probe and a run would measure each other. */
async function decide({ run, spec, workers }: EngineCommand & { type: 'choose' }): Promise<void> {
  current?.gate.stop();
  try {
    await current?.done;
    const choice = await choiceFor(spec, workers);
    send({ type: 'chosen', run, choice });
  } catch (error) {
    send({ type: 'failed', run, message: reasonOf(error) });
  }
}

async function choiceFor(spec: Spec, workers: number): Promise<Choice> {
  if (!isLayered(spec)) return choose(spec.backend, membersOf(spec), workers, keepers);
  return (await layered()).chooseLayered(spec, workers, layeredKeepers);
}

function start(command: EngineCommand & { type: 'start' }): void {
  const before = current;
  before?.gate.stop();
  const { run } = command;
  const gate = new Gate(() => {
    const { rest } = running;
    send(rest ? { type: 'paused', run, frame: rest.frame } : { type: 'paused', run });
  });
  if (command.paused) gate.step();
  const running: Running = { run, gate, done: Promise.resolve(), saveAt: null, rest: null };
  current = running;
  ended = null;
  running.done = (before?.done ?? Promise.resolve()).then(() => perform(command, running));
}

function saveState({ run, frame }: EngineCommand & { type: 'save' }): void {
  const running = current;
  if (ended?.run === run) send({ type: 'state', ...ended });
  else if (running?.run === run) {
    running.saveAt = frame ?? 'next';
    if (running.rest && frame === null) void tellState(running, running.rest);
    else running.gate.resume();
  }
}

/** Reads where the run rests, tells it, and lets it rest on. */
async function tellState(running: Running, rest: Rest): Promise<void> {
  running.saveAt = null;
  try {
    send({ type: 'state', run: running.run, state: await rest.read() });
  } catch {
    // The device went with it: the run tells, and goes on from its last checkpoint.
  }
}

async function perform(
  { run, spec, part, choice, from }: EngineCommand & { type: 'start' },
  running: Running,
): Promise<void> {
  const { gate } = running;
  if (gate.stopped) return;
  const emit = (event: Emitted): void => {
    if (gate.stopped) return;
    // Another one where the GPU went before the first step.
    const chosen = event.type === 'started' && event.backend.kind === choice.status.kind;
    const first = chosen ? { backend: choice.status } : {};
    send({ ...event, ...first, run } as EngineAnswer);
  };
  try {
    if (isLayered(spec)) {
      const { openLayeredCpu, runLayeredExperiment } = await layered();
      const open = opening(running, choice, layeredKeepers, openLayeredCpu);
      await runLayeredExperiment(spec, { part, gate: (at) => gate.pass(at), emit, open });
      return;
    }
    await runExperiment(spec, {
      part,
      ...(from ? { from } : {}),
      gate: async (at, rest) => {
        running.rest = rest ?? null;
        if (rest && (running.saveAt === 'next' || running.saveAt === rest.frame)) {
          await tellState(running, rest);
          gate.pause();
        }
        const open = await gate.pass(at);
        running.rest = null;
        return open;
      },
      onEnd: (state) => {
        if (gate.stopped) return;
        ended = { run, state };
        if (running.saveAt !== null) send({ type: 'state', run, state });
      },
      emit,
      open: opening(running, choice, keepers, openCpu),
    });
  } catch (error) {
    if (!gate.stopped) send({ type: 'failed', run, message: reasonOf(error) });
  } finally {
    if (current === running) current = null;
  }
}

/** Gives a run its backend: the chosen one, another after a loss, the CPU's after too many or a fault. */
function opening<B extends Pick<Backend, 'destroy' | 'lost' | 'loseDevice'>>(
  running: Running,
  choice: Choice,
  from: { readonly gpu: Keeper<B>; readonly cpu: Keeper<B> },
  onCpu: (why: Why) => Promise<B>,
): (lost: boolean, fault?: string) => Promise<B> {
  const keeper = choice.backend === 'webgpu' ? from.gpu : from.cpu;
  let losses = -1;
  return async (lost, fault) => {
    const why = whyCpu(++losses, fault);
    const backend = why ? await onCpu(why) : await keeper.get(choice.backend, lost);
    running.backend = backend;
    return backend;
  };
}
