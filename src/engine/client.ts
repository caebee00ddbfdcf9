/**
 * The page's handle on the engine: workers made on the first use, kept between runs, replaced if
 * one crashes. The first chooses what a run trains on; on the CPU its seeds are shared out to as
 * many workers as there are cores to spare, and their events joined into those of one run.
 */

import { later } from '../lib/text';
import { isLayered } from '../spec/layers';
import type { Spec } from '../spec/spec';
import { NO_REASON } from './device-words';
import { neededData } from './needed-data';
import { Joiner, shareSeeds } from './parts';
import type { EngineAnswer, EngineClient, EngineCommand, RunEvent } from './protocol';
import { shareOf, type TrainingState } from './training-state';
import { type OpenPort, type Port, portOf } from './worker-port';
import { workersFor } from './workers';

export type EnginePort = Port<EngineCommand>;
export type OpenEnginePort = OpenPort<EngineCommand, EngineAnswer>;

const openWorker: OpenEnginePort = (...heard) =>
  portOf(
    new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'engine' }),
    ...heard,
  );

/** What a run that has not begun yet is to do when it does. */
type Pending = 'run' | 'step' | 'pause';
type Told = (state: TrainingState | null) => void;

/** Opens a client; workers (and with them the engine's code) are loaded when first needed. */
export function createEngineClient(openPort: OpenEnginePort = openWorker): EngineClient {
  const listeners = new Set<(event: RunEvent) => void>();
  let ports: EnginePort[] = [];
  /** Files that each worker has. */
  const equipped = new WeakMap<EnginePort, Set<string>>();
  let run = 0;
  /** What the run trains. */
  let spec: Spec | null = null;
  /** The run that is being decided about, or its joined parts; null when neither. */
  let pending: { readonly spec: Spec; readonly from?: TrainingState; order: Pending } | null = null;
  let joined: { readonly joiner: Joiner; readonly parts: number } | null = null;

  /** The newest frame of each part, the frame at whose end it rests, who waits for all states. */
  let newest: number[] = [];
  let rests: (number | undefined)[] = [];
  let saving: { readonly states: (TrainingState | undefined)[]; done: Told } | null = null;

  const tell = (event: RunEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const portOf = (part: number): EnginePort => {
    while (ports.length <= part) {
      const own = ports.length;
      ports.push(openPort((answer) => heard(own, answer), crashed));
    }
    return ports[part];
  };
  /** The worker, with the file that the run learns from. Throws where that is not here. */
  const portFor = (part: number, spec: Spec): EnginePort => {
    const needed = neededData(spec);
    const port = portOf(part);
    const has = equipped.get(port) ?? new Set();
    equipped.set(port, has);
    if (needed && !has.has(needed.id)) port.post({ type: 'data', run, needed });
    if (needed) has.add(needed.id);
    return port;
  };
  const each = (command: (run: number) => EngineCommand): void => {
    for (let part = 0; part < (joined?.parts ?? 0); part++) portOf(part).post(command(run));
  };
  const halt = (): void => {
    each((of) => ({ type: 'stop', run: of }));
    joined = null;
    pending = null;
    settle(null);
  };
  const settle: Told = (state) => {
    saving?.done(state);
    saving = null;
  };

  function crashed(reason: string): void {
    for (const port of ports) port.terminate();
    ports = [];
    joined = null;
    pending = null;
    settle(null);
    tell({ type: 'failed', run, message: later`The engine crashed: ${reason || NO_REASON}.` });
  }

  function heard(part: number, answer: EngineAnswer): void {
    if (answer.run !== run) return;
    if (answer.type === 'frame') newest[part] = answer.frame;
    if (answer.type === 'paused') rests[part] = answer.frame;
    if (answer.type === 'chosen') begin(answer);
    else if (answer.type === 'state') saved(part, answer.state);
    else if (answer.type === 'failed') {
      halt();
      tell(answer);
    } else for (const event of joined?.joiner.receive(part, answer) ?? []) tell(event);
  }

  function begin({ choice }: EngineAnswer & { type: 'chosen' }): void {
    if (!pending) return;
    const { spec, from, order: wanted } = pending;
    pending = null;
    newest = [];
    rests = [];
    const parallel = choice.backend === 'webgpu' ? 1 : workersFor(spec.workers);
    const shares = shareSeeds(spec.seeds, parallel);
    const describe = (adapter: string): string =>
      shares.length > 1
        ? adapter.replace(later('one thread'), `${shares.length} threads`)
        : adapter;
    joined = { joiner: new Joiner(shares.length, describe), parts: shares.length };
    shares.forEach((share, part) => {
      const paused = wanted === 'step';
      const start = { type: 'start', run, spec, part: share, choice, paused } as const;
      portFor(part, spec).post(from ? { ...start, from: shareOf(from, share, spec) } : start);
    });
    if (wanted === 'pause') each((of) => ({ type: 'pause', run: of }));
  }

  function saved(part: number, state: TrainingState): void {
    if (!saving) return;
    saving.states[part] = state;
    const states = saving.states.filter((known) => known !== undefined);
    if (states.length < saving.states.length) return;
    const aligned = states.every(({ frame }) => frame === states[0].frame);
    settle(aligned ? { ...states[0], replicas: states.flatMap(({ replicas }) => replicas) } : null);
  }

  /** To a run that trains, or for later to one that is about to. */
  const order = (type: 'pause' | 'resume' | 'step'): void => {
    if (pending) pending.order = type === 'resume' ? 'run' : type;
    if (type !== 'pause') {
      joined?.joiner.resumed();
      rests = [];
    }
    each((of) => ({ type, run: of }));
  };

  return {
    start(asked, options = {}) {
      halt();
      run++;
      const { paused, from } = options;
      spec = asked;
      pending = { spec: asked, order: paused ? 'step' : 'run', ...(from ? { from } : {}) };
      const workers = shareSeeds(asked.seeds, workersFor(asked.workers)).length;
      portFor(0, asked).post({ type: 'choose', run, spec: asked, workers });
      return run;
    },
    warm(backend) {
      portOf(0).post({ type: 'warm', run, backend });
    },
    pause: () => order('pause'),
    resume: () => order('resume'),
    step: () => order('step'),
    stop: halt,
    save() {
      // The state of a layered run has no form outside of its engine.
      const parts = spec && isLayered(spec) ? 0 : (joined?.parts ?? 0);
      settle(null);
      if (parts === 0) return Promise.resolve(null);
      const told = new Promise<TrainingState | null>((done) => {
        saving = { states: Array.from({ length: parts }), done };
      });
      const together = rests.length === parts && rests.every((at) => at === rests[0]);
      // Where parts stand at different epochs, the next one of the foremost is ahead of all.
      const soonest = parts === 1 || (together && rests[0] !== undefined);
      const frame = soonest ? null : Math.max(...newest, 0) + 1;
      joined?.joiner.resumed();
      each((of) => ({ type: 'save', run: of, frame }));
      return told;
    },
    loseDevice: () => each((of) => ({ type: 'lose-device', run: of })),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      for (const port of ports) port.terminate();
      ports = [];
      listeners.clear();
    },
  };
}
