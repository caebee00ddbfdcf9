/**
 * A sweep: cells over two axes, or lines over one, of the paired gain over dense or of any
 * measure. Pointing at a cell says its numbers, a click opens its networks.
 */
import type { Hit, Plot, Size } from './plot';
import { drawGrid } from './sweep-grid-draw';
import { cellAt, gridLayout } from './sweep-grid-layout';
import { drawLines } from './sweep-line-draw';
import { columnAt, lineLayout } from './sweep-line-layout';
import { type SweepModel, selectSweep } from './sweep-model';
import { sweepSentence } from './sweep-sentence';
import { sweepTable } from './sweep-table';
import { cellHit, sweepTitle } from './sweep-words';

function hit(model: SweepModel, size: Size, x: number, y: number): Hit | null {
  if (!model.y) {
    const column = columnAt(lineLayout(model, size), x, y);
    return column === null ? null : cellHit(model, model.blocks, column);
  }
  const found = cellAt(gridLayout(model, size), x, y);
  return found && cellHit(model, [model.blocks[found.block]], found.cell);
}

const STEPS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
} as const;

/** The next cell from the one under the focus, first the one on screen; null over the edge. */
function move(model: SweepModel, key: keyof typeof STEPS): Hit | null {
  const columns = model.x.values.length;
  const rows = model.y?.values.length ?? 1;
  if (model.hovered === null) return cellHit(model, model.blocks, model.shown ?? 0);
  const column = (model.hovered % columns) + STEPS[key][0];
  const row = Math.floor(model.hovered / columns) + STEPS[key][1];
  if (column < 0 || column >= columns || row < 0 || row >= rows) return null;
  return cellHit(model, model.blocks, row * columns + column);
}

export const sweep: Plot<SweepModel> = {
  id: 'sweep',
  subject: 'sweep',
  inside: { title: false, caption: false },
  title: sweepTitle,
  select: selectSweep,
  height: (model, size) =>
    model.y ? gridLayout(model, size).height : lineLayout(model, size).height,
  draw: (svg, model, size) => (model.y ? drawGrid(svg, model, size) : drawLines(svg, model, size)),
  hit,
  caption: sweepSentence,
  table: sweepTable,
  move: (model, _, key) => move(model, key),
};
