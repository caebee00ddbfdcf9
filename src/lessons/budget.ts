/** Beat 5: what the split adds is taken away again, weight by weight. */
import { later, t } from '../lib/text';
import { methodOf, sharesOut } from '../methods';
import type { Ledger } from '../model/record';
import type { Beat, Scene } from './beat';
import { type Formula, num, row, SIGN, words as text } from './formula';
import { focusReplica } from './networks';
import { keys, words } from './words';

export interface BudgetModel {
  readonly alpha: number;
  readonly ledger: Ledger;
  /** Output weights added by copying, and weights pruned of both layers. */
  readonly copies: number;
  readonly pruned: number;
  readonly after: number;
}

const sum = ([input, output]: readonly [number, number]): number => input + output;

function select({ record, method }: Scene): BudgetModel | null {
  const ledger = record.ledgers[focusReplica(record, method)];
  if (!ledger || record.alpha < 2 || !sharesOut(methodOf(method))) return null;
  return {
    alpha: record.alpha,
    ledger,
    copies: sum(ledger.copied) - sum(ledger.before),
    pruned: sum(ledger.pruned),
    after: sum(ledger.after),
  };
}

const layers = ([input, output]: readonly [number, number]): Formula =>
  row(num(input, 0), SIGN.plus, num(output, 0));

export const budget: Beat<BudgetModel> = {
  id: 'budget',
  title: later('The budget'),
  spec: {},
  view: { at: 26, pin: '', show: 'fpe-clause' },
  look: 'ledger',
  select,
  text: (m) => [
    words`The inputs were only shared out, but copying the output weights to every child added ${`${m.copies}`}. To pay for them, the ${t`${m.pruned} smallest`} of all weights are dropped: here ${`${m.ledger.pruned[0]}`} input weights and ${`${m.ledger.pruned[1]}`} output weights.`,
    words`The tray holds ${`${m.after}`} as before, counted and not assumed. Biases are no part of this: they go from ${`${m.ledger.biases[0]}`} to ${`${m.ledger.biases[1]}`}.`,
  ],
  formula: (m) => [
    row(text(t('dense:')), layers(m.ledger.before), SIGN.equals, num(m.ledger.budget, 0)),
    row(text(t('copied:')), layers(m.ledger.copied), SIGN.equals, num(sum(m.ledger.copied), 0)),
    row(
      text(t('pruned:')),
      num(sum(m.ledger.copied), 0),
      SIGN.minus,
      num(m.pruned, 0),
      m.after === m.ledger.budget ? SIGN.equals : SIGN.differs,
      num(m.after, 0),
    ),
  ],
  task: {
    words: () =>
      words`Drag α to 4${keys(t(' (] does it too)'))} and watch the tray. It slides, but it never grows.`,
    place: 'dial',
    done: ({ record, edited }) => record.alpha === 4 && !edited,
    after: (_, m) =>
      words`At α = ${`${m.alpha}`} copying added ${`${m.copies}`} and ${`${m.pruned}`} fell out: ${`${m.after}`} again.`,
  },
};
