/** The caption of the curve panel: what the split cost, what it gained, in how many seeds. */
import type { RunRecord } from '../model/record';
import { epochOf, isSplit } from '../model/timeline';
import { atEnd, compare, costAtSplit } from './accuracy-values';
import { count, fixed, list } from './format';
import type { Sentence } from './plot';

type Kind = 'accuracy' | 'loss';

/** Differences of means within this are called "about the same": 1 point, 0.01 nats. */
const SAME = { accuracy: 1, loss: 0.01 } as const;

export function accuracySentence(
  record: RunRecord,
  kind: Kind,
  method: string,
  frame: number,
): Sentence {
  const { schedule } = record;
  const digits = kind === 'accuracy' ? 1 : 2;
  const unit = kind === 'accuracy' ? ' %' : ' nats';
  const { own, dense, ahead, pairs } = compare(record, kind, method, frame);
  const epoch = epochOf(schedule, frame);
  const tail = divergedTail(record) + sparseTail(record);
  if (record.alpha === 1 || !isSplit(schedule, frame)) {
    const shown = Number.isFinite(dense) ? dense : own;
    const next =
      record.alpha === 1 ? 'α = 1 splits nothing.' : `the split comes at epoch ${schedule.warmup}.`;
    if (!Number.isFinite(shown)) return [{ text: `Epoch ${epoch}: not measured; ${next}${tail}` }];
    return [
      { text: `Epoch ${epoch}: ` },
      { text: `${fixed(shown, digits)}${unit}`, bold: true },
      { text: ` on average; ${next}${tail}` },
    ];
  }
  const cost = costText(kind, costAtSplit(record, kind, method));
  const when = atEnd(schedule, frame) ? 'then' : `at epoch ${epoch}`;
  if (!Number.isFinite(dense) || pairs === 0) {
    return [
      { text: `${cost}; ${when} ` },
      { text: `${fixed(own, digits)}${unit}`, bold: true },
      { text: `.${tail}` },
    ];
  }
  const better = (own - dense) * (kind === 'accuracy' ? 1 : -1);
  const verb = Math.abs(better) < SAME[kind] ? 'about the same' : better > 0 ? 'gains' : 'behind';
  const joined = atEnd(schedule, frame)
    ? `, then ${verb}: `
    : `; at epoch ${epoch} ${verb === 'gains' ? 'ahead' : verb}: `;
  return [
    { text: `${cost}${joined}` },
    { text: `${fixed(own, digits)} vs ${fixed(dense, digits)}${unit}`, bold: true },
    { text: `, ${pairs === 1 ? 'one seed only' : `ahead in ${ahead} of ${pairs}`}.${tail}` },
  ];
}

function costText(kind: Kind, change: number): string {
  if (!Number.isFinite(change)) return 'Split';
  if (kind === 'loss')
    return change > 0
      ? `Splitting adds ${fixed(change, 2)} nats`
      : `Splitting saves ${fixed(-change, 2)} nats`;
  if (Math.abs(change) < 0.5) return 'Splitting costs less than half a point';
  const size = Math.round(Math.abs(change));
  return change < 0
    ? `Splitting costs ${count(size, 'point')}`
    : `Splitting adds ${count(size, 'point')} at once`;
}

/** " 1 of 24 networks diverged, the first at epoch 33 (learning rate 3)." */
function divergedTail(record: RunRecord): string {
  const first = record.diverged.reduce<RunRecord['diverged'][number] | null>(
    (a, d) => (a && a.epoch <= d.epoch ? a : d),
    null,
  );
  if (!first) return '';
  return ` ${record.diverged.length} of ${record.replicas.length} networks diverged, the first at epoch ${first.epoch} (learning rate ${first.lr}); means leave them out.`;
}

/** " A sweep measured only epochs 25 and 50; Play trains it in full." */
function sparseTail({ sparse, schedule, testAccuracy }: RunRecord): string {
  const known = (sparse ?? []).filter((f) => testAccuracy.some((a) => Number.isFinite(a[f])));
  const epochs = [...new Set(known.map((f) => epochOf(schedule, f)))];
  if (epochs.length === 0) return '';
  return ` A sweep measured only epoch${epochs.length === 1 ? '' : 's'} ${list(epochs.map(String))}; Play trains it in full.`;
}
