/**
 * The signed heatmap: W1 by sign categories before and after, columns by clause, neurons by the
 * sign of their output weight, with strips of W2 and bias. Rings: what is carried.
 */
import { t } from '../lib/text';
import { groupLetter } from '../model/groups';
import { formWords } from './code-form-words';
import type { CodeSide } from './codes-analysis';
import { drawCodes } from './codes-draw';
import { codesLayout } from './codes-layout';
import { type CodesModel, neuronSelection, rowsOfBand, selectCodes } from './codes-model';
import { literals } from './codes-sentence';
import { carriedBy, nameIn } from './codes-words';
import { list } from './format';
import type { Hit, Plot, Size, TableTwin } from './plot';

function hit(model: CodesModel, size: Size, x: number, y: number): Hit | null {
  const at = codesLayout(model, size);
  const onRight = at.narrow ? y >= at.right.titleY - 14 : x >= at.right.left - 34;
  const side = onRight ? model.after : model.before;
  const place = onRight ? at.right : at.left;
  const first = place.rows[0];
  if (!side || !first) return null;
  if (y < first.y - first.height / 2 - 2) {
    const block = model.columns.blocks.find(
      (b) =>
        Math.abs(x - (place.x[b.start] + place.x[b.start + b.count - 1]) / 2) <
        (b.count * place.pitch) / 2 + 2,
    );
    return y < place.titleY + 6 || !block || block.group < 0 ? null : clauseHit(model, block.group);
  }
  const row = place.rows.find((r) => Math.abs(y - r.y) <= r.height / 2 + 1);
  return row ? rowHit(model, side, row.neuron, row.band) : null;
}

const clauseHit = (model: CodesModel, group: number): Hit => ({
  kind: 'selection',
  selection: { kind: 'clause', group },
  tip: t`clause ${groupLetter(group)}: ${literals(model.before.analysis, group)}`,
});

function rowHit(model: CodesModel, { analysis }: CodeSide, neuron: number, band: number): Hit {
  const { carried, ruled } = carriedBy(analysis, neuron);
  const letters = (of: number[]): string => list(of.map(groupLetter));
  const carries =
    carried.length === 0 ? t('carries none by this rule') : t`carries ${letters(carried)}`;
  const what =
    ruled.length === 0 ? carries : formWords(analysis.form).alsoRules(carries, letters(ruled));
  return {
    kind: 'selection',
    selection: neuronSelection(band, model.kin),
    tip: t`neuron ${nameIn(analysis.network, neuron)} ${what}`,
  };
}

function table(model: CodesModel): TableTwin {
  const { clauses } = model.before.analysis;
  const rows = (
    [
      ['0', model.before],
      ['1', model.after],
    ] as const
  ).flatMap(([name, side]) =>
    side
      ? model.order.flatMap((band) =>
          rowsOfBand(model, side, band).map((r) => rowOf(model, name, side, r)),
        )
      : [],
  );
  return {
    columns: [
      t('network'),
      t('neuron'),
      ...clauses.map((_, g) => t`signs on ${groupLetter(g)}`),
      ...[t('output weight'), t('bias'), t('carries')],
      formWords(model.before.analysis.form).rulesOf,
    ],
    rows,
  };
}

const glyph = (s: number): string => (s > 0 ? '+' : s < 0 ? '−' : '0');

function rowOf(model: CodesModel, name: '0' | '1', { analysis }: CodeSide, r: number): string[] {
  const { signs, clauses, network } = analysis;
  const d = signs.inputs;
  const cells = clauses.map(({ inputs }) =>
    inputs
      .map((v) => (signs.connected[r * d + v] === 0 ? '·' : glyph(signs.input[r * d + v])))
      .join(''),
  );
  const { carried, ruled } = carriedBy(analysis, r);
  const output = network.outputAlive[r] === 0 ? t('pruned') : glyph(signs.output[r]);
  const letters = (of: number[]): string => of.map(groupLetter).join(' ');
  return [
    ...[
      model.names[name === '0' ? 0 : 1],
      nameIn(network, r),
      ...cells,
      output,
      glyph(signs.bias[r]),
    ],
    ...[letters(carried), letters(ruled)],
  ];
}

export const codes: Plot<CodesModel> = {
  id: 'codes',
  subject: 'codes',
  inside: { title: false, caption: false },
  title: () => t('Signs of the weights, neuron by neuron'),
  select: selectCodes,
  height: (model, size) => codesLayout(model, size).height,
  draw: drawCodes,
  hit,
  caption: (model) => model.sentence,
  table,
  move: (model, _, key) => {
    const back = key === 'ArrowUp' || key === 'ArrowLeft';
    if (key === 'ArrowLeft' || key === 'ArrowRight') {
      const group = model.clause < 0 ? 0 : model.clause + (back ? -1 : 1);
      return group < 0 || group >= model.clauses ? null : clauseHit(model, group);
    }
    const at = model.lit < 0 ? -1 : model.order.indexOf(model.lit);
    const next = model.order[at < 0 ? 0 : at + (back ? -1 : 1)];
    return next === undefined ? null : rowHit(model, model.before, next, next);
  },
};
