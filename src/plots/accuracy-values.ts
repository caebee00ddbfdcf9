/** Numbers of the curve panel by method and frame, read off the record. */
import { finite, mean, pairedDifference } from '../lib/statistics';
import type { RunRecord } from '../model/record';
import { beforeFrame, lastFrame, type Schedule, splitFrame } from '../model/timeline';

/** Values of the wanted kind, percent or nats, of all replicas of a method at a frame. */
export function valuesAt(
  record: RunRecord,
  kind: 'accuracy' | 'loss',
  method: string,
  frame: number,
): number[] {
  const source = kind === 'accuracy' ? record.testAccuracy : record.testLoss;
  const scale = kind === 'accuracy' ? 100 : 1;
  return record.replicas.flatMap((r, k) => (r.method === method ? [source[k][frame] * scale] : []));
}

/** What the sentence and tips need: mean and pairs against dense at a frame. */
export function compare(
  record: RunRecord,
  kind: 'accuracy' | 'loss',
  method: string,
  frame: number,
) {
  const own = valuesAt(record, kind, method, frame);
  const dense = valuesAt(record, kind, 'dense', frame);
  const paired = own.length === dense.length ? pairedDifference(own, dense) : null;
  // A lower loss is ahead, a higher accuracy is.
  const ahead = paired ? (kind === 'accuracy' ? paired.wins : paired.losses) : 0;
  return { own: mean(finite(own)), dense: mean(finite(dense)), ahead, pairs: paired?.n ?? 0 };
}

/** Mean change of a method at the split, frame to frame, over its seeds; NaN before it. */
export function costAtSplit(record: RunRecord, kind: 'accuracy' | 'loss', method: string): number {
  const s = record.schedule;
  const before = valuesAt(record, kind, method, beforeFrame(s));
  const after = valuesAt(record, kind, method, splitFrame(s));
  return mean(finite(after.map((v, k) => v - before[k])));
}

export const atEnd = (s: Schedule, frame: number): boolean => frame >= lastFrame(s);
