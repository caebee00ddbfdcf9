/** The code table: clauses × neurons, a box or disc where the rule fires, the count at the right. */
import { groupLetter } from '../model/groups';
import { type CodeTableModel, selectCodeTable, type TableSide } from './code-table-model';
import { codeTableSentence } from './code-table-sentence';
import { neuronSelection } from './codes-model';
import { literals } from './codes-sentence';
import { nameIn } from './codes-words';
import { fixed } from './format';
import type { Hit, Plot, Size } from './plot';
import { clauseColor, disc, group, type Label, labels, path, prepare, rect, tenth } from './svg';

interface At {
  readonly left: number;
  readonly pitch: number;
  readonly right: number;
  readonly top: number;
}

interface TableLayout {
  readonly row: number;
  readonly sides: readonly [At, At];
  readonly height: number;
}

const LETTERS = 26;
const COUNT = 104;
const HEAD = 40;

export function codeTableLayout(model: CodeTableModel, size: Size): TableLayout {
  const narrow = size.layout === 'narrow';
  const row = model.clauses <= 12 ? 18 : model.clauses <= 20 ? 14 : 12;
  const columns = [
    model.before.order.length,
    model.after?.order.length ?? model.before.order.length,
  ];
  const free = narrow ? size.width - LETTERS - COUNT : size.width - 2 * (LETTERS + COUNT) - 12;
  const pitches = pitchesOf(columns, free, narrow);
  const sideAt = (k: 0 | 1, left: number, top: number): At => ({
    ...{ left, top, pitch: pitches[k], right: left + pitches[k] * columns[k] },
  });
  const block = HEAD + row * model.clauses + 8;
  const first = sideAt(0, LETTERS, HEAD);
  const second = narrow
    ? sideAt(1, LETTERS, HEAD + block + 6)
    : sideAt(1, first.right + COUNT + 12 + LETTERS, HEAD);
  return { row, sides: [first, second], height: Math.round(narrow ? 2 * block + 8 : block) };
}

/** Neurons are as wide on both sides as there is room for, but a few never give way to many. */
function pitchesOf(columns: readonly number[], free: number, narrow: boolean): [number, number] {
  if (narrow) return [Math.min(18, free / columns[0]), Math.min(18, free / columns[1])];
  const together = free / (columns[0] + columns[1]);
  const first = Math.min(18, Math.max(together, (0.3 * free) / columns[0]));
  return [first, Math.min(18, (free - first * columns[0]) / columns[1])];
}

const sidesOf = (model: CodeTableModel): readonly [TableSide, TableSide | undefined] => [
  model.before,
  model.after,
];

function draw(svg: SVGSVGElement, model: CodeTableModel, size: Size): void {
  const at = codeTableLayout(model, size);
  prepare(svg, size, at.height);
  sidesOf(model).forEach((side, k) => {
    drawSide(group(svg, `side-${k}`), model, side, at.sides[k], at.row, k);
  });
}

function drawSide(
  g: SVGGElement,
  model: CodeTableModel,
  side: TableSide | undefined,
  at: At,
  row: number,
  which: number,
): void {
  const out = { tiles: '', positive: '', negative: '', ruled: '', light: '' };
  const bars = new Array<string>(8).fill('');
  const high = Math.min(5, row * 0.32);
  // Many neurons have thin marks, but all can be seen.
  const half = Math.min(high, Math.max(0.9, at.pitch * 0.36));
  const tall = half < 3 ? high : half;
  const middle = (clause: number): number => at.top + row * (clause + 0.5);
  for (let clause = 0; side && clause < model.clauses; clause++) {
    const y = middle(clause);
    bars[clause % 8] += rect(at.left - 7, y - row / 2 + 1.5, 3, row - 3);
    out.tiles += rect(at.left, y - row / 2 + 1, at.right - at.left, row - 2, 2);
    const { carried, children } = side.analysis.codes;
    side.order.forEach((neuron, place) => {
      const x = at.left + at.pitch * (place + 0.5);
      const s = carried[clause * children + neuron];
      if (s > 0) out.positive += rect(x - half, y - tall, 2 * half, 2 * tall);
      else if (s < 0) out.negative += disc(x, y, half * 1.1, tall);
      else if (side.analysis.vetoes[clause * children + neuron] === 1)
        out.ruled += disc(x, y, half, tall);
    });
    if (clause === model.clause)
      out.light += rect(at.left - 2, y - row / 2, at.right - at.left + 4, row, 3);
  }
  const lit = side ? side.band.flatMap((band, place) => (band === model.lit ? [place] : [])) : [];
  const from = at.left + at.pitch * (lit[0] ?? 0);
  const chosen = rect(from, at.top - 2, at.pitch * lit.length, row * model.clauses + 4, 2);
  path(g, 'tiles', out.tiles, { fill: 'tile' });
  path(g, 'chosen', lit.length === 0 ? '' : chosen, { fill: 'tile-selected' });
  path(g, 'parting', side ? partings(model, side, at, row) : '', { stroke: 'bg', width: 1.5 });
  path(g, 'positive', out.positive, { fill: 'positive' });
  path(g, 'negative', out.negative, { fill: 'negative' });
  path(g, 'ruled', out.ruled, { stroke: 'ink-2', width: 1.4 });
  path(g, 'light', out.light, { stroke: 'ink', width: 1.5 });
  bars.forEach((d, k) => {
    path(g, `clause-${k}`, d, { fill: clauseColor(k) });
  });
  labels(g, 'texts', textsOf(model, side, at, row, which));
  labels(g, 'columns', side ? columnNames(model, side, at) : []);
}

/** Between children of different parents. */
function partings(model: CodeTableModel, { band }: TableSide, at: At, row: number): string {
  return band
    .map((b, place) =>
      place > 0 && b !== band[place - 1]
        ? `M${tenth(at.left + at.pitch * place)},${at.top}v${row * model.clauses}`
        : '',
    )
    .join('');
}

function textsOf(
  model: CodeTableModel,
  side: TableSide | undefined,
  at: At,
  row: number,
  which: number,
): Label[] {
  const name = model.names[which];
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  const head: Label = { x: at.left - 14, y: at.top - 26, text: title, bold: true, color: 'ink' };
  if (!side) return [head, { x: at.left - 14, y: at.top - 8, text: 'not yet', color: 'ink-3' }];
  const rows = Array.from({ length: model.clauses }, (_, clause): Label[] => {
    const y = at.top + row * (clause + 0.5) + 4;
    const weight = side.analysis.codes.weights[clause];
    const lit = clause === model.clause;
    const color = lit ? 'ink' : 'ink-2';
    const text = weight === 0 ? 'none by this rule' : `${weight}`;
    return [
      {
        x: at.left - 11,
        y,
        text: groupLetter(clause),
        anchor: 'end',
        bold: true,
        color,
        size: Math.min(12, row - 1),
      },
      { x: at.right + 7, y, text, size: 11, bold: lit, color: weight === 0 ? 'ink-3' : 'ink' },
    ];
  });
  return [head, ...rows.flat()];
}

/** Neurons above their columns, parents where children have no room, none that would touch. */
function columnNames(model: CodeTableModel, side: TableSide, at: At): Label[] {
  const { network } = side.analysis;
  const own = at.pitch >= 17 || (network.alpha === 1 && at.pitch >= 15);
  let last = Number.NEGATIVE_INFINITY;
  return side.order.flatMap((neuron, place): Label[] => {
    const first = place === 0 || side.band[place] !== side.band[place - 1];
    if (!own && !first) return [];
    const span = own ? 1 : side.band.filter((b) => b === side.band[place]).length;
    const x = at.left + at.pitch * (place + span / 2);
    const text = own ? nameIn(network, neuron) : `${side.band[place] + 1}`;
    if (x - last < 8 + 6 * text.length) return [];
    last = x;
    const lit = side.band[place] === model.lit;
    return [
      {
        x,
        y: at.top - 7,
        text,
        size: 11,
        anchor: 'middle',
        bold: lit,
        color: lit ? 'ink' : 'ink-3',
      },
    ];
  });
}

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
      tip: `neuron ${nameIn(side.analysis.network, neuron)} carries ${side.analysis.codes.loads[neuron]}`,
    };
  }
  return clause < 0 || clause >= model.clauses
    ? null
    : clauseHit(model, clause, k, onColumn ? column : -1);
}

function clauseHit(model: CodeTableModel, clause: number, k: number, column: number): Hit {
  const side = sidesOf(model)[k] ?? model.before;
  const { codes, vetoes, network } = side.analysis;
  const start = `clause ${groupLetter(clause)}, ${model.names[k]}: `;
  const neuron = side.order[column];
  const s = neuron === undefined ? 0 : codes.carried[clause * codes.children + neuron];
  const ruled = neuron !== undefined && vetoes[clause * codes.children + neuron] === 1;
  const weight = codes.weights[clause];
  const name = neuron === undefined ? '' : nameIn(network, neuron);
  const tip =
    s !== 0
      ? `neuron ${name} carries it ${s > 0 ? 'positively' : 'negatively'}`
      : ruled
        ? `neuron ${name} rules out its near misses`
        : weight === 0
          ? 'no code by this rule'
          : `carried by ${weight}`;
  return { kind: 'selection', selection: { kind: 'clause', group: clause }, tip: start + tip };
}

export const codeTable: Plot<CodeTableModel> = {
  id: 'code-table',
  subject: 'codes',
  inside: { title: false, caption: false },
  title: () => 'Codes: which neurons carry a clause',
  select: selectCodeTable,
  height: (model, size) => codeTableLayout(model, size).height,
  draw,
  hit,
  caption: codeTableSentence,
  table: (model) => ({
    columns: [
      ...['clause', 'literals'],
      ...sidesOf(model).flatMap((side, k) =>
        side
          ? [`carried by, ${model.names[k]}`, `near misses ruled out by, ${model.names[k]}`]
          : [],
      ),
    ],
    rows: Array.from({ length: model.clauses }, (_, clause) => [
      ...[groupLetter(clause), literals(model.before.analysis, clause)],
      ...sidesOf(model).flatMap((side) => (side ? namesOf(side, clause) : [])),
    ]).concat([
      [
        ...['neurons a clause; by random signs; shuffled', ''],
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
    words.length === 0 ? 'none by this rule' : words.join(', '),
    order
      .filter((r) => vetoes[at(r)] === 1)
      .map((r) => nameIn(network, r))
      .join(', '),
  ];
}
