/** The caption of the curve panel: what the split cost, what it gained, in how many seeds. */
import { sentences, t } from '../lib/text';
import { hasParents, type Method, methodOf } from '../methods';
import type { RunRecord } from '../model/record';
import { epochOf, isSplit } from '../model/timeline';
import { atEnd, compare, costAtSplit } from './accuracy-values';
import { count, fixed, list } from './format';
import { marked } from './marked';
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
  const tail = sentences(divergedTail(record), sparseTail(record));
  if (hasParents(of) && (alpha === 1 || !passed)) return unsplit(record, kind, method, frame, tail);
  const compared = compare(record, kind, method, frame);
  const end = sentences(budgetTail(record, kind, method, frame), tail);
  return change === 'none' || !passed
    ? standing(record, kind, of, frame, compared, end)
    : changed(record, kind, of, frame, compared, end);
}

const DIGITS = { accuracy: 1, loss: 2 } as const;
const UNIT = { accuracy: () => ' %', loss: () => t(' nats') } as const;

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
  const epoch = epochOf(schedule, frame);
  const next =
    alpha === 1 ? t('α = 1 splits nothing.') : t`the split comes at epoch ${schedule.warmup}.`;
  if (!Number.isFinite(shown)) {
    return [{ text: sentences(t`Epoch ${epoch}: not measured; ${next}`, tail) }];
  }
  const value = `${fixed(shown, DIGITS[kind])}${UNIT[kind]()}`;
  return marked(sentences(t`Epoch ${epoch}: **${value}** on average; ${next}`, tail));
}

type Compared = ReturnType<typeof compare>;

const seedsText = ({ ahead, pairs }: Compared): string =>
  pairs === 1 ? t('one seed only') : t`ahead in ${ahead} of ${pairs}`;

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
  const [epoch, name] = [epochOf(schedule, frame), t(method.short)];
  const waits = changeOf(method, alpha) === 'prune';
  const next = waits ? t`; it is pruned at epoch ${schedule.warmup}` : '';
  if (!Number.isFinite(own)) {
    return [{ text: sentences(t`Epoch ${epoch}: ${name} not measured${next}.`, tail) }];
  }
  const value = fixed(own, DIGITS[kind]);
  const unit = UNIT[kind]();
  if (!Number.isFinite(dense) || pairs === 0) {
    return marked(sentences(t`Epoch ${epoch}: ${name} **${value}${unit}**${next}.`, tail));
  }
  const other = fixed(dense, DIGITS[kind]);
  const seeds = seedsText(compared);
  return marked(
    sentences(t`Epoch ${epoch}: ${name} **${value} vs ${other}${unit}**, ${seeds}${next}.`, tail),
  );
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
    const when = atEnd(schedule, frame) ? t('then', 'accuracy') : t`at epoch ${epoch}`;
    return marked(sentences(t`${cost}; ${when} **${value}${UNIT[kind]()}**.`, tail));
  }
  const better = (own - dense) * (kind === 'accuracy' ? 1 : -1);
  const same = Math.abs(better) < SAME[kind];
  const verb = same ? t('about the same') : better > 0 ? t('gains') : t('behind');
  const joined = atEnd(schedule, frame)
    ? t`${cost}, then ${verb}: `
    : t`${cost}; at epoch ${epoch} ${!same && better > 0 ? t('ahead') : verb}: `;
  const pair = t`**${value} vs ${fixed(dense, DIGITS[kind])}${UNIT[kind]()}**`;
  return marked(sentences(t`${joined}${pair}, ${seedsText(compared)}.`, tail));
}

/** What is done to it at the split’s epoch. */
function doing(method: Method): string {
  if (method.weights === 'initial') return t('Pruning and rewinding');
  if (!hasParents(method)) return t('Pruning');
  if (method.weights === 'fresh') return t('Splitting with fresh weights');
  return method.deal === 'clones' ? t('Copying') : t('Splitting');
}

function costText(kind: Kind, what: string, change: number): string {
  if (!Number.isFinite(change)) return what;
  if (kind === 'loss')
    return change > 0
      ? t`${what} adds ${fixed(change, 2)} nats`
      : t`${what} saves ${fixed(-change, 2)} nats`;
  if (Math.abs(change) < 0.5) return t`${what} costs less than half a point`;
  const size = Math.round(Math.abs(change));
  return change < 0
    ? t`${what} costs ${count(size, 'point')}`
    : t`${what} adds ${count(size, 'point')} at once`;
}

/** "It has 2 times the weights; pruned to the budget 81.3 %." */
function budgetTail(record: RunRecord, kind: Kind, method: string, frame: number): string {
  const trimmed = kind === 'accuracy' ? trimmedAt(record, method, frame) : Number.NaN;
  if (!exceedsNow(record, method, frame)) return '';
  const pruned = Number.isFinite(trimmed) ? t`; pruned to the budget ${fixed(trimmed, 1)} %` : '';
  return t`It has ${record.alpha} times the weights${pruned}.`;
}

/** "1 of 24 networks diverged, the first at epoch 33 (learning rate 3)." */
function divergedTail(record: RunRecord): string {
  const first = record.diverged.reduce<RunRecord['diverged'][number] | null>(
    (a, d) => (a && a.epoch <= d.epoch ? a : d),
    null,
  );
  if (!first) return '';
  return t`${record.diverged.length} of ${record.replicas.length} networks diverged, the first at epoch ${first.epoch} (learning rate ${first.lr}); means leave them out.`;
}

/** "A sweep measured only epochs 25 and 50; Play trains it in full." */
function sparseTail({ sparse, schedule, testAccuracy }: RunRecord): string {
  const known = (sparse ?? []).filter((f) => testAccuracy.some((a) => Number.isFinite(a[f])));
  const epochs = [...new Set(known.map((f) => epochOf(schedule, f)))];
  if (epochs.length === 0) return '';
  const named = list(epochs.map(String));
  return epochs.length === 1
    ? t`A sweep measured only epoch ${named}; Play trains it in full.`
    : t`A sweep measured only epochs ${named}; Play trains it in full.`;
}
