/**
 * What is kept of a run that has ended: thinned curves and final numbers of every method, a few
 * kilobytes instead of the megabytes of its record.
 */
import { finite, mean } from '../lib/statistics';
import { hiddenNeurons, layeredNonzeros } from './layered-network';
import { countNonzeros } from './network';
import type { RunRecord } from './record';
import { type Schedule, splitFrame } from './timeline';

export interface KeptMethod {
  readonly method: string;
  /** Mean test accuracy over the seeds, 0–1, one a frame kept; NaN where none is known. */
  readonly curve: readonly number[];
  /** Test accuracy at the last frame, 0–1, one a seed; NaN where not known or diverged. */
  readonly finals: readonly number[];
  /** Non-zero weights, counted in the first seed's network at the last frame; NaN where not kept. */
  readonly weights: number;
  /** Hidden neurons of that network. */
  readonly neurons: number;
}

export interface KeptRun {
  readonly schedule: Schedule;
  readonly alpha: number;
  readonly seeds: readonly number[];
  /** Frames kept, ascending; the last one is where the run ended. */
  readonly frames: readonly number[];
  /** Accuracy of always guessing the commoner label, 0.5 … 1. */
  readonly chance: number;
  readonly methods: readonly KeptMethod[];
}

/** Points of a curve, at most; both frames of the split and the last one are among them. */
export const MOST_POINTS = 48;
/** Decimals of an accuracy: finer than one of 50,000 examples. */
const DECIMALS = 6;

const rounded = (x: number): number =>
  Number.isFinite(x) ? Number(x.toFixed(DECIMALS)) : Number.NaN;

/** Frames 0 … `last`, thinned evenly; the two of the split and the last are never left out. */
export function thinnedFrames(schedule: Schedule, last: number): number[] {
  const split = splitFrame(schedule);
  const always = [0, split - 1, split, last].filter((frame) => frame <= last);
  const room = MOST_POINTS - always.length - 1;
  const step = Math.max(1, last / room);
  const some = Array.from({ length: Math.ceil(last / step) }, (_, k) => Math.round(k * step));
  return [...new Set([...always, ...some.filter((frame) => frame <= last)])].sort((a, b) => a - b);
}

function newest<T>(kept: readonly (T | undefined)[], last: number): T | undefined {
  return kept.slice(0, last + 1).findLast((network) => network !== undefined);
}

/** Of a record that has come to an end, or as far as it has come. */
export function keptRun(record: RunRecord): KeptRun {
  const last = Math.max(0, record.frames - 1);
  const frames = thinnedFrames(record.schedule, last);
  const seeds = [...new Set(record.replicas.map((replica) => replica.seed))];
  const broken = new Set(record.diverged.map((d) => d.replica));
  const methods = [...new Set(record.replicas.map((replica) => replica.method))];
  return {
    schedule: record.schedule,
    alpha: record.alpha,
    ...{ seeds, frames },
    chance: record.chance ?? 0.5,
    methods: methods.map((method) => {
      const own = seeds.map((seed) =>
        record.replicas.findIndex((r) => r.method === method && r.seed === seed),
      );
      const at = (frame: number): number[] =>
        own.map((r) => record.testAccuracy[r]?.[frame] ?? Number.NaN);
      const network = newest(record.networks.get(method) ?? [], last);
      const count = network && countNonzeros(network);
      const layers = newest(record.layered?.networks.get(method) ?? [], last);
      return {
        method,
        curve: frames.map((frame) => rounded(mean(finite(at(frame))))),
        finals: at(last).map((value, s) => (broken.has(own[s]) ? Number.NaN : rounded(value))),
        weights: count ? count.input + count.output : layers ? layeredNonzeros(layers) : Number.NaN,
        neurons: network?.children ?? (layers ? hiddenNeurons(layers) : Number.NaN),
      };
    }),
  };
}
