/** Draws the loom pair: model and layout in, SVG out. Layers are made once and filled again. */
import { drawHead } from './loom-head';
import { type LoomLayout, loomLayout, type SideLayout } from './loom-layout';
import { drawLegend } from './loom-legend';
import { columnEdges, columnLight, weightCell } from './loom-light';
import { loomLabels, mixedBars, outputBars } from './loom-margin';
import { BAR_OPACITY, crosses, leaving, lostMarks, markPaths, ringPaths } from './loom-marks';
import type { LoomModel } from './loom-model';
import { leftRows, type Moves, movesAt, type RowAt, rightRows } from './loom-motion';
import type { LoomSide } from './loom-side';
import type { Size } from './plot';
import { clauseColor, disc, group, labels, path, prepare, rect, tenth } from './svg';

export function drawLoom(svg: SVGSVGElement, model: LoomModel, size: Size): void {
  const layout = loomLayout(model, size);
  prepare(svg, { ...size, width: layout.width }, layout.height);
  const moves = movesAt(model.transition, model.left.network.parents);
  const rows = rightRows(layout, model.right.network.alpha, moves);
  drawForks(svg, model, layout, moves);
  drawSide(
    group(svg, 'left'),
    model,
    model.left,
    layout.left,
    leftRows(layout),
    layout.narrow,
    1,
    1,
  );
  const right = group(svg, 'right');
  drawEmptyRows(group(right, 'empty'), model, layout, moves);
  drawSide(
    right,
    model,
    model.right,
    layout.right,
    rows,
    layout.narrow,
    moves.weigh,
    tenth(moves.fall(0)),
  );
  drawMotion(group(right, 'motion'), model, layout, rows, moves);
  drawLegend(group(svg, 'legend'), model, layout);
  const again = 'legend-again';
  if (layout.narrow) {
    drawLegend(group(svg, again, `translate(${layout.right.edge},0)`), model, layout);
    return;
  }
  const left = [...svg.children].filter((part) => part.getAttribute('data-name') === again);
  for (const part of left) part.remove();
}

function drawSide(
  g: SVGGElement,
  model: LoomModel,
  side: LoomSide,
  at: SideLayout,
  rows: readonly RowAt[],
  narrow: boolean,
  weigh: number,
  shown: number,
): void {
  drawHead(group(g, 'head'), model, side, at, narrow);
  const isRight = side === model.right;
  const marks = markPaths(model, side, at, rows, isRight && weigh < 0.5);
  const body = group(g, 'body', '', model.waiting ? 0.35 : 1);
  path(body, 'column', columnLight(model, at), { fill: 'tile-selected', opacity: 0.7 });
  path(body, 'tiles', marks.tiles, { fill: 'tile' });
  path(body, 'tiles-lit', marks.tilesLit, { fill: 'tile-selected' });
  path(body, 'column-edge', columnEdges(model, at), { stroke: 'ink-3', width: 1 });
  path(body, 'positive', marks.positive, { fill: 'positive' });
  path(body, 'negative', marks.negative, { fill: 'negative' });
  BAR_OPACITY.forEach((opacity, k) => {
    path(body, `positive-${k}`, marks.positiveBars[k], { fill: 'positive', opacity });
    path(body, `negative-${k}`, marks.negativeBars[k], { fill: 'negative', opacity });
  });
  path(body, 'pruned', isRight ? crosses(model, at, rows) : '', {
    stroke: 'ink-3',
    width: 1,
    opacity: weigh,
  });
  path(body, 'lost', isRight ? lostMarks(model, at) : '', {
    stroke: 'ink-3',
    width: 1,
    opacity: weigh,
  });
  const rings = ringPaths(model, side, at, rows);
  rings.whole.forEach((d, k) => {
    path(body, `ring-${k}`, d, { stroke: clauseColor(k), width: 2, opacity: weigh });
  });
  rings.part.forEach((d, k) => {
    path(body, `part-${k}`, d, { stroke: clauseColor(k), width: 2, dash: '4 2.5', opacity: weigh });
  });
  path(body, 'cell', weightCell(model, side, at, rows), { stroke: 'ink', width: 2 });
  outputBars(group(g, 'output'), model, side, at, rows);
  mixedBars(group(g, 'mixed', '', isRight ? shown : 1), model, side, at, rows);
  labels(g, 'rows', loomLabels(side, at, isRight, weigh === 1));
}

function drawForks(svg: SVGSVGElement, model: LoomModel, layout: LoomLayout, moves: Moves): void {
  const g = group(svg, 'forks');
  const { fork } = layout;
  const out = { plain: '', lit: '', dots: '', litDots: '' };
  if (fork) {
    const { alpha } = model.right.network;
    layout.right.bands.forEach((band, parent) => {
      const from = layout.left.bands[parent];
      const y0 = from.y + from.height / 2;
      const middle = band.y + band.height / 2;
      const lit = parent === model.right.lit;
      const big = band.height >= 12;
      const ends = Array.from(
        { length: alpha },
        (_, c) => middle + (band.y + band.row * (c + 0.5) - middle) * moves.open,
      );
      const bend = (fork.x0 + fork.x1) / 2;
      const curve = ends
        .map(
          (y) =>
            `M${tenth(fork.x0)},${tenth(y0)}C${tenth(bend)},${tenth(y0)} ${tenth(bend)},${tenth(y)} ${tenth(fork.x1)},${tenth(y)}`,
        )
        .join('');
      const dots =
        (big || lit ? disc(fork.x0, y0, 3) : '') +
        (band.row >= 5 || lit ? ends.map((y) => disc(fork.x1, y, 2)).join('') : '');
      out[lit ? 'lit' : 'plain'] += curve;
      out[lit ? 'litDots' : 'dots'] += dots;
    });
  }
  path(g, 'forks', out.plain, { stroke: 'rule-2', width: 1.2 });
  path(g, 'dots', out.dots, { fill: 'rule-2' });
  path(g, 'forks-lit', out.lit, { stroke: 'ink', width: 2 });
  path(g, 'dots-lit', out.litDots, { fill: 'ink' });
}

/** The empty rows that slide apart, under the marks. */
function drawEmptyRows(g: SVGGElement, model: LoomModel, layout: LoomLayout, moves: Moves): void {
  const at = layout.right;
  let d = '';
  const shown = model.transition < 1 && moves.open > 0 && moves.weigh < 1;
  for (const band of shown ? at.bands : []) {
    const middle = band.y + band.height / 2;
    for (let c = 0; c < model.right.network.alpha; c++) {
      const y = middle + (band.y + band.row * (c + 0.5) - middle) * moves.open;
      for (const block of model.columns.blocks) {
        d += rect(
          at.x[block.start] - at.pitch / 2,
          y - band.row / 2 + 0.5,
          at.pitch * block.count,
          band.row - 1,
          3,
        );
      }
    }
  }
  path(g, 'rows', d, { stroke: 'rule-2', width: 1, dash: '2 2', opacity: tenth(1 - moves.weigh) });
}

/** Outlines of the grip and the weights about to leave. */
function drawMotion(
  g: SVGGElement,
  model: LoomModel,
  layout: LoomLayout,
  rows: readonly RowAt[],
  moves: Moves,
): void {
  const at = layout.right;
  const still = model.transition >= 1;
  const width = at.right - at.left + 6;
  const gripped = moves.grip * (1 - moves.open);
  path(
    g,
    'grip',
    still ? '' : at.bands.map((b) => rect(at.left - 3, b.y - 1, width, b.height + 2, 4)).join(''),
    { stroke: 'ink', width: 1.5, opacity: tenth(gripped) },
  );
  const fade = tenth(1 - moves.weigh);
  path(g, 'leaving-positive', still ? '' : leaving(model, at, rows, 'positive'), {
    fill: 'positive',
    opacity: fade,
  });
  path(g, 'leaving-negative', still ? '' : leaving(model, at, rows, 'negative'), {
    fill: 'negative',
    opacity: fade,
  });
}
