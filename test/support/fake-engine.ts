/** An engine that does nothing by itself: it notes its commands, a test sends its events. */
import type { EngineClient, RunEvent } from '../../src/engine/protocol';
import type { TrainingState } from '../../src/engine/training-state';
import { initialNetwork } from '../../src/model/init';
import { constantMeasures, type Measures } from '../../src/model/measures';
import type { Ledger } from '../../src/model/record';
import type { Spec } from '../../src/spec/spec';
import type { UrlPort } from '../../src/store/url';

export interface FakeEngine extends EngineClient {
  /** e.g. ['start', 'pause']; a start that pauses after an epoch is 'start paused'. */
  readonly commands: string[];
  /** Specs of the starts. */
  readonly specs: Spec[];
  /** What the starts went on from; undefined where one began anew. */
  readonly origins: (TrainingState | undefined)[];
  /** What `save` gives. */
  state: TrainingState | null;
  /** Number of the last run started. */
  readonly run: number;
  send(event: RunEvent): void;
  /** 'started' with the replicas of the last start. */
  started(): void;
  /** A frame with recognisable numbers: accuracy = (frame + 1) / 100 + replica / 1000. */
  frame(frame: number, run?: number): void;
  /** Makes the next start throw. */
  refuse(message: string): void;
}

export function fakeEngine(): FakeEngine {
  const listeners = new Set<(event: RunEvent) => void>();
  const commands: string[] = [];
  const specs: Spec[] = [];
  const origins: (TrainingState | undefined)[] = [];
  let run = 0;
  let refusal = '';
  const last = (): Spec => specs.at(-1) as Spec;
  const replicas = (spec: Spec) =>
    Array.from({ length: spec.seeds }, (_, s) => s).flatMap((s) =>
      spec.methods.map((method) => ({ method, seed: (spec.seed + s) >>> 0 })),
    );
  const engine: FakeEngine = {
    commands,
    specs,
    origins,
    state: null,
    get run() {
      return run;
    },
    start(spec, options) {
      if (refusal) throw new Error(refusal);
      commands.push(options?.paused ? 'start paused' : 'start');
      specs.push(spec);
      origins.push(options?.from);
      return ++run;
    },
    warm: () => commands.push('warm'),
    pause: () => commands.push('pause'),
    resume: () => commands.push('resume'),
    step: () => commands.push('step'),
    save: () => {
      commands.push('save');
      return Promise.resolve(engine.state);
    },
    stop: () => commands.push('stop'),
    loseDevice: () => commands.push('lose-device'),
    dispose: () => commands.push('dispose'),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send(event) {
      for (const listener of listeners) listener(event);
    },
    started() {
      const backend = { kind: 'webgpu', adapter: 'test adapter' } as const;
      engine.send({ type: 'started', run, backend, replicas: replicas(last()), total: 1000 });
    },
    frame(frame, of = run) {
      const spec = last();
      const curve = Float32Array.from(replicas(spec), (_, r) => (frame + 1) / 100 + r / 1000);
      const network = initialNetwork(spec.clauses * spec.literals, spec.hidden, spec.seed);
      const networks = spec.methods.map((method, replica) => ({ replica, method, network }));
      const curves = { testAccuracy: curve, testLoss: curve, trainLoss: curve };
      engine.send({ type: 'frame', run: of, frame, networks, ...curves });
    },
    refuse(message) {
      refusal = message;
    },
  };
  return engine;
}

export const someMeasures = (accuracy: number): Measures => ({
  ...constantMeasures(0.25),
  accuracy,
  trainAccuracy: accuracy,
  trimmedAccuracy: accuracy,
  loss: 0.5,
  nonzeros: 264,
  connections: 264,
  capacity: 0.2,
  cosine: 0,
  cosineAbs: 0.1,
  interference: 0.3,
  interferenceNull: 0.2,
  mixed: 3,
});

/** The default split's ledger, `excess` non-zeros over the budget. */
export const someLedger = (excess = 0): Ledger => ({
  before: [256, 8],
  copied: [256, 16],
  pruned: [6, 2],
  after: [250 + excess, 14],
  biases: [9, 17],
  budget: 264,
});

export interface FakeUrl extends UrlPort {
  readonly written: string[];
  /** A person pastes a link. */
  paste(fragment: string): void;
}

export function fakeUrl(fragment = ''): FakeUrl {
  const written: string[] = [];
  let listener: (fragment: string) => void = () => {};
  return {
    written,
    read: () => fragment,
    write: (text) => written.push(text),
    absolute: (text) => `https://example.org/fpe/#${text}`,
    onChange(heard) {
      listener = heard;
      return () => {
        listener = () => {};
      };
    },
    paste: (text) => listener(text),
  };
}
