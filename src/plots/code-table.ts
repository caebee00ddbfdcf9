/** The code table: clauses × neurons, a box or disc where the rule fires, the count at the right. */
import { t } from '../lib/text';
import { groupLetter } from '../model/groups';
import { formWords } from './code-form-words';
import { drawCodeTable } from './code-table-draw';
import { COUNT, codeTableLayout, HEAD, LETTERS } from './code-table-layout';
import { type CodeTableModel, selectCodeTable, sidesOf, type TableSide } from './code-table-model';
import { codeTableSentence } from './code-table-sentence';
import { neuronSelection } from './codes-model';
import { literals } from './codes-sentence';
import { nameIn } from './codes-words';
import { fixed } from './format';
import type { Hit, Plot, Size } from './plot';

function hit(model: CodeTableModel, size: Size, x: number, y: number): Hit | null {
  const at = codeTableLayout(model, size);
  const k = y >= at.sides[1].top - HEAD + 2 && x >= at.sides[1].left - LETTERS ? 1 : 0;
  const place = at.sides[k];
  const side = sidesOf(model)[k];
  if (!side || x > place.right + COUNT) return null;
  const clause = Math.floor((y - place.top) / at.row);
  const column = Math.floor((x - place.left) / place.pitch);
  const onColumn = column >= 0 && column < side.order.length;
  if (clause < 0 && y > place.top - 20 && onColumn) {
    const neuron = side.order[column];
    return {
      kind: 'selection',
      selection: neuronSelection(side.band[column], model.kin),
      tip: t`neuron ${nameIn(side.analysis.network, neuron)} carries ${side.analysis.codes.loads[neuron]}`,
    };
  }
  return clause < 0 || clause >= model.clauses
    ? null
    : clauseHit(model, clause, k, onColumn ? column : -1);
}

function clauseHit(model: CodeTableModel, clause: number, k: number, column: number): Hit {
  const side = sidesOf(model)[k] ?? model.before;
  const { codes, vetoes, network, form } = side.analysis;
  const neuron = side.order[column];
  const s = neuron === undefined ? 0 : codes.carried[clause * codes.children + neuron];
  const ruled = neuron !== undefined && vetoes[clause * codes.children + neuron] === 1;
  const weight = codes.weights[clause];
  const name = neuron === undefined ? '' : nameIn(network, neuron);
  const tip =
    s !== 0
      ? s > 0
        ? t`neuron ${name} carries it positively`
        : t`neuron ${name} carries it negatively`
      : ruled
        ? t`neuron ${name} ${formWords(form).rulesIts}`
        : weight === 0
          ? t('no code by this rule')
          : t`carried by ${weight}`;
  return {
    kind: 'selection',
    selection: { kind: 'clause', group: clause },
    tip: t`clause ${groupLetter(clause)}, ${model.names[k]}: ${tip}`,
  };
}

export const codeTable: Plot<CodeTableModel> = {
  id: 'code-table',
  subject: 'codes',
  inside: { title: false, caption: false },
  title: () => t('Codes: which neurons carry a clause'),
  select: selectCodeTable,
  height: (model, size) => codeTableLayout(model, size).height,
  draw: drawCodeTable,
  hit,
  caption: codeTableSentence,
  table: (model) => ({
    columns: [
      ...[t('clause'), t('literals')],
      ...sidesOf(model).flatMap((side, k) =>
        side
          ? [
              t`carried by, ${model.names[k]}`,
              formWords(side.analysis.form).ruledBy(model.names[k]),
            ]
          : [],
      ),
    ],
    rows: Array.from({ length: model.clauses }, (_, clause) => [
      ...[groupLetter(clause), literals(model.before.analysis, clause)],
      ...sidesOf(model).flatMap((side) => (side ? namesOf(side, clause) : [])),
    ]).concat([
      [
        ...[t('neurons a clause; by random signs; shuffled'), ''],
        ...sidesOf(model).flatMap((side) =>
          side
            ? [
                `${fixed(side.analysis.weight, 2)}; ${fixed(side.analysis.random, 2)}; ${fixed(side.analysis.shuffled, 2)}`,
                '',
              ]
            : [],
        ),
      ],
    ]),
  }),
  move: (model, _, key) => {
    const back = key === 'ArrowUp' || key === 'ArrowLeft';
    const clause = model.clause < 0 ? 0 : model.clause + (back ? -1 : 1);
    return clause < 0 || clause >= model.clauses
      ? null
      : clauseHit(model, clause, model.after ? 1 : 0, -1);
  },
};

/** Neurons that carry a clause, with the sign, and those that rule out its near misses. */
function namesOf({ analysis, order }: TableSide, clause: number): [string, string] {
  const { codes, vetoes, network } = analysis;
  const at = (r: number): number => clause * codes.children + r;
  const carried = order.filter((r) => codes.carried[at(r)] !== 0);
  const words = carried.map((r) => `${nameIn(network, r)} ${codes.carried[at(r)] > 0 ? '+' : '−'}`);
  return [
    words.length === 0 ? t('none by this rule') : words.join(t(', ', 'list')),
    order
      .filter((r) => vetoes[at(r)] === 1)
      .map((r) => nameIn(network, r))
      .join(t(', ', 'list')),
  ];
}
