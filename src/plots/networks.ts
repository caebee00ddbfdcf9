/**
 * Which networks a plot compares at a frame: the dense one and the shown method's, both at the
 * same frame, each with the frame it was really kept at (the nearest earlier one when missing).
 */

import { finite, mean } from '../lib/statistics';
import { t } from '../lib/text';
import { changesAtSplit, exceedsBudget, hasParents, methodOf } from '../methods';
import type { Network } from '../model/network';
import type { RunRecord } from '../model/record';
import {
  beforeFrame,
  epochOf,
  isSplit,
  MOMENTS,
  type Moment,
  momentFrame,
  type Schedule,
} from '../model/timeline';
import type { Empty } from './plot';

export interface Kept {
  readonly network: Network;
  readonly frame: number;
}

export interface Pair {
  readonly left: Kept;
  readonly right: Kept;
  /** The method's network just before the split; undefined when it was not kept. */
  readonly before: Network | undefined;
  /** Whether the left side is the dense run; else it is the method before its split. */
  readonly leftIsDense: boolean;
  /** '' or what is shown instead of the wanted frame. */
  readonly stale: string;
  /** Newer weights are still to come: the old ones are shown faded. */
  readonly waiting: boolean;
}

/** The network kept at the frame or the nearest earlier one; undefined if there is none. */
export function keptAt(record: RunRecord, method: string, frame: number): Kept | undefined {
  const kept = record.networks.get(method);
  for (let f = frame; f >= 0; f--) {
    const network = kept?.[f];
    if (network) return { network, frame: f };
  }
  return undefined;
}

/** Index of the replica (method, focus seed), −1 if it is not part of the run. */
export const focusReplica = (record: RunRecord, method: string): number =>
  record.replicas.findIndex((r) => r.method === method && r.seed === record.focusSeed);

/** Moments that have come by a frame, the newest first. */
const momentsBy = (schedule: Schedule, frame: number): Moment[] =>
  [...MOMENTS].reverse().filter((moment) => momentFrame(schedule, moment) <= frame);

/**
 * The null of the method’s interference in the focus seed, measured at the newest moment whose
 * masks are those at the frame: of what splits none before it does. NaN where there is none.
 */
export function nullAt(record: RunRecord, method: string, frame: number): number {
  const replica = focusReplica(record, method);
  const changes = changesAtSplit(methodOf(method));
  for (const moment of momentsBy(record.schedule, frame)) {
    if (moment === 'before' && changes) break;
    const measures = record.measures[moment][replica];
    if (measures) return measures.interferenceNull;
  }
  return Number.NaN;
}

/** Whether the method has more weights than the dense network at that frame. */
export function exceedsNow({ alpha, schedule }: RunRecord, id: string, frame: number): boolean {
  const method = methodOf(id);
  if (alpha === 1 || !exceedsBudget(method)) return false;
  const passed = isSplit(schedule, frame);
  return hasParents(method) ? passed : method.budget === 'alpha' || !passed;
}

/**
 * Mean over the seeds of what a network over the budget reaches pruned to it, in %; NaN where it
 * keeps the budget or nothing was measured at the frame.
 */
export function trimmedAt(record: RunRecord, id: string, frame: number): number {
  const moment = MOMENTS.find((m) => momentFrame(record.schedule, m) === frame);
  if (!moment || !exceedsNow(record, id, frame)) return Number.NaN;
  const values = record.replicas.flatMap((replica, r) =>
    replica.method === id ? [record.measures[moment][r]?.trimmedAccuracy ?? Number.NaN] : [],
  );
  return 100 * mean(finite(values));
}

/** Why pictures of whole small networks have nothing to show of layered ones. */
export const ofLayers = (): Empty => ({
  empty: t(
    'This picture is of networks with one hidden layer and one answer over bits. Those on screen have other layers, or real data without known clauses.',
  ),
  lasting: true,
});

/** Both networks at the frame, or why there is nothing to show. */
export function pairAt(record: RunRecord, method: string, frame: number): Pair | Empty {
  const has = (id: string): boolean => record.replicas.some((r) => r.method === id);
  if (!has(method)) {
    const other = record.replicas.find((r) => r.method !== 'dense')?.method;
    const empty = t('This method is not part of the run on screen.');
    return other === undefined
      ? { empty }
      : { empty, action: { label: t('Show one that is'), set: { show: other } } };
  }
  if (record.layered) return ofLayers();
  const right = keptAt(record, method, frame);
  if (!right) return { empty: t('No weights yet. Press Play to train the networks.') };
  const before = keptAt(record, method, beforeFrame(record.schedule));
  const dense = keptAt(record, 'dense', frame);
  const left = dense ?? before ?? right;
  const late = [left, right].filter(
    (k) => k.frame !== frame && (dense !== undefined || k === right),
  );
  return {
    left,
    right,
    before:
      before && before.network.alpha === 1 && isSplit(record.schedule, frame)
        ? before.network
        : undefined,
    leftIsDense: dense !== undefined,
    ...lateness(record, method, frame, late),
  };
}

/**
 * A record that kept only some frames (the baked example) says which it shows; a run whose newest
 * weights lag behind its numbers is catching up.
 */
function lateness(
  record: RunRecord,
  method: string,
  frame: number,
  late: readonly Kept[],
): { stale: string; waiting: boolean } {
  if (late.length === 0) return { stale: '', waiting: false };
  const epoch = epochOf(record.schedule, Math.min(...late.map((k) => k.frame)));
  const waiting = !(record.networks.get(method) ?? []).some(
    (n, f) => n !== undefined && f >= frame,
  );
  return {
    stale: waiting ? t`epoch ${epoch}, catching up` : t`weights of epoch ${epoch}`,
    waiting,
  };
}
