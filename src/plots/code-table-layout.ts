/** Where everything of the code table stands: two tables side by side, or one above the other. */
import type { CodeTableModel } from './code-table-model';
import type { Size } from './plot';

export interface At {
  readonly left: number;
  readonly pitch: number;
  readonly right: number;
  readonly top: number;
}

export interface TableLayout {
  readonly row: number;
  readonly sides: readonly [At, At];
  readonly height: number;
}

export const LETTERS = 26;
export const COUNT = 104;
export const HEAD = 40;

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
