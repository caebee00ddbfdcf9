/**
 * The product's sentence in figures: same weights, more neurons, less interference, higher
 * accuracy. Every bold word is computed. A pure select; `ui/headline.tsx` renders it as HTML.
 */
import { finite, mean } from '../lib/statistics';
import { interference } from '../metrics';
import { countNonzeros, type Network } from '../model/network';
import { beforeFrame, epochOf, isSplit, lastFrame, splitFrame } from '../model/timeline';
import { valuesAt } from './accuracy-values';
import { fixed } from './format';
import { focusReplica, pairAt } from './networks';
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
  const pair = pairAt(input.record, input.method, input.frame);
  const known = isEmpty(pair) ? null : { dense: pair.left.network, split: pair.right.network };
  return [
    weights(input, known),
    neurons(input, known),
    interferenceFigure(input, known),
    accuracyFigure(input),
  ];
}

type Known = { readonly dense: Network; readonly split: Network } | null;

const nonzeros = (network: Network): number => {
  const { input, output } = countNonzeros(network);
  return input + output;
};

function weights({ record, method, frame }: PlotInput, known: Known): Figure {
  const { schedule } = record;
  const ledger = isSplit(schedule, frame)
    ? record.ledgers[focusReplica(record, method)]
    : undefined;
  const budget = known
    ? known.dense.inputs * known.dense.parents + known.dense.parents
    : Number.NaN;
  const before = ledger
    ? ledger.before[0] + ledger.before[1]
    : known
      ? nonzeros(known.dense)
      : Number.NaN;
  const after = ledger
    ? ledger.after[0] + ledger.after[1]
    : known
      ? nonzeros(known.split)
      : Number.NaN;
  const failed = Number.isFinite(after) && after !== before;
  return {
    id: 'weights',
    bold: !failed ? 'Same' : after > before ? 'More' : 'Fewer',
    rest: 'non-zero weights',
    before: fixed(before, 0),
    sign: failed ? '≠' : '=',
    after: fixed(after, 0),
    unit: '',
    sub: 'both layers, pruning included',
    definition: `Weights that are not zero, counted in the buffers of both layers; the dense network has ${fixed(budget, 0)}. Biases are not counted.`,
    failed,
    widest: fixed(budget, 0),
  };
}

function neurons({ record }: PlotInput, known: Known): Figure {
  const before = known?.dense.children ?? Number.NaN;
  const after = known?.split.children ?? Number.NaN;
  const inputs = known?.dense.inputs ?? Number.NaN;
  const alpha = known?.split.alpha ?? 1;
  const reads = inputs % alpha === 0 ? `${inputs / alpha}` : `about ${fixed(inputs / alpha, 1)}`;
  const waiting = record.alpha > 1 && alpha === 1;
  return {
    id: 'neurons',
    bold: after > before ? 'more' : 'as many',
    rest: 'neurons',
    before: fixed(before, 0),
    sign: after > before ? '→' : '=',
    after: fixed(after, 0),
    unit: '',
    sub: !known
      ? ''
      : waiting
        ? `each splits in ${record.alpha} at epoch ${record.schedule.warmup}`
        : alpha === 1
          ? `each reads all ${inputs} inputs`
          : `each reads ${reads} of ${inputs} inputs`,
    definition: `Hidden neurons: ${fixed(before, 0)} × α = ${alpha} gives ${fixed(after, 0)}. Siblings read disjoint inputs.`,
    failed: false,
    widest: '512',
  };
}

function interferenceFigure({ record, method, frame }: PlotInput, known: Known): Figure {
  const before = known ? interference(known.dense, record.groups) : Number.NaN;
  const after = known ? interference(known.split, record.groups) : Number.NaN;
  const [a, b] = [fixed(before, 2), fixed(after, 2)];
  const replica = focusReplica(record, method);
  const measures =
    (frame >= lastFrame(record.schedule) ? record.measures.after[replica] : undefined) ??
    record.measures.split[replica];
  const shuffled =
    isSplit(record.schedule, frame) && measures
      ? ` The same masks on shuffled weights: ${fixed(measures.interferenceNull, 2)}.`
      : '';
  return {
    id: 'interference',
    bold: !Number.isFinite(after - before)
      ? ''
      : a === b
        ? 'the same'
        : after < before
          ? 'less'
          : 'more',
    rest: 'interference',
    before: a,
    sign: a === b && known ? '=' : '→',
    after: b,
    unit: '',
    sub: 'mean |cosine| between clause codes',
    definition: `Mean |cosine| between clause vectors, a clause vector being the mean of its literals’ input columns: dense ${a}, split ${b} at epoch ${epochOf(record.schedule, frame)}.${shuffled}`,
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
  const means = [hasDense ? 'dense' : method, method].map((id) =>
    mean(finite(valuesAt(record, 'accuracy', id, frame))),
  );
  const seeds = new Set(record.replicas.map((r) => r.seed)).size;
  const averages = hasDense
    ? `${fixed(means[0], 1)} → ${fixed(means[1], 1)} %`
    : `${fixed(means[1], 1)} %`;
  const difference = after - before;
  const broke = record.diverged.find(
    (d) => d.replica === own && d.epoch <= epochOf(record.schedule, frame),
  );
  const word = !Number.isFinite(difference)
    ? ''
    : Math.abs(difference) < SAME_POINTS
      ? 'about the same'
      : difference > 0
        ? 'higher'
        : 'lower';
  const split =
    frame === splitFrame(record.schedule) ? ', at the split before any further training' : '';
  return {
    id: 'accuracy',
    bold: word,
    rest: 'accuracy',
    before: fixed(before, 1),
    sign: '→',
    after: fixed(after, 1),
    unit: '%',
    sub: broke
      ? `diverged at epoch ${broke.epoch}`
      : seeds > 1
        ? `${seeds} seeds: ${averages}`
        : 'one seed only',
    definition: `Test accuracy of seed ${record.focusSeed} at epoch ${epochOf(record.schedule, frame)}${split}: ${hasDense ? 'dense' : 'before the split'} ${fixed(before, 1)} %, split ${fixed(after, 1)} %. Within one point counts as about the same.`,
    failed: false,
    widest: '100.0',
  };
}
