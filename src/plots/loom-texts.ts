/** Titles of the two sides of the loom, from the run and the method. */
import { t } from '../lib/text';
import { hasParents, methodOf } from '../methods';
import { isSplit } from '../model/timeline';
import type { Texts } from './loom-side';
import { type Situation, shortTitleOf, subtitleOf, titleOf, whenOf } from './method-words';
import type { Pair } from './networks';
import type { PlotInput } from './plot';

export function leftTexts(pair: Pair, warmup: number): Texts {
  const { parents, inputs } = pair.left.network;
  const shortSubtitle = t`${parents} neurons × ${inputs} inputs`;
  return pair.leftIsDense
    ? {
        title: t('Dense, never split'),
        subtitle: t`every neuron reads all ${inputs} inputs`,
        shortTitle: t('Dense'),
        shortSubtitle,
        when: t('when dense'),
        color: 'dense',
      }
    : {
        title: t('Before the split'),
        subtitle: t`epoch ${warmup}; dense is not part of this run`,
        shortTitle: t('Before the split'),
        shortSubtitle,
        when: t('before the split'),
        color: 'dense',
      };
}

export function rightTexts({ record, method: id, frame }: PlotInput, pair: Pair): Texts {
  const method = methodOf(id);
  const { network } = pair.right;
  const { inputs, children: neurons } = network;
  const { warmup } = record.schedule;
  const dense = pair.left.network.parents;
  const at: Situation = {
    ...{ alpha: record.alpha, warmup, passed: isSplit(record.schedule, frame) },
    ...{ neurons, inputs, base: dense * inputs + dense },
  };
  const waits = hasParents(method) && record.alpha > 1 && !at.passed;
  const edges = network.childStart[neurons] / Math.max(1, neurons);
  // What a child was dealt, before a few of its inputs were pruned.
  const reads = hasParents(method) && method.deal !== 'clones' ? inputs / network.alpha : edges;
  return {
    title: titleOf(method, at),
    subtitle: subtitleOf(method, at),
    shortTitle: shortTitleOf(method, at),
    shortSubtitle: waits
      ? t`at epoch ${warmup}, not yet`
      : hasParents(method)
        ? t`${neurons} neurons × ${Math.ceil(reads)} inputs`
        : t`${Math.round(reads)} of ${inputs} inputs`,
    when: whenOf(method, at),
    color: method.color,
  };
}
