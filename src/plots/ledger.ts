/**
 * The budget ledger: a tray that holds exactly the dense network's number of weights and only
 * slides. Each copied output weight pushed in at the right drops the smallest one at the left.
 */
import { count } from './format';
import { drawLedger, ledgerLayout, ledgerSum, placeBars } from './ledger-draw';
import { type LedgerModel, selectLedger, sum } from './ledger-model';
import type { Plot, Sentence } from './plot';

function caption(model: LedgerModel): Sentence {
  if (!model.split) {
    return [
      {
        text: `The dense network has ${count(sum(model.before), 'non-zero weight')}; the split will have no more.`,
      },
    ];
  }
  const lost = model.bars.filter((b) => b.fallen);
  const outputs = lost.filter((b) => b.output).length;
  const which =
    outputs === 0 ? 'all of them input weights' : `${count(outputs, 'output weight')} among them`;
  const total = ledgerSum(model);
  return [
    {
      text: `${count(model.added, 'copied output weight')} came in and the ${model.removed} smallest fell out, ${which}: `,
    },
    { text: `${total.sum} ${total.result.replace(' ✓', '').replace(' ✗', '')}`, bold: true },
    { text: '.' },
  ];
}

export const ledger: Plot<LedgerModel> = {
  id: 'ledger',
  inside: { title: true, caption: true },
  title: () => 'Budget ledger',
  select: selectLedger,
  height: (model, size) => ledgerLayout(model, size).height,
  draw: drawLedger,
  hit: (model, size, x, y) => {
    const at = ledgerLayout(model, size);
    if (y < at.top || y > at.bottom + 20) return null;
    const found = placeBars(model, at).find(
      (p) => x >= p.x && x < p.x + at.slot && (p.bar.fallen && model.weigh > 0) === y > at.bottom,
    );
    if (!found) return null;
    const { parent, input } = found.bar;
    return input < 0
      ? {
          kind: 'selection',
          selection: { kind: 'neuron', parent },
          tip: `output weight of neuron ${parent + 1}, ${found.bar.copy ? 'a copy' : 'its own'}`,
        }
      : {
          kind: 'selection',
          selection: { kind: 'weight', parent, input },
          tip: `neuron ${parent + 1}, input ${input + 1}${found.bar.fallen ? ', fell out' : ''}`,
        };
  },
  caption,
  table: (model) => ({
    columns: ['non-zero weights', 'dense', 'copied in', 'fell out', 'split'],
    rows: [
      ['input weights', model.before[0], 0, model.before[0] - model.after[0], model.after[0]],
      [
        'output weights',
        model.before[1],
        model.added,
        model.before[1] + model.added - model.after[1],
        model.after[1],
      ],
      ['together', sum(model.before), model.added, model.removed, sum(model.after)],
      ['biases (not counted)', model.biases[0], '', '', model.biases[1]],
    ],
  }),
};
