/** Draws the code table: model and layout in, SVG out. */
import { t } from '../lib/text';
import { groupLetter } from '../model/groups';
import { type At, codeTableLayout } from './code-table-layout';
import { type CodeTableModel, sidesOf, type TableSide } from './code-table-model';
import { nameIn } from './codes-words';
import type { Size } from './plot';
import { clauseColor, disc, group, type Label, labels, path, prepare, rect, tenth } from './svg';

export function drawCodeTable(svg: SVGSVGElement, model: CodeTableModel, size: Size): void {
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
  if (!side) return [head, { x: at.left - 14, y: at.top - 8, text: t('not yet'), color: 'ink-3' }];
  const rows = Array.from({ length: model.clauses }, (_, clause): Label[] => {
    const y = at.top + row * (clause + 0.5) + 4;
    const weight = side.analysis.codes.weights[clause];
    const lit = clause === model.clause;
    const color = lit ? 'ink' : 'ink-2';
    const text = weight === 0 ? t('none by this rule') : `${weight}`;
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
