/**
 * What an engine event does to the state: writes into the record in place and returns what else
 * changes. It decides nothing about runs; `runner.ts` has dropped late events before.
 */

import type { BackendStatus, RunEvent } from '../engine/protocol';
import { fixed } from '../lib/format';
import { t } from '../lib/text';
import { methodOf } from '../methods';
import type { Ledger, RunRecord } from '../model/record';
import { MOMENTS, momentFrame } from '../model/timeline';
import { backendInfo } from './backend-info';
import { idleRecord } from './idle-record';
import type { Message } from './notices';
import type { Progress, State } from './state';

export interface Applied {
  readonly patch?: Partial<State>;
  /** The record changed in place. */
  readonly changed?: boolean;
  readonly message?: Message;
  /** Set where the run must not go on. */
  readonly stop?: string;
}

export const NO_PROGRESS: Progress = {
  done: 0,
  total: 0,
  secondsLeft: Number.NaN,
  rate: Number.NaN,
};

const isSurprise = ({ reason, noSimd }: BackendStatus): boolean =>
  noSimd === true || (reason !== undefined && reason !== 'asked' && reason !== 'slower');

function started(state: State, event: RunEvent & { type: 'started' }): Applied {
  const backend = backendInfo(event.backend);
  const sameReplicas =
    event.replicas.length === state.record.replicas.length &&
    event.replicas.every((replica, r) => {
      const known = state.record.replicas[r];
      return known?.method === replica.method && known.seed === replica.seed;
    });
  return {
    patch: {
      backend,
      progress: { ...NO_PROGRESS, total: event.total },
      ...(state.status.kind === 'starting' ? { status: { kind: 'running' } } : {}),
      ...(sameReplicas ? {} : { record: idleRecord(state.shown, event.replicas) }),
    },
    // A chosen CPU is no surprise; a missing GPU is, and so is a slow engine.
    ...(isSurprise(event.backend)
      ? { message: { level: 'info', text: backend.reason, topic: 'backend' } }
      : {}),
  };
}

function frame(record: RunRecord, event: RunEvent & { type: 'frame' }): Applied {
  const at = event.frame;
  record.replicas.forEach((_, r) => {
    for (const curve of ['testAccuracy', 'testLoss', 'trainLoss'] as const) {
      const values = record[curve][r];
      if (values && at < values.length) values[at] = event[curve][r] ?? Number.NaN;
    }
  });
  for (const { method, network } of event.networks) {
    const kept = record.networks.get(method) ?? [];
    kept[at] = network;
    record.networks.set(method, kept);
  }
  record.frames = Math.max(record.frames, at + 1);
  if (event.layered) keepLayered(record, at, event.layered);
  return { changed: true };
}

/** Large networks: kept at the moments, and the newest; what was the newest before goes. */
function keepLayered(
  record: RunRecord,
  at: number,
  shown: NonNullable<(RunEvent & { type: 'frame' })['layered']>,
): void {
  const { layered, schedule } = record;
  if (!layered) return;
  const kept = new Set([0, ...MOMENTS.map((moment) => momentFrame(schedule, moment)), at]);
  const put = <T>(into: Map<string, (T | undefined)[]>, method: string, value: T): void => {
    const frames = into.get(method) ?? [];
    frames.forEach((_, frame) => {
      if (!kept.has(frame)) delete frames[frame];
    });
    frames[at] = value;
    into.set(method, frames);
  };
  for (const { method, network, confusion } of shown) {
    put(layered.networks, method, network);
    put(layered.confusion, method, confusion);
  }
}

const sum = ([input, output]: readonly [number, number]): number => input + output;

function ledgers(record: RunRecord, counted: readonly (Ledger | null)[]): Applied {
  let stop: string | undefined;
  counted.forEach((ledger, r) => {
    record.ledgers[r] = ledger ?? undefined;
    const replica = record.replicas[r];
    if (!ledger || !replica) return;
    const { budget: rule } = methodOf(replica.method);
    const budget = rule === 'alpha' ? record.alpha * ledger.budget : ledger.budget;
    if (sum(ledger.after) <= budget) return;
    const { method, seed } = replica;
    stop ??= t`${method}, seed ${seed}: ${sum(ledger.after)} non-zero weights after the split, but the budget is ${budget}. Training was stopped.`;
  });
  return { changed: true, stop };
}

function progress(event: RunEvent & { type: 'progress' }): Applied {
  const { done, total, seconds } = event;
  const rate = done > 0 && seconds > 0 ? done / seconds : Number.NaN;
  return { patch: { progress: { done, total, rate, secondsLeft: (total - done) / rate } } };
}

function diverged(state: State, event: RunEvent & { type: 'diverged' }): Applied {
  const { record, shown } = state;
  const { replica, epoch, step } = event;
  if (record.diverged.some((d) => d.replica === replica)) return {};
  record.diverged.push({ replica, epoch, step, lr: shown.lr });
  const first = record.diverged[0] ?? { replica, epoch, step };
  const { method, seed } = record.replicas[first.replica] ?? { method: 'a network', seed: '?' };
  const who = t`${method}, seed ${seed}`;
  const when = t`at epoch ${first.epoch}, step ${first.step}`;
  const count = record.diverged.length;
  const text =
    count === 1
      ? t`${who}: its loss was no longer a number ${when}, with learning rate ${shown.lr}. It stopped there; the others go on.`
      : t`${count} of ${record.replicas.length} networks diverged with learning rate ${shown.lr}, the first (${who}) ${when}. The others go on.`;
  return { changed: true, message: { level: 'warning', text, topic: 'diverged' } };
}

function device(state: State, event: RunEvent & { type: 'device' }): Applied {
  const message: Message = { level: 'warning', text: event.message, topic: 'device' };
  if (event.state === 'resumed') return { patch: { backend: backendInfo(event.backend) }, message };
  const recovery = t`GPU lost · resuming from epoch ${fixed(event.epoch, 0)}`;
  return { patch: { backend: { ...state.backend, recovery } }, message };
}

/** Applies one event of the current run. */
export function applyEvent(state: State, event: RunEvent): Applied {
  switch (event.type) {
    case 'started':
      return started(state, event);
    case 'frame':
      return frame(state.record, event);
    case 'moment':
      event.measures.forEach((measures, r) => {
        state.record.measures[event.moment][r] = measures;
      });
      return { changed: true };
    case 'ledger':
      event.layers?.forEach((layers, r) => {
        if (state.record.layered) state.record.layered.layerLedgers[r] = layers ?? undefined;
      });
      return ledgers(state.record, event.ledgers);
    case 'progress':
      return progress(event);
    case 'diverged':
      return diverged(state, event);
    case 'device':
      return device(state, event);
    case 'paused':
      return {};
    case 'finished': {
      const { total } = state.progress;
      const rate = event.seconds > 0 ? event.replicaSteps / event.seconds : Number.NaN;
      return {
        patch: {
          status: { kind: 'finished' },
          progress: { done: total, total, rate, secondsLeft: 0 },
        },
      };
    }
    case 'failed':
      return {
        patch: { status: { kind: 'failed', message: event.message } },
        message: { level: 'failure', text: event.message, topic: 'failed' },
      };
    default:
      return event satisfies never;
  }
}
