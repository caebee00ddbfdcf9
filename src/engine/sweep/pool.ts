/**
 * Shares the members of one sweep out to workers: one for a GPU, one a core for the CPU. Batches
 * start in the order of the members; a crashed worker's batch goes back to its place. Knows workers
 * only as ports, so that tests can run it without any.
 */

import { now } from '../../lib/clock';
import { sum } from '../../lib/statistics';
import { later } from '../../lib/text';
import type { Spec } from '../../spec/spec';
import type { Choice } from '../choose';
import { NO_REASON } from '../device-words';
import { neededByAll } from '../needed-data';
import type { Wanted } from '../open';
import type { OpenPort as OpenWorkerPort, Port } from '../worker-port';
import { BatchPacer } from './batch-pacer';
import { takeBatch, workOf } from './batches';
import type { Member, SweepEvent } from './protocol';
import type { WorkerCommand, WorkerEvent } from './worker-protocol';

export type OpenPort = OpenWorkerPort<WorkerCommand, WorkerEvent>;

export interface PoolOptions {
  readonly members: readonly Member[];
  readonly backend: Spec['backend'];
  readonly openPort: OpenPort;
  /** Workers at most, where they train on the CPU. */
  readonly cores: number;
  readonly emit: (event: SweepEvent) => void;
}

/** Crashes after which the sweep fails. */
const PATIENCE = 3;
const PROGRESS_INTERVAL = 100;
/** Members that are told to whoever chooses what to train on. */
const PROBED = 64;

interface Slot {
  port: Port<WorkerCommand>;
  batch: readonly Member[];
  /** Of the batch, its share that is done, and when it began. */
  work: number;
  share: number;
  began: number;
  /** The worker has been told to let go of everything. */
  released: { readonly buffers: number; readonly bytes: number } | null;
}

export class Pool {
  private queue: readonly Member[];
  private readonly rank: ReadonlyMap<Member, number>;
  private readonly total: number;
  private readonly pacer = new BatchPacer();
  private readonly slots: Slot[] = [];
  private done = 0;
  private paused = false;
  /** No batch starts any more. */
  private closing = false;
  private crashes = 0;
  /** What the sweep trains on; null until the first worker has said. */
  private chosen: Wanted | null = null;
  private reported = Number.NEGATIVE_INFINITY;
  /** Milliseconds that were not paused, and since when. */
  private ran = 0;
  private since = now();

  constructor(private readonly options: PoolOptions) {
    this.queue = options.members;
    this.rank = new Map(options.members.map((member, i) => [member, i]));
    this.total = workOf(options.members);
    this.open(this.add());
  }

  pause(): void {
    if (this.paused || this.closing) return;
    this.paused = true;
    this.ran += now() - this.since;
    this.all({ type: 'pause' });
  }

  resume(): void {
    if (!this.paused || this.closing) return;
    this.paused = false;
    this.since = now();
    for (const slot of this.slots) slot.began = now();
    this.all({ type: 'resume' });
    this.feed();
  }

  /** Stops for good, frees the GPU and then says so; emits nothing else any more. */
  release(): void {
    if (this.closing) return;
    this.closing = true;
    this.all({ type: 'release' });
  }

  loseDevice(): void {
    this.all({ type: 'lose-device' });
  }

  private all(command: WorkerCommand): void {
    for (const { port } of this.slots) port.post(command);
  }

  private add(): Slot {
    const idle = { batch: [], work: 0, share: 0, began: now(), released: null };
    const port = this.options.openPort(
      (event) => this.receive(slot, event),
      (reason) => this.crashed(slot, reason),
    );
    // Before anything else.
    for (const needed of neededByAll(this.options.members.map(({ spec }) => spec))) {
      port.post({ type: 'data', needed });
    }
    const slot: Slot = { ...idle, port };
    this.slots.push(slot);
    return slot;
  }

  private receive(slot: Slot, event: WorkerEvent): void {
    if (event.type === 'released') this.released(slot, event);
    else if (!this.closing) this.heard(slot, event);
  }

  private heard(slot: Slot, event: Exclude<WorkerEvent, { type: 'released' }>): void {
    switch (event.type) {
      case 'opened':
        this.begin(event.choice);
        break;
      case 'progress':
        slot.share = event.share;
        this.report(false);
        break;
      case 'results':
        this.pacer.took(slot.work, (now() - slot.began) / 1000);
        this.done += slot.work;
        Object.assign(slot, { batch: [], work: 0, share: 0 });
        this.options.emit({ type: 'results', results: event.results });
        this.report(true);
        this.feed();
        break;
      case 'device':
        this.options.emit(event);
        break;
      case 'failed':
        this.fail(event.message);
        break;
      default:
        event satisfies never;
    }
  }

  /** Asks the first worker what the sweep shall train on. */
  private open({ port }: Slot): void {
    const { backend, members, cores } = this.options;
    const workers = Math.min(cores, members.length);
    port.post({ type: 'open', backend, members: members.slice(0, PROBED), workers });
  }

  private begin(choice: Choice): void {
    const { cores, members, emit } = this.options;
    const onGpu = choice.backend === 'webgpu';
    const workers = onGpu ? 1 : Math.max(1, Math.min(cores, members.length));
    while (this.slots.length < workers) this.add();
    this.chosen = choice.backend;
    emit({ type: 'started', backend: choice.status, workers });
    this.feed();
  }

  /** Gives a batch to every worker that has none; closes when nothing is left. */
  private feed(): void {
    if (this.paused || this.closing || !this.chosen) return;
    for (const slot of this.slots) {
      if (slot.batch.length > 0 || this.queue.length === 0) continue;
      const limits = this.pacer.limits(workOf(this.queue), this.slots.length);
      const { batch: members, rest } = takeBatch(this.queue, limits);
      this.queue = rest;
      Object.assign(slot, { batch: members, work: workOf(members), share: 0, began: now() });
      slot.port.post({ type: 'batch', members, backend: this.chosen });
    }
    if (this.slots.some(({ batch }) => batch.length > 0)) return;
    this.options.emit({ type: 'finished' });
    this.release();
  }

  private report(always: boolean): void {
    if (!always && now() - this.reported < PROGRESS_INTERVAL) return;
    this.reported = now();
    const under = sum(this.slots.map(({ work, share }) => work * share));
    const ran = this.ran + (this.paused ? 0 : now() - this.since);
    const done = this.done + under;
    this.options.emit({ type: 'progress', done, total: this.total, seconds: ran / 1000 });
  }

  private crashed(slot: Slot, reason: string): void {
    slot.port.terminate();
    if (!this.closing && ++this.crashes >= PATIENCE) {
      this.fail(later`The engine crashed: ${reason || NO_REASON}.`);
    }
    // With the worker went all it held.
    if (this.closing) {
      this.released(slot, { buffers: 0, bytes: 0 });
      return;
    }
    const rank = (member: Member) => this.rank.get(member) ?? 0;
    this.queue = [...slot.batch, ...this.queue].sort((a, b) => rank(a) - rank(b));
    this.slots.splice(this.slots.indexOf(slot), 1);
    const fresh = this.add();
    if (this.chosen) this.feed();
    else this.open(fresh);
  }

  private fail(message: string): void {
    this.options.emit({ type: 'failed', message });
    this.release();
  }

  private released(slot: Slot, left: { buffers: number; bytes: number }): void {
    slot.released ??= { buffers: left.buffers, bytes: left.bytes };
    slot.port.terminate();
    const all = this.slots.map(({ released }) => released);
    if (all.some((one) => one === null)) return;
    this.options.emit({
      type: 'freed',
      buffers: sum(all.map((one) => one?.buffers ?? 0)),
      bytes: sum(all.map((one) => one?.bytes ?? 0)),
    });
  }
}
