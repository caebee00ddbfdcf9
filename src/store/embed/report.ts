/** What the page tells of itself to the page around: settings, where training stands, its numbers. */
import { mean } from '../../lib/statistics';
import type { Ledger } from '../../model/record';
import { epochOf, isSplit, lastFrame } from '../../model/timeline';
import type { Spec, View } from '../../spec/spec';
import { newestFrame } from '../selectors';
import type { State, Status } from '../state';

export interface Accuracy {
  /** Over the seeds known, 0 … 1. */
  readonly mean: number;
  /** One a seed in ascending order of seeds, null where not known. */
  readonly seeds: readonly (number | null)[];
}

export interface Standing {
  readonly status: Status['kind'];
  /** Of the newest frame, and of the last. */
  readonly epoch: number;
  readonly epochs: number;
  readonly split: boolean;
  /** By method, on fresh examples, at the newest frame. */
  readonly accuracy: Readonly<Record<string, Accuracy>>;
}

export interface Report extends Standing {
  /** Opens the same settings on the page itself. */
  readonly link: string;
  /** As they stand in the controls, by the keys of links. */
  readonly settings: Spec & View;
  /** Settings that were changed since the networks on screen were trained. */
  readonly changed: boolean;
  readonly locked: readonly string[];
  /** Counts of non-zero weights, by method, of the seed on screen; those that have split only. */
  readonly ledger: Readonly<Record<string, Ledger>>;
}

export function standingOf(state: State): Standing {
  const { record, status } = state;
  const { schedule } = record;
  const frame = newestFrame(state);
  const seeds = new Map<string, (number | null)[]>();
  for (const [r, { method }] of record.replicas.entries()) {
    const value = record.frames > 0 ? record.testAccuracy[r]?.[frame] : undefined;
    const known = value !== undefined && Number.isFinite(value) ? value : null;
    seeds.set(method, [...(seeds.get(method) ?? []), known]);
  }
  const accuracy = [...seeds]
    .filter(([, values]) => values.some((value) => value !== null))
    .map(([method, values]) => {
      const known = values.filter((value): value is number => value !== null);
      return [method, { mean: mean(known), seeds: values }] as const;
    });
  return {
    status: status.kind,
    epoch: epochOf(schedule, frame),
    epochs: epochOf(schedule, lastFrame(schedule)),
    split: isSplit(schedule, frame),
    accuracy: Object.fromEntries(accuracy),
  };
}

export function reportOf(state: State, link: string, changed: boolean): Report {
  const { record, spec, view, locked } = state;
  const ledger = record.replicas.flatMap(({ method, seed }, r) => {
    const counted = record.ledgers[r];
    return counted && seed === record.focusSeed ? [[method, counted] as const] : [];
  });
  return {
    ...standingOf(state),
    link,
    settings: { ...spec, ...view },
    changed,
    locked,
    ledger: Object.fromEntries(ledger),
  };
}
