/** Draws the interference triple: three square matrices on one scale, clauses on both edges. */
import { t } from '../lib/text';
import { groupLetter } from '../model/groups';
import { fixed } from './format';
import type { InterferenceModel, Panel } from './interference-model';
import type { Size } from './plot';
import { clauseColor, disc, group, type Label, labels, path, prepare, rect, tenth } from './svg';

export interface TripleLayout {
  /** Side of a matrix, px, and of a cell. */
  readonly side: number;
  readonly cell: number;
  /** Left of each matrix, and top of all. */
  readonly x: readonly [number, number, number];
  readonly y: number;
  readonly height: number;
}

const EDGE = 20;
const HEAD = 18;
/** Levels of opacity of filled cells; one path each. */
const LEVELS = 10;

export function tripleLayout(model: InterferenceModel, size: Size): TripleLayout {
  const free = (size.width - 3 * EDGE - 2 * 12) / 3;
  const side = Math.max(60, Math.min(size.layout === 'narrow' ? 140 : 120, Math.floor(free)));
  // A letter may be a little wider than the last column.
  const step = (size.width - 3 - EDGE - side) / 2;
  return {
    side,
    cell: side / Math.max(1, model.side),
    x: [
      EDGE,
      EDGE + Math.min(step, side + EDGE + 56),
      EDGE + Math.min(2 * step, 2 * (side + EDGE + 56)),
    ],
    y: HEAD,
    height: HEAD + side + 36,
  };
}

export function drawInterference(svg: SVGSVGElement, model: InterferenceModel, size: Size): void {
  const at = tripleLayout(model, size);
  prepare(svg, size, at.height);
  model.panels.forEach((panel, k) => {
    drawPanel(group(svg, `panel-${k}`, `translate(${tenth(at.x[k])},${at.y})`), model, panel, at);
  });
}

function drawPanel(g: SVGGElement, model: InterferenceModel, panel: Panel, at: TripleLayout): void {
  const { side } = at;
  path(g, 'ground', rect(0, 0, side, side), {
    fill: 'tile',
    stroke: 'rule-2',
    width: 1,
    opacity: panel.matrix ? 1 : 0.5,
  });
  drawEdges(group(g, 'edges'), model, at);
  path(g, 'diagonal', diagonal(model, panel, at), { fill: 'rule-2' });
  if (model.kind === 'clauses') drawMarks(g, model, panel, at);
  else drawCells(g, model, panel, at);
  path(g, 'light', light(model, at), { stroke: 'ink', width: 1.5 });
  const value = panel.matrix ? fixed(panel.value, 2) : '';
  labels(g, 'names', [
    {
      x: 0,
      y: side + 16,
      text: side < 110 ? (panel.short ?? panel.label) : panel.label,
      bold: true,
      color: 'ink',
    },
    { x: side, y: side + 16, text: value, anchor: 'end', color: 'ink' },
    { x: 0, y: side + 31, text: t`epoch ${panel.epoch}`, size: 11, color: 'ink-3' },
    ...(panel.matrix
      ? []
      : [
          {
            x: side / 2,
            y: side / 2 + 4,
            text: t('not yet'),
            color: 'ink-3',
            anchor: 'middle',
          } as const,
        ]),
  ]);
}

function drawEdges(g: SVGGElement, model: InterferenceModel, at: TripleLayout): void {
  const bars = new Array<string>(8).fill('');
  const names: Label[] = [];
  const widest = groupLetter(Math.max(0, model.groups.count - 1)).length;
  const every = Math.ceil((2 + 8 * widest) / (at.cell * (model.blocks[0]?.count ?? 1)));
  const chosen = model.selection.kind === 'clause' ? model.selection.group : -1;
  for (const b of model.blocks) {
    if (b.group < 0) continue;
    const from = b.start * at.cell;
    const long = b.count * at.cell;
    const gap = long > 6 ? 0.8 : 0;
    bars[b.group % 8] +=
      rect(from + gap, -5, long - 2 * gap, 3) + rect(-5, from + gap, 3, long - 2 * gap);
    if (b.group % every !== 0) continue;
    const lit = b.group === chosen;
    const text = groupLetter(b.group);
    const color = lit ? 'ink' : 'ink-2';
    names.push({ x: from + long / 2, y: -8, text, size: 11, anchor: 'middle', bold: lit, color });
    names.push({ x: -8, y: from + long / 2 + 4, text, size: 11, anchor: 'end', bold: lit, color });
  }
  bars.forEach((d, k) => {
    path(g, `bar-${k}`, d, { fill: clauseColor(k) });
  });
  labels(g, 'letters', names);
}

const diagonal = (model: InterferenceModel, panel: Panel, at: TripleLayout): string =>
  panel.matrix
    ? Array.from({ length: model.side }, (_, k) =>
        rect(k * at.cell, k * at.cell, at.cell, at.cell),
      ).join('')
    : '';

/** Marks as in the loom: area ∝ |value|, box positive, disc negative. */
function drawMarks(g: SVGGElement, model: InterferenceModel, panel: Panel, at: TripleLayout): void {
  let positive = '';
  let negative = '';
  each(model, panel, (a, b, v) => {
    const half = (Math.sqrt(Math.min(1, Math.abs(v))) * at.cell * 0.9) / 2;
    const x = (b + 0.5) * at.cell;
    const y = (a + 0.5) * at.cell;
    if (half < 0.3) return;
    if (v > 0) positive += rect(x - half, y - half, 2 * half, 2 * half);
    else negative += disc(x, y, Math.min(half * 1.13, at.cell / 2));
  });
  path(g, 'positive', positive, { fill: 'positive' });
  path(g, 'negative', negative, { fill: 'negative' });
  for (let k = 1; k <= LEVELS; k++) for (const sign of ['p', 'n']) path(g, `${sign}${k}`, '', {});
}

/** Filled cells: hue is the sign, opacity |value| in ten levels. */
function drawCells(g: SVGGElement, model: InterferenceModel, panel: Panel, at: TripleLayout): void {
  const positive = new Array<string>(LEVELS + 1).fill('');
  const negative = new Array<string>(LEVELS + 1).fill('');
  each(model, panel, (a, b, v) => {
    const level = Math.round(Math.min(1, Math.abs(v)) * LEVELS);
    (v > 0 ? positive : negative)[level] += rect(b * at.cell, a * at.cell, at.cell, at.cell);
  });
  path(g, 'positive', '', {});
  path(g, 'negative', '', {});
  for (let k = 1; k <= LEVELS; k++) {
    path(g, `p${k}`, positive[k], { fill: 'positive', opacity: k / LEVELS });
    path(g, `n${k}`, negative[k], { fill: 'negative', opacity: k / LEVELS });
  }
}

function each(
  model: InterferenceModel,
  panel: Panel,
  visit: (a: number, b: number, v: number) => void,
): void {
  const n = model.side;
  if (!panel.matrix) return;
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) {
      const v = panel.matrix[a * n + b];
      if (a !== b && Number.isFinite(v) && v !== 0) visit(a, b, v);
    }
  }
}

/** Row and column of the selected clause or input. */
function light(model: InterferenceModel, at: TripleLayout): string {
  const s = model.selection;
  let span: { start: number; count: number } | undefined;
  if (s.kind === 'clause') span = model.blocks.find((b) => b.group === s.group);
  if ((s.kind === 'input' || s.kind === 'weight') && model.kind === 'inputs') {
    const start = model.order.indexOf(s.input);
    if (start >= 0) span = { start, count: 1 };
  }
  if (!span) return '';
  const from = span.start * at.cell;
  const long = span.count * at.cell;
  return rect(0, from, at.side, long) + rect(from, 0, long, at.side);
}
