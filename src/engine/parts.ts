/**
 * One run trained by several workers, each with a part of its seeds: joins their events into those
 * of the whole, so that nobody further on knows of parts. Parts keep the order of seeds; what one
 * is ahead of the others waits.
 */
import { sum } from '../lib/statistics';
import type { RunEvent } from './protocol';
import type { SeedShare } from './run';

type Of<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;
/** Events that every part tells, in the same order. */
type Common = Of<'started' | 'frame' | 'moment' | 'ledger' | 'finished'>;

const COMMON: ReadonlySet<string> = new Set(['started', 'frame', 'moment', 'ledger', 'finished']);
const isCommon = (event: RunEvent): event is Common => COMMON.has(event.type);
type Own = Exclude<RunEvent, Common>;

/** What the event tells of; a part that recovers tells the same things again. */
const subjectOf = (event: Common): string => {
  if (event.type === 'frame') return `frame ${event.frame}`;
  return event.type === 'moment' ? `moment ${event.moment}` : event.type;
};

/** Seeds of each part: as even as may be, in order; never a part without one. */
export function shareSeeds(seeds: number, parts: number): SeedShare[] {
  const count = Math.max(1, Math.min(seeds, parts));
  const start = (part: number): number => Math.floor((part * seeds) / count);
  return Array.from({ length: count }, (_, part) => ({
    first: start(part),
    count: start(part + 1) - start(part),
  }));
}

export class Joiner {
  private readonly queues: Common[][];
  /** What each part has told of. */
  private readonly told: Set<string>[];
  private readonly progress: (Of<'progress'> | undefined)[];
  private readonly waiting: Set<number> = new Set();
  private readonly over: Set<number> = new Set();
  /** First replica of each part; known once all have started. */
  private offsets: readonly number[] = [];
  /** What came before that. */
  private readonly early: [part: number, event: Of<'diverged'>][] = [];

  /** `describe`: how the machine is called when that many parts train side by side. */
  constructor(
    private readonly parts: number,
    private readonly describe: (adapter: string) => string = (adapter) => adapter,
  ) {
    this.queues = Array.from({ length: parts }, () => []);
    this.told = Array.from({ length: parts }, () => new Set());
    this.progress = Array.from({ length: parts });
  }

  /** Takes one part's event; gives the events of the whole that are due now. */
  receive(part: number, event: RunEvent): RunEvent[] {
    if (!isCommon(event)) return this.own(part, event);
    if (event.type === 'finished') this.over.add(part);
    // From its checkpoint on, which is not that of the others: the same bits again.
    const subject = subjectOf(event);
    if (this.parts > 1 && this.told[part].has(subject)) return [];
    this.told[part].add(subject);
    this.queues[part].push(event);
    const due: RunEvent[] = [];
    while (this.queues.every((queue) => queue.length > 0)) {
      due.push(this.join(this.queues.map((queue) => queue.shift() as Common)));
    }
    if (this.offsets.length > 0) {
      due.push(...this.early.splice(0).flatMap(([p, e]) => this.own(p, e)));
    }
    return [...due, ...this.pausedAll(event.run)];
  }

  private own(part: number, event: Own): RunEvent[] {
    switch (event.type) {
      case 'progress': {
        this.progress[part] = event;
        const known = this.progress.filter((p) => p !== undefined);
        if (known.length < this.parts) return [];
        const over = (of: 'done' | 'total') => sum(known.map((p) => p[of]));
        const seconds = Math.max(...known.map((p) => p.seconds));
        return [{ ...event, done: over('done'), total: over('total'), seconds }];
      }
      case 'diverged':
        if (this.offsets.length > 0) {
          return [{ ...event, replica: event.replica + this.offsets[part] }];
        }
        this.early.push([part, event]);
        return [];
      case 'paused':
        this.waiting.add(part);
        return this.pausedAll(event.run);
      case 'device':
      case 'failed':
        return [event];
      default:
        return event satisfies never;
    }
  }

  /** Told when the parts go on, so that the next pause is a new one. */
  resumed(): void {
    this.waiting.clear();
  }

  /** 'paused' once every part waits or has ended. */
  private pausedAll(run: number): RunEvent[] {
    const still = this.queues.some((_, p) => !this.waiting.has(p) && !this.over.has(p));
    if (this.waiting.size === 0 || still) return [];
    this.waiting.clear();
    return [{ type: 'paused', run }];
  }

  /** One event of each part, all of the same kind, as one. */
  private join(events: readonly Common[]): RunEvent {
    const [lead] = events;
    const all = <E extends Common>(type: E['type']): E[] =>
      events.map((event) => {
        if (event.type !== type) throw new Error(`parts disagree: ${event.type}, ${type}`);
        return event as E;
      });
    switch (lead.type) {
      case 'started': {
        const parts = all<Of<'started'>>('started');
        let end = 0;
        this.offsets = parts.map(({ replicas }) => {
          end += replicas.length;
          return end - replicas.length;
        });
        return {
          ...lead,
          backend: { ...lead.backend, adapter: this.describe(lead.backend.adapter) },
          replicas: parts.flatMap(({ replicas }) => replicas),
          total: sum(parts.map(({ total }) => total)),
        };
      }
      case 'frame': {
        const parts = all<Of<'frame'>>('frame');
        const curve = (of: 'testAccuracy' | 'testLoss' | 'trainLoss'): Float32Array =>
          Float32Array.from(parts.flatMap((part) => [...part[of]]));
        return {
          ...lead,
          testAccuracy: curve('testAccuracy'),
          testLoss: curve('testLoss'),
          trainLoss: curve('trainLoss'),
          networks: parts.flatMap(({ networks }, p) =>
            networks.map((n) => ({ ...n, replica: n.replica + this.offsets[p] })),
          ),
          ...(lead.layered
            ? {
                layered: parts.flatMap(({ layered = [] }, p) =>
                  layered.map((n) => ({ ...n, replica: n.replica + this.offsets[p] })),
                ),
              }
            : {}),
        };
      }
      case 'moment':
        return { ...lead, measures: all<Of<'moment'>>('moment').flatMap((e) => e.measures) };
      case 'ledger': {
        const parts = all<Of<'ledger'>>('ledger');
        const layers = lead.layers && { layers: parts.flatMap((e) => e.layers ?? []) };
        return { ...lead, ...layers, ledgers: parts.flatMap((e) => e.ledgers) };
      }
      case 'finished': {
        const parts = all<Of<'finished'>>('finished');
        return {
          ...lead,
          replicaSteps: sum(parts.map(({ replicaSteps }) => replicaSteps)),
          seconds: Math.max(...parts.map(({ seconds }) => seconds)),
        };
      }
      default:
        return lead satisfies never;
    }
  }
}
