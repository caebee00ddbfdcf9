/** Beat 4: the split, on one neuron and one example, just before it and at it. */
import { fixed } from '../lib/format';
import { later, t } from '../lib/text';
import { methodOf, sharesOut } from '../methods';
import type { Network } from '../model/network';
import { beforeFrame, isSplit, splitFrame } from '../model/timeline';
import type { Beat, Scene } from './beat';
import { type Formula, num, row, SIGN, words as text } from './formula';
import { hasClauses, keptNetwork, letter, meanAccuracy, sumOn } from './networks';
import { keys, type Words, words } from './words';

export interface SplitModel {
  readonly alpha: number;
  readonly epoch: number;
  /** A neuron none of whose weights is pruned, if there is one; the clause of the example. */
  readonly neuron: number;
  readonly clause: number;
  readonly bias: number;
  /** Pre-activation of the neuron, and of each of its children. */
  readonly whole: number;
  readonly parts: readonly number[];
  /** What the pruned weights would have added to the children's sum. */
  readonly pruned: number;
  /** Mean test accuracy, percent, before the split and at it. */
  readonly accuracy: readonly [number, number];
}

const relu = (z: number): number => Math.max(0, z);

/**
 * The neuron and the clause whose answer the split changes most, among neurons that keep every
 * weight; among all where there is none.
 */
function mostChanged(before: Network, after: Network, { record: { groups } }: Scene) {
  const { alpha, childStart, inputs } = after;
  const neurons = [...before.bias.keys()];
  const whole = neurons.filter(
    (p) => childStart[(p + 1) * alpha] - childStart[p * alpha] === inputs,
  );
  let best = { neuron: 0, clause: 0, change: -1 };
  for (const neuron of whole.length > 0 ? whole : neurons) {
    for (let clause = 0; clause < groups.count; clause++) {
      const parts = Array.from({ length: alpha }, (_, c) =>
        relu(sumOn(after, groups, neuron * alpha + c, clause)),
      );
      const one = relu(sumOn(before, groups, neuron, clause));
      const change = Math.abs(parts.reduce((a, b) => a + b, 0) - one);
      if (change > best.change) best = { neuron, clause, change };
    }
  }
  return best;
}

function select(scene: Scene): SplitModel | null {
  const { record, method } = scene;
  const { schedule, alpha } = record;
  const split = splitFrame(schedule);
  const before = record.networks.get(method)?.[beforeFrame(schedule)];
  const after = keptNetwork(record, method, split);
  if (!before || !after || !hasClauses(record) || after.alpha < 2) return null;
  if (!sharesOut(methodOf(method)) || before.children * alpha !== after.children) return null;
  const { groups } = record;
  const { neuron, clause } = mostChanged(before, after, scene);
  const bias = before.bias[neuron];
  const whole = sumOn(before, groups, neuron, clause);
  const parts = Array.from({ length: alpha }, (_, c) =>
    sumOn(after, groups, neuron * alpha + c, clause),
  );
  const pruned = whole + (alpha - 1) * bias - parts.reduce((a, b) => a + b, 0);
  const accuracy = [
    meanAccuracy(record, method, split - 1),
    meanAccuracy(record, method, split),
  ] as const;
  return { alpha, epoch: schedule.warmup, neuron, clause, bias, whole, parts, pruned, accuracy };
}

const childName = (m: SplitModel, c: number): string =>
  `${m.neuron + 1}${String.fromCharCode(97 + c)}`;
const passedOn = (m: SplitModel): number => m.parts.reduce((sum, z) => sum + relu(z), 0);
/** Whether the children pass on what their parent did, to the digits shown. */
const same = (m: SplitModel): boolean => fixed(passedOn(m), 2) === fixed(relu(m.whole), 2);

/** What the children make of the same example. */
function answer(m: SplitModel): Words {
  const [neuron, clause] = [`${m.neuron + 1}`, letter(m.clause)];
  const [before, after] = m.accuracy.map((value) => fixed(value, 1));
  return same(m)
    ? words`Take neuron ${neuron} with clause ${clause} true and all else off. Its sum is shared out, the bias counted once, but now each child decides for itself whether to fire: mean accuracy goes from ${before} % to ${after} %, and training goes on from there.`
    : words`Take neuron ${neuron} with clause ${clause} true and all else off. Its sum is shared out, the bias counted once, but now each child decides for itself whether to fire, so the answer changes: mean accuracy goes from ${before} % to ${after} %, and training goes on from there.`;
}

/** "1.20 + 0.31 − 0.50", or only the total where there are many. */
function total(values: readonly number[]): Formula {
  if (values.length > 3) return num(values.reduce((a, b) => a + b, 0));
  return row(
    ...values.map((value, k) =>
      k === 0 ? num(value) : row(value < 0 ? SIGN.minus : SIGN.plus, num(Math.abs(value))),
    ),
  );
}

export const split: Beat<SplitModel> = {
  id: 'split',
  title: later('The split'),
  spec: {},
  view: { at: 25, pin: '', show: 'fpe-clause' },
  look: 'networks',
  select,
  mark: ({ neuron }) => ({ kind: 'neuron', parent: neuron }),
  text: (m) => [
    words`At epoch ${`${m.epoch}`} every neuron is replaced by ${t`${m.alpha} children`}. Each weight stays in its column and goes to exactly one child; all of them copy the output weight.`,
    answer(m),
  ],
  formula: (m) => [
    row(
      num(m.whole),
      SIGN.equals,
      total([
        ...m.parts,
        -(m.alpha - 1) * m.bias,
        ...(fixed(m.pruned, 2) === fixed(0, 2) ? [] : [m.pruned]),
      ]),
    ),
    row(
      text(t('passed on:')),
      num(relu(m.whole)),
      same(m) ? SIGN.equals : SIGN.differs,
      total(m.parts.map(relu)),
    ),
  ],
  task: {
    words: () =>
      words`Make the split: move the epoch slider one step on${keys(t(', with →'))}, over the mark.`,
    place: 'epoch',
    done: ({ record, frame, method }) =>
      isSplit(record.schedule, frame) && (keptNetwork(record, method, frame)?.alpha ?? 1) > 1,
    after: (_, m) =>
      words`Neuron ${`${m.neuron + 1}`} is now ${m.parts.map((_, c) => childName(m, c)).join(t(' and ', 'list'))}. Follow its row: every mark stands in the same column as before, in one child only.`,
  },
};
