/** Draws a sweep over two axes: a block of cells for each method, all on one colour scale. */
import { t } from '../lib/text';
import type { Size } from './plot';
import { cross, group, hatch, labels, parts, path, prepare, rect, tenth } from './svg';
import { fillOf, LEVELS, strength } from './sweep-fill';
import { drawHead } from './sweep-grid-head';
import { cellPlace, type GridLayout, gridLayout } from './sweep-grid-layout';
import { drawMarks, hasRoom, textsOf } from './sweep-grid-texts';
import { drawLegend } from './sweep-legend';
import type { SweepBlock, SweepCell, SweepModel } from './sweep-model';

export function drawGrid(svg: SVGSVGElement, model: SweepModel, size: Size): void {
  const at = gridLayout(model, size);
  prepare(svg, size, at.height);
  const names = model.blocks.map((b) => `block-${b.method.id}`);
  parts(svg, [...names, `legend-${model.metric.id}-${model.blocks.length}-${at.marks}`]);
  model.blocks.forEach((block, k) => {
    const { x, y } = at.blocks[k];
    drawBlock(group(svg, names[k], `translate(${tenth(x)},${tenth(y)})`), model, block, at);
  });
  const legend = group(svg, `legend-${model.metric.id}-${model.blocks.length}-${at.marks}`);
  drawLegend(legend, model, at.legend);
}

function drawBlock(g: SVGGElement, model: SweepModel, block: SweepBlock, at: GridLayout): void {
  drawHead(group(g, 'head'), model, block, at);
  drawFills(g, model, block, at);
  drawEdges(g, block, at);
  drawMarks(group(g, 'marks'), model, block, at);
  drawRings(g, model, block, at);
  labels(
    g,
    'texts',
    block.cells.flatMap((cell) => textsOf(model, cell, at)),
  );
}

const RADIUS = 4;

const box = (at: GridLayout, { index }: SweepCell, out = 0): string => {
  const { x, y } = cellPlace(at, index);
  const round = at.detail === 'fill' ? 0 : RADIUS + out;
  return rect(x - out, y - out, at.cellWidth + 2 * out, at.cellHeight + 2 * out, round);
};

/** A path a step of colour, whatever the number of cells. */
function drawFills(g: SVGGElement, model: SweepModel, block: SweepBlock, at: GridLayout): void {
  const some = block.cells.filter((c) => c.state !== 'refused');
  path(g, 'ground', some.map((c) => box(at, c)).join(''), { fill: 'tile' });
  const color = { ahead: block.method.color, behind: 'failure', measure: 'ink' } as const;
  const filled = some.map((cell) => ({ cell, fill: fillOf(model, cell) }));
  for (const kind of ['ahead', 'behind', 'measure'] as const) {
    for (let level = 1; level <= LEVELS; level++) {
      const of = filled.filter(({ fill }) => fill.kind === kind && fill.level === level);
      path(g, `${kind}-${level}`, of.map(({ cell }) => box(at, cell)).join(''), {
        fill: color[kind],
        opacity: strength(kind, level),
      });
    }
  }
  const near = some.filter((c) => c.gain?.near);
  const lines = near.map((c) => {
    const { x, y } = cellPlace(at, c.index);
    return hatch(x + 1, y + 1, at.cellWidth - 2, at.cellHeight - 2, at.detail === 'fill' ? 4 : 7);
  });
  path(g, 'near', lines.join(''), { stroke: 'rule-2', width: 1 });
}

/** Dashed while seeds are missing; empty with a cross where nothing can be measured. */
function drawEdges(g: SVGGElement, block: SweepBlock, at: GridLayout): void {
  const open = block.cells.filter((c) => c.state === 'queued' || c.state === 'filling');
  path(g, 'open', open.map((c) => box(at, c, -0.5)).join(''), {
    stroke: 'ink-3',
    width: 1,
    dash: at.detail === 'fill' ? '2 2' : '4 3',
  });
  const refused = block.cells.filter((c) => c.state === 'refused');
  path(g, 'refused', refused.map((c) => box(at, c, -0.5)).join(''), { stroke: 'rule', width: 1 });
  const crossed = (cells: readonly SweepCell[]): string =>
    cells
      .map((c) => {
        const { x, y } = cellPlace(at, c.index);
        return cross(x + at.cellWidth / 2, y + at.cellHeight / 2, 3);
      })
      .join('');
  path(g, 'impossible', hasRoom(at, t('not possible')) ? '' : crossed(refused), {
    stroke: 'ink-3',
    width: 1,
  });
  const diverged = block.cells.filter((c) => c.state === 'diverged');
  path(g, 'diverged', hasRoom(at, 'diverged') ? '' : crossed(diverged), {
    stroke: 'failure',
    width: 1.5,
  });
}

/** Around the network on screen, and inside the cell under the pointer, in every block. */
function drawRings(g: SVGGElement, model: SweepModel, block: SweepBlock, at: GridLayout): void {
  const drawn = model.blocks.some((b) => b.method.id === model.method);
  const own = block.method.id === model.method || block.method.id === 'dense' || !drawn;
  const shown = own && model.shown !== null ? block.cells[model.shown] : undefined;
  const hovered = model.hovered === null ? undefined : block.cells[model.hovered];
  const out = at.gap > 2 ? 2.4 : 0.5;
  path(g, 'shown', shown ? box(at, shown, out) : '', { stroke: 'ink', width: 2.2 });
  path(g, 'hovered', hovered ? box(at, hovered, -1) : '', { stroke: 'ink', width: 1.5 });
}
