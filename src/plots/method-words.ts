/**
 * What plots call a method’s network and what happens to it, made from the method’s data, so that
 * a method added to the register is named and described like the others.
 */
import { t } from '../lib/text';
import { changesAtSplit, type Deal, hasParents, type Method, NM_BLOCK } from '../methods';

/** What happens to the network at the epoch of the split. */
export type Change = 'split' | 'prune' | 'none';

/** What of a run its words depend on. */
export interface Situation {
  readonly alpha: number;
  /** Epoch of the split. */
  readonly warmup: number;
  /** Whether the frame on screen is at the split or after it. */
  readonly passed: boolean;
  /** Neurons and inputs of the network on screen, and the dense network’s number of weights. */
  readonly neurons: number;
  readonly inputs: number;
  readonly base: number;
}

/** What its network goes through; at α = 1 there is nothing to split and nothing to prune. */
export function changeOf(method: Method, alpha: number): Change {
  if (!changesAtSplit(method) || alpha === 1) return 'none';
  return hasParents(method) ? 'split' : 'prune';
}

/** Whether the rows of the loom visibly open: children go on with what their neuron had learned. */
export const opensAtSplit = (method: Method): boolean =>
  hasParents(method) && method.weights === 'inherit';

/** How many times the dense network’s weights it ends with. */
export const factorOf = ({ budget }: Method, alpha: number): number =>
  budget === 'alpha' ? alpha : 1;

/** One word for rows, columns and names: "split", "wide". */
export function nameOf(method: Method, split: boolean): string {
  if (!hasParents(method)) return t('wide');
  return split ? t('split') : t('unsplit');
}

/** How sentences place its numbers: "after the split", "after pruning", "in the wide network". */
export function whenOf(
  method: Method,
  { alpha, passed }: Pick<Situation, 'alpha' | 'passed'>,
): string {
  const change = passed ? changeOf(method, alpha) : 'none';
  if (change === 'prune') return t('after pruning');
  if (change === 'split') return t('after the split');
  return hasParents(method)
    ? t('now')
    : alpha === 1
      ? t('in the other network')
      : t('in the wide network');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Its label with α filled in: "dense, 2 times as wide". */
export const labelOf = ({ label }: Method, alpha: number): string =>
  t(label).replace('α', `${alpha}`);

/** "Split in 2 at epoch 25", "Sparse and wide from scratch, 16 neurons". */
export function titleOf(method: Method, { alpha, warmup, neurons }: Situation): string {
  if (!hasParents(method)) return t`${capital(labelOf(method, alpha))}, ${neurons} neurons`;
  if (alpha === 1) return t('Not split (α = 1)');
  return method.deal === 'clones'
    ? t`Copied ${alpha} times at epoch ${warmup}`
    : t`Split in ${alpha} at epoch ${warmup}`;
}

/** The same for one narrow column. */
export function shortTitleOf(method: Method, { alpha, neurons }: Situation): string {
  if (!hasParents(method)) return t`${capital(t(method.short))}, ${neurons} neurons`;
  if (alpha === 1) return t('Not split (α = 1)');
  return method.deal === 'clones' ? t`Copied ${alpha} times` : t`Split in ${alpha}`;
}

/** What is true of its network at the frame on screen, beside the title. */
export function subtitleOf(method: Method, at: Situation): string {
  return hasParents(method) ? ofChildren(method, at) : ofWide(method, at);
}

/** How siblings read their inputs, for each way of dealing them. */
const SIBLINGS: { readonly [d in Deal]: (alpha: number) => string } = {
  none: () => '',
  random: () => t('siblings read disjoint inputs'),
  clause: () => t('siblings read disjoint inputs'),
  shared: () => t('siblings read disjoint inputs, all neurons alike'),
  nm: (alpha) => t`disjoint inputs, at most ${Math.ceil(NM_BLOCK / alpha)} of every ${NM_BLOCK}`,
  overlap: () => t('siblings may share inputs, others are lost'),
  subset: () => t('siblings read the same inputs, others are lost'),
  clones: (alpha) => t`every child reads all inputs: ${alpha}× the weights`,
};

function ofChildren({ deal, weights }: Method, { alpha, warmup, passed }: Situation): string {
  if (alpha === 1) return passed ? t('trains on with a fresh optimiser') : t('the same network');
  if (!passed) return t`until epoch ${warmup} both sides are the same`;
  return weights === 'fresh' ? t('disjoint inputs, weights drawn anew') : SIBLINGS[deal](alpha);
}

function ofWide(method: Method, { alpha, warmup, passed, base }: Situation): string {
  if (method.dropconnect && alpha > 1) return t`an example trains 1 in ${alpha} weights`;
  if (method.rewire === 'random') return t('smallest out, random ones in');
  if (method.rewire === 'gradient') return t('smallest out, steepest in');
  if (method.start === 'sparse') return t('random edges that stay');
  if (changesAtSplit(method) && !passed) return t`dense until epoch ${warmup}`;
  if (method.weights === 'initial') return t`pruned and rewound at epoch ${warmup}`;
  if (changesAtSplit(method)) return t`down to ${base} weights at epoch ${warmup}`;
  return alpha === 1 ? '' : t`${alpha}× the weights`;
}
