/**
 * The budget ledger: a tray that holds exactly the dense network's number of weights and only
 * slides. Each copied output weight pushed in at the right drops the smallest one at the left. A
 * method with a larger budget has a longer tray, its excess hatched.
 */
import { t } from '../lib/text';
import { drawLedger, ledgerLayout, placeBars } from './ledger-draw';
import { type LedgerModel, selectLedger, sum } from './ledger-model';
import { ledgerCaption } from './ledger-words';
import type { Plot, TableTwin } from './plot';

function table(model: LedgerModel): TableTwin {
  const { before, after, copies, change } = model;
  const rows = [0, 1].map((k): (string | number)[] => {
    const out = before[k] + copies[k] - after[k];
    return [
      k === 0 ? t('input weights') : t('output weights'),
      before[k],
      ...(change === 'split' ? [copies[k], out] : []),
      after[k],
    ];
  });
  const moved = change === 'split' ? [sum(copies), model.removed] : [];
  return {
    columns: [
      t('non-zero weights'),
      t('dense'),
      ...(change === 'split' ? [t('copied in'), t('fell out')] : []),
      model.name,
    ],
    rows: [
      ...rows,
      [t('together'), sum(before), ...moved, sum(after)],
      [t('biases (not counted)'), model.biases[0], ...moved.map(() => ''), model.biases[1]],
    ],
  };
}

export const ledger: Plot<LedgerModel> = {
  id: 'ledger',
  inside: { title: true, caption: true },
  title: () => t('Budget ledger'),
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
    const { parent, input, copy, fallen } = found.bar;
    const wide = model.kin ? {} : ({ wide: true } as const);
    return input < 0
      ? {
          kind: 'selection',
          selection: { kind: 'neuron', parent, ...wide },
          tip: t`output weight of neuron ${parent + 1}${model.change === 'split' ? (copy ? t(', a copy') : t(', its own')) : ''}`,
        }
      : {
          kind: 'selection',
          selection: { kind: 'weight', parent, input, ...wide },
          tip: t`neuron ${parent + 1}, input ${input + 1}${fallen ? t(', fell out') : copy ? t(', a copy') : ''}`,
        };
  },
  caption: ledgerCaption,
  table,
};
