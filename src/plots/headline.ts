/**
 * The product's sentence in figures: same weights, more neurons, less interference, higher
 * accuracy. Every bold word is computed. A pure select; `ui/headline.tsx` renders it as HTML.
 */

import { finite, mean } from '../lib/statistics';
import { gap, later, t } from '../lib/text';
import { changesAtSplit, hasParents, type Method, methodOf, sharesOut } from '../methods';
import { interference } from '../metrics/interference';
import { countNonzeros, type Network } from '../model/network';
import { beforeFrame, epochOf, isSplit, splitFrame } from '../model/timeline';
import { valuesAt } from './accuracy-values';
import { fixed } from './format';
import { layeredFigures } from './headline-layered';
import { factorOf } from './method-words';
import { focusReplica, nullAt, pairAt, trimmedAt } from './networks';
import { isEmpty, type PlotInput } from './plot';

export interface Figure {
  readonly id: 'weights' | 'neurons' | 'interference' | 'accuracy';
  /** Computed word, bold: "Same", "more", "less", "higher" … */
  readonly bold: string;
  readonly rest: string;
  readonly before: string;
  readonly sign: '=' | '→' | '≠';
  readonly after: string;
  readonly unit: string;
  readonly sub: string;
  /** Why there will be no value; absent where one is to come. */
  readonly never?: string;
  /** The definition with the numbers plugged in, for a tooltip. */
  readonly definition: string;
  /** A promise is broken: shown in failure colour. */
  readonly failed: boolean;
  /** Widest text `before` and `after` can take: reserve its width. */
  readonly widest: string;
}

export type Figures = readonly [Figure, Figure, Figure, Figure];

/** Accuracies within this many points are "about the same". */
const SAME_POINTS = 1;

/** The four figures at the shown frame; dashes where nothing is known yet. */
export function headline(input: PlotInput): Figures {
  if (input.record.layered) return [...layeredFigures(input), accuracyFigure(input)];
  const pair = pairAt(input.record, input.method, input.frame);
  const known = isEmpty(pair)
    ? null
    : { dense: pair.left.network, split: pair.right.network, frame: pair.right.frame };
  return [
    weights(input, known),
    neurons(input, known),
    interferenceFigure(input, known),
    accuracyFigure(input),
  ];
}

type Known = {
  readonly dense: Network;
  readonly split: Network;
  /** At which the network of the method was kept. */
  readonly frame: number;
} | null;

/** Neurons of the dense network, also where it is not part of the run. */
const hiddenOf = ({ record, method }: PlotInput, { dense }: NonNullable<Known>): number =>
  hasParents(methodOf(method)) || focusReplica(record, 'dense') >= 0
    ? dense.parents
    : Math.round(dense.parents / record.alpha);

function weights(input: PlotInput, known: Known): Figure {
  const { record } = input;
  const method = methodOf(input.method);
  const passed = isSplit(record.schedule, known?.frame ?? input.frame);
  const ledger = passed ? record.ledgers[focusReplica(record, input.method)] : undefined;
  const base = known ? hiddenOf(input, known) * (known.dense.inputs + 1) : Number.NaN;
  const [own, edges] = known ? [nonzeros(known.split), connections(known.split)] : [base, base];
  const grown = method.rewire === 'none' ? 0 : edges - own;
  const after = ledger ? ledger.after[0] + ledger.after[1] : grown > 0 ? edges : own;
  const factor = factorNow(method, record.alpha, passed);
  const failed = Number.isFinite(after) && after !== factor * base;
  const more = !failed && factor > 1;
  const waits = factor > factorOf(method, record.alpha);
  return {
    id: 'weights',
    bold: more
      ? `${factor}×`
      : !failed
        ? t('Same')
        : after > factor * base
          ? t('More')
          : t('Fewer'),
    rest: more ? t('the non-zero weights') : grown > 0 ? t('connections') : t('non-zero weights'),
    before: fixed(base, 0),
    sign: more ? '→' : failed ? '≠' : '=',
    after: fixed(after, 0),
    unit: '',
    sub: waits
      ? t`pruned to ${fixed(base, 0)} at epoch ${record.schedule.warmup}`
      : grown > 0
        ? t`${grown} of them just grew and are still 0`
        : ledger
          ? t('both layers, pruning included')
          : t('both layers'),
    definition: t`Weights that are not zero, counted in the buffers of both layers; the dense network has ${fixed(base, 0)}. Biases are not counted.`,
    failed,
    widest: fixed(factorNow(method, record.alpha, false) * base, 0),
  };
}

/** How many times the dense network’s weights it may have at that time. */
function factorNow(method: Method, alpha: number, passed: boolean): number {
  if (method.start === 'wide' && !(passed && changesAtSplit(method))) return alpha;
  return hasParents(method) && !passed ? 1 : factorOf(method, alpha);
}

const nonzeros = (network: Network): number => {
  const { input, output } = countNonzeros(network);
  return input + output;
};

/** Weights that may be other than zero: edges, and output weights that were not pruned. */
const connections = ({ childStart, children, outputAlive }: Network): number =>
  childStart[children] + outputAlive.reduce((n, alive) => n + alive, 0);

function neurons(input: PlotInput, known: Known): Figure {
  const { record } = input;
  const method = methodOf(input.method);
  const before = known ? hiddenOf(input, known) : Number.NaN;
  const after = known?.split.children ?? Number.NaN;
  const waiting = hasParents(method) && record.alpha > 1 && known?.split.alpha === 1;
  const shared = sharesOut(method) && (known?.split.alpha ?? 1) > 1;
  return {
    id: 'neurons',
    bold: after > before ? t('more') : t('as many'),
    rest: t('neurons'),
    before: fixed(before, 0),
    sign: after > before ? '→' : '=',
    after: fixed(after, 0),
    unit: '',
    sub: !known
      ? ''
      : waiting
        ? t`each splits in ${record.alpha} at epoch ${record.schedule.warmup}`
        : readsText(known.split, shared),
    definition: t`Hidden neurons: ${fixed(before, 0)} × α = ${Math.round(after / before) || 1} gives ${fixed(after, 0)}.${shared ? gap() + t('Siblings read disjoint inputs.') : ''}`,
    failed: false,
    widest: '512',
  };
}

/** "each reads 16 of 32 inputs": as dealt where siblings share them out, else as many as are left. */
function readsText(network: Network, shared: boolean): string {
  const { inputs, children, childStart, alpha } = network;
  const mean = shared ? inputs / alpha : childStart[children] / Math.max(1, children);
  if (mean === inputs) return t`each reads all ${inputs} inputs`;
  const reads = Number.isInteger(mean) ? `${mean}` : t`about ${fixed(mean, 1)}`;
  return t`each reads ${reads} of ${inputs} inputs`;
}

/** Instead of an interference, by the number of clauses. */
const ALONE: Readonly<Record<number, string>> = {
  0: later('no clauses are known of a file'),
  1: later('one clause has none'),
};

function interferenceFigure({ record, method, frame }: PlotInput, known: Known): Figure {
  const { count } = record.groups;
  // Fewer than two clauses have nothing to interfere with.
  const of = (network: Network): number =>
    count < 2 ? Number.NaN : interference(network, record.groups);
  const before = known ? of(known.dense) : Number.NaN;
  const after = known ? of(known.split) : Number.NaN;
  const [a, b] = [fixed(before, 2), fixed(after, 2)];
  const shuffled = nullAt(record, method, frame);
  const masks = Number.isFinite(shuffled)
    ? gap() + t`The same masks on shuffled weights: ${fixed(shuffled, 2)}.`
    : '';
  const name = t(methodOf(method).short);
  return {
    id: 'interference',
    bold: !Number.isFinite(after - before)
      ? ''
      : a === b
        ? t('the same')
        : after < before
          ? t('less')
          : t('more'),
    rest: t('interference'),
    before: a,
    sign: a === b && known ? '=' : '→',
    after: b,
    unit: '',
    sub: t('mean |cosine| between clause codes'),
    never: count in ALONE ? t(ALONE[count]) : undefined,
    definition: t`Mean |cosine| between clause vectors, a clause vector being the mean of its literals’ input columns: dense ${a}, ${name} ${b} at epoch ${epochOf(record.schedule, frame)}.${masks}`,
    failed: false,
    widest: '0.00',
  };
}

function accuracyFigure({ record, method, frame }: PlotInput): Figure {
  const at = (id: string): number => {
    const replica = focusReplica(record, id);
    return replica < 0 ? Number.NaN : record.testAccuracy[replica][frame] * 100;
  };
  const hasDense = focusReplica(record, 'dense') >= 0;
  // Without a dense run the comparison is with the method just before its split.
  const own = focusReplica(record, method);
  const earlier =
    own < 0
      ? Number.NaN
      : record.testAccuracy[own][Math.min(frame, beforeFrame(record.schedule))] * 100;
  const [before, after] = [hasDense ? at('dense') : earlier, at(method)];
  const [meanBefore, meanAfter] = [hasDense ? 'dense' : method, method].map((id) =>
    mean(finite(valuesAt(record, 'accuracy', id, frame))),
  );
  const seeds = new Set(record.replicas.map((r) => r.seed)).size;
  const means = hasDense
    ? `${fixed(meanBefore, 1)} → ${fixed(meanAfter, 1)} %`
    : `${fixed(meanAfter, 1)} %`;
  const trimmed = trimmedAt(record, method, frame);
  const averages = Number.isNaN(trimmed)
    ? means
    : t`${means}; ${fixed(trimmed, 1)} pruned to the budget`;
  const difference = after - before;
  const broke = record.diverged.find(
    (d) => d.replica === own && d.epoch <= epochOf(record.schedule, frame),
  );
  const word = !Number.isFinite(difference)
    ? ''
    : Math.abs(difference) < SAME_POINTS
      ? t('about the same', 'accuracy')
      : difference > 0
        ? t('higher')
        : t('lower');
  const split =
    frame === splitFrame(record.schedule) && changesAtSplit(methodOf(method))
      ? t(', at the split before any further training')
      : '';
  return {
    id: 'accuracy',
    bold: word,
    rest: t('accuracy'),
    before: fixed(before, 1),
    sign: '→',
    after: fixed(after, 1),
    unit: '%',
    sub: broke
      ? t`diverged at epoch ${broke.epoch}`
      : seeds > 1
        ? t`${seeds} seeds: ${averages}`
        : Number.isNaN(trimmed)
          ? t('one seed only')
          : t`one seed only; ${fixed(trimmed, 1)} pruned to the budget`,
    definition: t`Test accuracy of seed ${record.focusSeed} at epoch ${epochOf(record.schedule, frame)}${split}: ${hasDense ? t('dense') : t('before the split')} ${fixed(before, 1)} %, ${t(methodOf(method).short)} ${fixed(after, 1)} %. Within one point counts as about the same.`,
    failed: false,
    widest: '100.0',
  };
}
