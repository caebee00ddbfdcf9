/** A sweep's engine that does nothing by itself: it notes its commands, a test sends its events. */
import type { Member, SweepClient, SweepEvent } from '../../src/engine/sweep/protocol';
import { initialNetwork } from '../../src/model/init';
import type { MemberResult } from '../../src/model/sweep-record';
import { someLedger, someMeasures } from './fake-engine';

export interface FakeSweep extends SweepClient {
  /** e.g. ['start webgpu', 'pause']. */
  readonly commands: string[];
  /** Members of the last start. */
  readonly members: readonly Member[];
  send(event: SweepEvent): void;
  /** 'started' on two workers. */
  started(): void;
  /** Results of the next `count` members, all that are left unless told. */
  finish(count?: number): void;
  /** Makes the next start throw. */
  refuse(message: string): void;
}

/** Recognisable: by cell, seed and method; the split methods ahead of dense. */
export const accuracyOf = (cell: number, seed: number, method: number): number =>
  0.5 + cell / 100 + (seed % 10) / 1000 + method / 10;

/** What an engine would say of that member. */
export function resultOf({ cell, spec, seed, networks }: Member): MemberResult {
  const { methods } = spec;
  const at = (gain: number) =>
    methods.map((_, m) => someMeasures(accuracyOf(cell, seed, m) + gain));
  const network = initialNetwork(spec.clauses * spec.literals, spec.hidden, seed);
  // Recognisable too: no other cell or moment has this output bias.
  const kept = (moment: number) =>
    methods.map((_, m) => ({ ...network, outputBias: cell + moment / 10 + m / 100 }));
  return {
    cell,
    seed,
    methods,
    measures: { before: at(-0.2), split: at(-0.3), after: at(0) },
    ledgers: methods.map((id) => (id === 'dense' ? null : someLedger())),
    diverged: methods.map(() => null),
    ...(networks ? { networks: { before: kept(1), split: kept(2), after: kept(3) } } : {}),
  };
}

export function fakeSweep(): FakeSweep {
  const listeners = new Set<(event: SweepEvent) => void>();
  const commands: string[] = [];
  let members: readonly Member[] = [];
  let next = 0;
  let refusal = '';
  const sweep: FakeSweep = {
    commands,
    get members() {
      return members;
    },
    start(queue, { backend }) {
      if (refusal) throw new Error(refusal);
      commands.push(`start ${backend}`);
      members = queue;
      next = 0;
    },
    pause: () => commands.push('pause'),
    resume: () => commands.push('resume'),
    cancel: () => commands.push('cancel'),
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
      sweep.send({ type: 'started', backend, workers: 2 });
    },
    finish(count = members.length - next) {
      const results = members.slice(next, next + count).map(resultOf);
      next += results.length;
      sweep.send({ type: 'results', results });
    },
    refuse(message) {
      refusal = message;
    },
  };
  return sweep;
}
