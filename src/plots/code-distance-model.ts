/**
 * How far each method's codes are from its final ones, frame by frame: entries of clause × neuron
 * that differ, per clause. Children count as their parent, so that before and after the split can
 * be compared.
 */
import { t } from '../lib/text';
import { METHODS, type Method } from '../methods';
import { carriedByParents, codeDistance } from '../metrics/codes';
import type { Network } from '../model/network';
import type { RunRecord } from '../model/record';
import { epochOf, lastFrame, type Schedule } from '../model/timeline';
import { codeDistanceSentence } from './code-distance-sentence';
import { type Asked, analysisOf, askedOf, sidesAt } from './codes-analysis';
import { type Empty, isEmpty, type PlotInput, type Sentence } from './plot';

export interface DistancePoint {
  readonly frame: number;
  readonly epoch: number;
  /** Neurons a clause that differ. */
  readonly value: number;
}

export interface DistanceLine {
  readonly method: Method;
  /** Of the frames whose network was kept, ascending; the last is 0. */
  readonly points: readonly DistancePoint[];
}

export interface CodeDistanceModel {
  readonly lines: readonly DistanceLine[];
  readonly schedule: Schedule;
  readonly alpha: number;
  readonly frame: number;
  /** Epoch of the codes that all others are compared with, and whether it is the run's last. */
  readonly epoch: number;
  readonly finished: boolean;
  /** Frames that lines have points at where they have gaps; null where all are kept. */
  readonly sparse: boolean;
  /** Top of the axis. */
  readonly most: number;
  readonly sentence: Sentence;
}

/** Most lines at once: the method on screen, dense, and the first others. */
const LINES = 5;

export function selectCodeDistance(input: PlotInput): CodeDistanceModel | Empty {
  const sides = sidesAt(input);
  if (isEmpty(sides)) return sides;
  const { record, frame } = input;
  const asked = askedOf(input);
  const shown = METHODS.filter((m) => record.networks.has(m.id));
  const first = (m: Method): boolean => m.id === input.method || m.id === 'dense';
  const chosen = [...shown.filter(first), ...shown.filter((m) => !first(m))].slice(0, LINES);
  const lines = shown
    .filter((m) => chosen.includes(m))
    .map((method) => ({ method, points: pointsOf(record, method.id, asked) }))
    .filter((l) => l.points.length > 1);
  if (lines.length === 0)
    return { empty: t('Codes form while the networks train: two epochs to begin with.') };
  const last = Math.max(...lines.map((l) => l.points[l.points.length - 1].frame));
  const model = {
    ...{ lines, schedule: record.schedule, alpha: record.alpha, frame },
    ...{ epoch: epochOf(record.schedule, last), finished: last === lastFrame(record.schedule) },
    sparse: lines.some((l) => l.points.length < last + 1),
    most: Math.max(0.5, ...lines.flatMap((l) => l.points.map((p) => p.value))),
  };
  return { ...model, sentence: codeDistanceSentence(model, input.method) };
}

function pointsOf(record: RunRecord, method: string, asked: Asked): DistancePoint[] {
  const kept = record.networks.get(method) ?? [];
  const folded = (network: Network): Int8Array =>
    carriedByParents(analysisOf(network, record.groups, asked).codes, network.alpha);
  const final = kept.findLast((network) => network !== undefined);
  if (!final) return [];
  const end = folded(final);
  const { clauses } = analysisOf(final, record.groups, asked);
  return kept.flatMap((network, frame) =>
    network
      ? [
          {
            frame,
            epoch: epochOf(record.schedule, frame),
            value: codeDistance(folded(network), end, clauses.length),
          },
        ]
      : [],
  );
}

/** The line's value at a frame or the nearest earlier one it has; NaN before the first. */
export const valueAt = (line: DistanceLine, frame: number): number =>
  line.points.findLast((p) => p.frame <= frame)?.value ?? Number.NaN;
