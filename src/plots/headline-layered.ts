/**
 * The four figures of a run of layered networks: counted in the networks on screen, and measured at
 * the moments where a frame has no measure of its own.
 */
import { sentences, t } from '../lib/text';
import { sharesOut } from '../methods';
import { hiddenNeurons, type LayeredNetwork, layeredNonzeros } from '../model/layered-network';
import { epochOf, MOMENTS, momentFrame } from '../model/timeline';
import { fixed } from './format';
import type { Figure } from './headline';
import { type LayeredPair, layeredPair } from './layered-pair';
import { factorOf } from './method-words';
import { focusReplica } from './networks';
import { isEmpty, type PlotInput } from './plot';

type Counts = readonly [weights: Figure, neurons: Figure, interference: Figure];

export function layeredFigures(input: PlotInput): Counts {
  const pair = layeredPair(input);
  const known = isEmpty(pair) ? null : pair;
  return [weights(input, known), neurons(input, known), interference(input)];
}

type Known = LayeredPair<LayeredNetwork> | null;

function weights({ record }: PlotInput, known: Known): Figure {
  const before = known ? layeredNonzeros(known.left.value) : Number.NaN;
  const after = known ? layeredNonzeros(known.right.value) : Number.NaN;
  const factor =
    known && (known.passed || known.method.start !== 'dense')
      ? factorOf(known.method, record.alpha)
      : 1;
  const wide = known?.method.start === 'wide' && !known.passed;
  const failed = !wide && known !== null && factor === 1 && after !== before;
  const more = !failed && after > before;
  return {
    id: 'weights',
    bold: failed ? (after > before ? t('More') : t('Fewer')) : more ? t('More') : t('Same'),
    rest: t('non-zero weights'),
    before: fixed(before, 0),
    sign: failed ? '≠' : more ? '→' : '=',
    after: fixed(after, 0),
    unit: '',
    sub: known?.passed ? t('all layers, pruning included') : t('all layers'),
    definition: t`Weights that are not zero, counted in all layers; the dense network has ${fixed(before, 0)}. Biases are not counted.`,
    failed,
    widest: fixed(Math.max(before, after) || 0, 0),
  };
}

function neurons({ record }: PlotInput, known: Known): Figure {
  const before = known ? hiddenNeurons(known.left.value) : Number.NaN;
  const after = known ? hiddenNeurons(known.right.value) : Number.NaN;
  const inputs = known?.right.value.inputs ?? 0;
  const alpha = known?.right.value.layers[0].alpha ?? 1;
  const waits = known?.same === true && record.alpha > 1 && known.method.id !== 'dense';
  const shared = known !== null && alpha > 1 && sharesOut(known.method);
  return {
    id: 'neurons',
    bold: after > before ? t('more') : t('as many'),
    rest: t('neurons'),
    before: fixed(before, 0),
    sign: after > before ? '→' : '=',
    after: fixed(after, 0),
    unit: '',
    sub: waits
      ? t`each splits in ${record.alpha} at epoch ${record.schedule.warmup}`
      : shared
        ? t`each reads about ${fixed(inputs / alpha, 0)} of ${inputs} inputs`
        : t`each may read all ${inputs} inputs`,
    definition: sentences(
      t`Neurons of all hidden layers: ${fixed(before, 0)} in the dense network, ${fixed(after, 0)} in the other.`,
      shared ? t('Siblings read disjoint inputs.') : '',
    ),
    failed: false,
    widest: '4096',
  };
}

function interference({ record, method, frame }: PlotInput): Figure {
  const { schedule, groups } = record;
  const moment = [...MOMENTS].reverse().find((m) => {
    const at = momentFrame(schedule, m);
    return at <= frame && record.measures[m].some((measures) => measures !== undefined);
  });
  const of = (id: string): number =>
    (moment && record.measures[moment][focusReplica(record, id)]?.interference) ?? Number.NaN;
  const [before, after] = [of('dense'), of(method)];
  const [a, b] = [fixed(before, 2), fixed(after, 2)];
  const what = groups.count > 1 ? t('clause codes') : t('input channels');
  const epoch = moment ? epochOf(schedule, momentFrame(schedule, moment)) : 0;
  const stale = moment !== undefined && epoch !== epochOf(schedule, frame);
  return {
    id: 'interference',
    bold: a === b ? t('the same') : after < before ? t('less') : t('more'),
    rest: t('interference'),
    before: a,
    sign: a === b ? '=' : '→',
    after: b,
    unit: '',
    sub: stale ? t`between ${what}, at epoch ${epoch}` : t`mean |cosine| between ${what}`,
    never: t`measured at the split, epoch ${schedule.warmup}, and at the end`,
    definition: t`Mean |cosine| between the ${what} of the first hidden layer at epoch ${epoch}: dense ${a}, the other ${b}.`,
    failed: false,
    widest: '0.00',
  };
}
