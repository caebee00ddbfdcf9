/**
 * Where a sweep's cells stand: a block a method, side by side or one above the other, and how
 * much a cell of that size can say. Nothing here depends on what is measured so far, so that
 * nothing moves while the grid fills.
 */
import type { Size } from './plot';
import { type LegendPlace, placeLegend } from './sweep-legend';
import type { SweepModel } from './sweep-model';
import { axisTitle } from './sweep-words';
import { textWidth } from './text-width';

/** What a cell says: everything; number and base; the number; colour only. */
export type Detail = 'full' | 'pair' | 'number' | 'fill';

export interface GridLayout {
  /** Upper left corner of each block's cells. */
  readonly blocks: readonly { readonly x: number; readonly y: number }[];
  readonly columns: number;
  readonly rows: number;
  /** Of a cell, the gap to the next one not included. */
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly gap: number;
  readonly detail: Detail;
  /** Room for the values of the rows, left of the cells. */
  readonly left: number;
  /** Whether the names of the axes stand on two lines. */
  readonly stacked: boolean;
  /** A mark a seed, or their counts in words. */
  readonly marks: 'each' | 'count' | 'none';
  readonly legend: readonly LegendPlace[];
  readonly height: number;
}

/** Least widths of a cell for each detail, px. */
const LEAST = { full: 98, pair: 58, number: 40, fill: 14 } as const;
const WIDEST = 124;
/** Title, names of the axes, values of the columns. */
const HEAD = 60;
/** More of it where the names of the axes need a line each. */
const HEAD_LINE = 16;
/** Least pitch of the marks, px. */
export const MARK_PITCH = 6;

export const gapOf = (cellWidth: number): number => (cellWidth >= LEAST.number ? 4 : 1);

const detailOf = (width: number, rows: number): Detail => {
  if (width >= LEAST.full && rows <= 10) return 'full';
  if (width >= LEAST.pair && rows <= 12) return 'pair';
  return width >= LEAST.number ? 'number' : 'fill';
};

function heightOf(detail: Detail, width: number, gain: boolean, touch: boolean): number {
  if (detail === 'full') return gain ? 52 : 44;
  if (detail === 'pair') return 44;
  if (detail === 'number') return touch ? 44 : 28;
  return Math.max(12, Math.min(24, width));
}

export function gridLayout(model: SweepModel, size: Size): GridLayout {
  const columns = model.x.values.length;
  const rows = model.y?.values.length ?? 1;
  const count = model.blocks.length;
  const names = (model.y?.values ?? []).map((v) => textWidth(String(v), 12));
  const left = Math.ceil(Math.max(16, ...names)) + 10;
  const apart = 40;
  const pitchFor = (across: number): number =>
    Math.min(
      WIDEST + 4,
      Math.floor((size.width - 3 - (across - 1) * apart) / across - left) / columns,
    );
  // As many side by side as leave room for the numbers, or at least for cells.
  const beside = Array.from({ length: size.layout === 'wide' ? count : 0 }, (_, k) => count - k);
  const across =
    beside.find((n) => pitchFor(n) >= LEAST.number + 4) ??
    beside.find((n) => pitchFor(n) >= LEAST.fill) ??
    1;
  const pitch = pitchFor(across);
  const gap = gapOf(pitch);
  const cellWidth = pitch - gap;
  const detail = detailOf(cellWidth, rows);
  const gain = model.metric.id === 'gain';
  const cellHeight = heightOf(detail, cellWidth, gain, size.layout === 'narrow' && rows <= 8);
  const wide = left + columns * pitch - gap;
  const titles =
    textWidth(axisTitle(model.x), 12) + 50 + (model.y ? textWidth(axisTitle(model.y), 12) : 0);
  const stacked = titles > wide;
  const head = HEAD + (stacked ? HEAD_LINE : 0);
  const blockHeight = head + rows * (cellHeight + gap) + 18;
  const step = left + columns * pitch + apart;
  const blocks = model.blocks.map((_, k) => ({
    x: left + (k % across) * step,
    y: head + Math.floor(k / across) * blockHeight,
  }));
  const bottom = Math.ceil(count / across) * blockHeight;
  const marks =
    !gain || detail !== 'full'
      ? 'none'
      : model.seeds * MARK_PITCH <= cellWidth - 16
        ? 'each'
        : 'count';
  const legend = placeLegend(model, { marks, detail }, size.width, bottom + 8);
  const lines = Math.max(...legend.map((item) => item.y));
  return {
    blocks,
    columns,
    rows,
    cellWidth,
    cellHeight,
    gap,
    detail,
    left,
    stacked,
    marks,
    legend,
    height: Math.ceil(lines + 8),
  };
}

/** Upper left corner of a cell, from the block's. */
export const cellPlace = (at: GridLayout, index: number): { x: number; y: number } => ({
  x: (index % at.columns) * (at.cellWidth + at.gap),
  y: Math.floor(index / at.columns) * (at.cellHeight + at.gap),
});

/** Block and cell under a point; null between the blocks. */
export function cellAt(
  at: GridLayout,
  x: number,
  y: number,
): { block: number; cell: number } | null {
  const pitch = { x: at.cellWidth + at.gap, y: at.cellHeight + at.gap };
  for (let block = 0; block < at.blocks.length; block++) {
    const column = Math.floor((x - at.blocks[block].x) / pitch.x);
    const row = Math.floor((y - at.blocks[block].y) / pitch.y);
    if (column >= 0 && column < at.columns && row >= 0 && row < at.rows) {
      return { block, cell: row * at.columns + column };
    }
  }
  return null;
}
