/** Draws a sweep over one axis: a line with a band for each method, labelled at its end. */

import { area, line } from 'd3';
import { signed } from '../lib/format';
import { t } from '../lib/text';
import type { Size } from './plot';
import { disc, group, type Label, labels, parts, path, prepare, tenth } from './svg';
import { drawLineAxes } from './sweep-line-axes';
import { type LineLayout, lineLayout } from './sweep-line-layout';
import { valueText } from './sweep-metrics';
import type { SweepBlock, SweepCell, SweepModel } from './sweep-model';

/** Least distance between two labels at the ends of lines, px. */
const LABEL_GAP = 15;

export function drawLines(svg: SVGSVGElement, model: SweepModel, size: Size): void {
  const at = lineLayout(model, size);
  prepare(svg, size, at.height);
  const names = model.blocks.map((b) => `line-${b.method.id}`);
  parts(svg, ['axes', ...names, 'now', 'ends', 'key']);
  drawLineAxes(group(svg, 'axes'), model, at);
  model.blocks.forEach((block, k) => {
    drawLine(group(svg, names[k]), block, at);
  });
  drawNow(group(svg, 'now'), model, at);
  labels(svg, 'ends', endsOf(model, at));
  labels(
    svg,
    'key',
    at.legend.map((item) => ({ ...item, size: 11, color: 'ink-3' })),
  );
}

function drawLine(g: SVGGElement, { method, cells }: SweepBlock, at: LineLayout): void {
  const known = cells.filter((c) => c.n > 0);
  const x = (c: SweepCell): number => at.x[c.index];
  const band = area<SweepCell>()
    .x(x)
    .y0((c) => at.y(c.low))
    .y1((c) => at.y(c.high))
    .digits(1);
  const mean = line<SweepCell>()
    .x(x)
    .y((c) => at.y(c.mean))
    .digits(1);
  const spread = known.filter((c) => Number.isFinite(c.low));
  path(g, 'band', band(spread) ?? '', { fill: method.color, opacity: 0.15 });
  path(g, 'mean', mean(known) ?? '', {
    stroke: method.color,
    width: method.strokeWidth + 0.3,
    dash: method.dash,
  });
  const points = (near: boolean): string =>
    known
      .filter((c) => (c.gain?.near ?? false) === near)
      .map((c) => disc(x(c), at.y(c.mean), at.radius - (near ? 0.4 : 0)))
      .join('');
  path(g, 'told', points(false), { fill: method.color, stroke: 'bg', width: 1.2 });
  path(g, 'near', points(true), { fill: 'bg', stroke: method.color, width: 1.8 });
}

/** A rule through the value under the pointer and a ring around each of its points. */
function drawNow(g: SVGGElement, model: SweepModel, at: LineLayout): void {
  const { hovered } = model;
  const place = hovered === null ? undefined : at.x[hovered];
  path(g, 'rule', place === undefined ? '' : `M${tenth(place)},${at.top}V${at.bottom}`, {
    stroke: 'ink-3',
    width: 1,
    dash: '2 2',
  });
  const rings = model.blocks.flatMap((b) => {
    const cell = hovered === null ? undefined : b.cells[hovered];
    return cell && cell.n > 0 && place !== undefined
      ? [disc(place, at.y(cell.mean), at.radius + 3)]
      : [];
  });
  path(g, 'rings', rings.join(''), { stroke: 'ink', width: 1.5 });
}

/** Names and last values, pushed apart, in the order of the values. */
function endsOf(model: SweepModel, at: LineLayout): Label[] {
  const ends = model.blocks
    .flatMap((b) => {
      const last = b.cells.findLast((c) => c.n > 0);
      return last ? [{ block: b, cell: last, y: at.y(last.mean) }] : [];
    })
    .sort((a, b) => a.y - b.y);
  for (let k = 1; k < ends.length; k++) ends[k].y = Math.max(ends[k].y, ends[k - 1].y + LABEL_GAP);
  let limit = at.bottom;
  for (let k = ends.length - 1; k >= 0; k--) {
    ends[k].y = Math.min(ends[k].y, limit);
    limit = ends[k].y - LABEL_GAP;
  }
  return ends.map(({ block: { method }, cell, y }) => ({
    x: at.right + 4,
    y: y + 4,
    text: `${t(method.short)} ${cell.gain ? signed(cell.mean, 1) : valueText(model.metric, cell.mean)}`,
    size: 12.5,
    bold: true,
    color: method.color === 'dense' ? 'ink-3' : method.color,
  }));
}
