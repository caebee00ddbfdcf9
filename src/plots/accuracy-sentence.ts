/** The caption of the curve panel: what the split cost, what it gained, in how many seeds. */
import { hasParents, type Method, methodOf } from '../methods';
import type { RunRecord } from '../model/record';
import { epochOf, isSplit } from '../model/timeline';
import { atEnd, compare, costAtSplit } from './accuracy-values';
import { count, fixed, list } from './format';
import { changeOf } from './method-words';
import { exceedsNow, trimmedAt } from './networks';
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
  const { schedule, alpha } = record;
  const of = methodOf(method);
  const change = changeOf(of, alpha);
  const passed = isSplit(schedule, frame);
  const tail = divergedTail(record) + sparseTail(record);
  if (hasParents(of) && (alpha === 1 || !passed)) return unsplit(record, kind, method, frame, tail);
  const compared = compare(record, kind, method, frame);
  const end = `${budgetTail(record, kind, method, frame)}${tail}`;
  return change === 'none' || !passed
    ? standing(record, kind, of, frame, compared, end)
    : changed(record, kind, of, frame, compared, end);
}

const DIGITS = { accuracy: 1, loss: 2 } as const;
const UNIT = { accuracy: ' %', loss: ' nats' } as const;

/** While both sides are one network, and at α = 1 for good. */
function unsplit(
  record: RunRecord,
  kind: Kind,
  method: string,
  frame: number,
  tail: string,
): Sentence {
  const { schedule, alpha } = record;
  const { own, dense } = compare(record, kind, method, frame);
  const shown = Number.isFinite(dense) ? dense : own;
  const epoch = `Epoch ${epochOf(schedule, frame)}: `;
  const next =
    alpha === 1 ? 'α = 1 splits nothing.' : `the split comes at epoch ${schedule.warmup}.`;
  if (!Number.isFinite(shown)) return [{ text: `${epoch}not measured; ${next}${tail}` }];
  return [
    { text: epoch },
    { text: `${fixed(shown, DIGITS[kind])}${UNIT[kind]}`, bold: true },
    { text: ` on average; ${next}${tail}` },
  ];
}

type Compared = ReturnType<typeof compare>;

const seedsText = ({ ahead, pairs }: Compared): string =>
  pairs === 1 ? 'one seed only' : `ahead in ${ahead} of ${pairs}`;

/** Of a network of its own that has not changed at the split. */
function standing(
  record: RunRecord,
  kind: Kind,
  method: Method,
  frame: number,
  compared: Compared,
  tail: string,
): Sentence {
  const { schedule, alpha } = record;
  const { own, dense, pairs } = compared;
  const start = { text: `Epoch ${epochOf(schedule, frame)}: ${method.short} ` };
  const waits = changeOf(method, alpha) === 'prune';
  const next = waits ? `; it is pruned at epoch ${schedule.warmup}` : '';
  if (!Number.isFinite(own)) return [{ text: `${start.text}not measured${next}.${tail}` }];
  const value = fixed(own, DIGITS[kind]);
  if (!Number.isFinite(dense) || pairs === 0) {
    return [start, { text: `${value}${UNIT[kind]}`, bold: true }, { text: `${next}.${tail}` }];
  }
  return [
    start,
    { text: `${value} vs ${fixed(dense, DIGITS[kind])}${UNIT[kind]}`, bold: true },
    { text: `, ${seedsText(compared)}${next}.${tail}` },
  ];
}

/** Of one that was split or pruned: what it cost, what it gained, in how many seeds. */
function changed(
  record: RunRecord,
  kind: Kind,
  method: Method,
  frame: number,
  compared: Compared,
  tail: string,
): Sentence {
  const { schedule } = record;
  const { own, dense, pairs } = compared;
  const epoch = epochOf(schedule, frame);
  const cost = costText(kind, doing(method), costAtSplit(record, kind, method.id));
  const value = fixed(own, DIGITS[kind]);
  if (!Number.isFinite(dense) || pairs === 0) {
    const when = atEnd(schedule, frame) ? 'then' : `at epoch ${epoch}`;
    return [
      { text: `${cost}; ${when} ` },
      { text: `${value}${UNIT[kind]}`, bold: true },
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
    { text: `${value} vs ${fixed(dense, DIGITS[kind])}${UNIT[kind]}`, bold: true },
    { text: `, ${seedsText(compared)}.${tail}` },
  ];
}

/** What is done to it at the split’s epoch. */
function doing(method: Method): string {
  if (method.weights === 'initial') return 'Pruning and rewinding';
  if (!hasParents(method)) return 'Pruning';
  if (method.weights === 'fresh') return 'Splitting with fresh weights';
  return method.deal === 'clones' ? 'Copying' : 'Splitting';
}

function costText(kind: Kind, what: string, change: number): string {
  if (!Number.isFinite(change)) return what;
  if (kind === 'loss')
    return change > 0
      ? `${what} adds ${fixed(change, 2)} nats`
      : `${what} saves ${fixed(-change, 2)} nats`;
  if (Math.abs(change) < 0.5) return `${what} costs less than half a point`;
  const size = Math.round(Math.abs(change));
  return change < 0
    ? `${what} costs ${count(size, 'point')}`
    : `${what} adds ${count(size, 'point')} at once`;
}

/** " It has 2 times the weights; pruned to the budget 81.3 %." */
function budgetTail(record: RunRecord, kind: Kind, method: string, frame: number): string {
  const trimmed = kind === 'accuracy' ? trimmedAt(record, method, frame) : Number.NaN;
  if (!exceedsNow(record, method, frame)) return '';
  const pruned = Number.isFinite(trimmed) ? `; pruned to the budget ${fixed(trimmed, 1)} %` : '';
  return ` It has ${record.alpha} times the weights${pruned}.`;
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
