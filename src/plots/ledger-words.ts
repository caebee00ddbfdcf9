/** The ledger in words: the sum in figures, notes around the tray, the caption. */
import { sentences, t } from '../lib/text';
import { count } from './format';
import { type LedgerModel, sum } from './ledger-model';
import type { Sentence } from './plot';

/** The sum in figures: "264 + 8 − 8" and "= 264, counted ✓". */
export function ledgerSum(model: LedgerModel): { sum: string; result: string } {
  const { start, removed, budget, base } = model;
  const added = sum(model.copies);
  const after = sum(model.after) + model.zeros;
  const verdict = (text: string): string =>
    model.matches ? `${text} ✓` : t`= ${after}, not ${budget} ✗`;
  const factor = budget / base;
  const times = t`= ${factor} × ${base}, counted`;
  if (model.change === 'none') {
    if (factor > 1) return { sum: `${after}`, result: verdict(times) };
    const what = model.zeros > 0 ? t`connections, ${model.zeros} at 0` : t('weights, counted');
    return { sum: `${after}`, result: verdict(what) };
  }
  const terms = [
    `${start}`,
    ...(added > 0 ? [`+ ${added}`] : []),
    ...(removed > 0 ? [`− ${removed}`] : []),
  ];
  const result = factor > 1 ? times : t`= ${after}, counted`;
  return { sum: terms.join(' '), result: verdict(result) };
}

/** Two lines after "+8": what was copied. */
export function copiedWords({ copies: [inputs] }: LedgerModel): readonly [string, string] {
  return inputs === 0
    ? [t('copies of the'), t('output weights')]
    : [t('copies of inputs'), t('and outputs')];
}

/** " smallest fall out" after their number. */
export const fallenWords = ({ lost, removed }: LedgerModel): string =>
  lost > 0 ? t` fall out: ${lost} unread, ${removed - lost} smallest` : t(' smallest fall out');

const times = (n: number): string => (n === 2 ? t('twice') : t`${n} times`);

export function ledgerCaption(model: LedgerModel): Sentence {
  const total = ledgerSum(model);
  const figures = {
    text: `${total.sum} ${total.result.replace(' ✓', '').replace(' ✗', '')}`,
    bold: true,
  };
  if (model.change === 'none') return [{ text: standing(model) }];
  return [
    { text: t`${happened(model)}: ` },
    figures,
    { text: sentences(t('.'), afterwards(model)) },
  ];
}

/** Of a network to which nothing has happened yet, or ever. */
function standing(model: LedgerModel): string {
  const { base, budget, zeros, alpha, method, warmup, kin } = model;
  const all = sum(model.after) + zeros;
  if (kin) {
    const more = method.budget === 'alpha' && alpha > 1;
    const next = more
      ? t`its copies will have ${times(alpha)} as many`
      : t('the split will have no more');
    return t`The dense network has ${count(all, 'non-zero weight')}; ${next}.`;
  }
  if (budget > base) {
    const next = method.budget === 'alpha' ? '' : t`; at epoch ${warmup} it is pruned to ${base}`;
    return t`The wide network has ${count(all, 'non-zero weight')}, ${times(budget / base)} as many as the dense one${next}.`;
  }
  const grown = zeros === 0 ? '' : t`; ${zeros} of them just grew and are still 0`;
  const what = zeros === 0 ? count(all, 'non-zero weight') : count(all, 'connection');
  return t`The wide network has ${what}, as many as the dense one has weights${grown}.`;
}

function happened(model: LedgerModel): string {
  const { copies, removed, lost, start, method } = model;
  if (model.change === 'prune') {
    return t`The ${removed} smallest of the wide network’s ${start} weights fell out`;
  }
  if (method.deal === 'clones') return t('Every child has all weights of its neuron');
  const fallen = model.bars.filter((b) => b.fallen);
  const outputs = fallen.filter((b) => b.output).length;
  const which =
    outputs === 0
      ? t('all of them input weights')
      : t`${count(outputs, 'output weight')} among them`;
  const smallest = t`the ${removed - lost} smallest fell out, ${which}`;
  const came = count(copies[1], 'copied output weight');
  return lost === 0 && copies[0] === 0
    ? t`${came} came in and ${smallest}`
    : t`${came} and ${count(copies[0], 'copied input weight')} came in, ${lost} that no child reads and ${smallest}`;
}

function afterwards({ method }: LedgerModel): string {
  if (method.weights === 'fresh') return t('The survivors start from new random weights.');
  return method.weights === 'initial' ? t('The survivors go back to their first values.') : '';
}
