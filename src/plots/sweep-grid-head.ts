/** The head of a block: its method, the names of both axes, and the values along them. */

import { t } from '../lib/text';
import type { Method } from '../methods';
import { type Label, labels, path, rect } from './svg';
import type { GridLayout } from './sweep-grid-layout';
import type { SweepBlock, SweepModel } from './sweep-model';
import { axisTitle } from './sweep-words';
import { textWidth } from './text-width';

export function drawHead(
  g: SVGGElement,
  model: SweepModel,
  { method }: SweepBlock,
  at: GridLayout,
): void {
  const { left, stacked } = at;
  const line = stacked ? -42 : -26;
  path(g, 'swatch', rect(-left, line - 27, 10, 10, 2), { fill: method.color });
  const right = at.columns * (at.cellWidth + at.gap) - at.gap;
  labels(g, 'title', titleOf(method, 16 - left, line - 18, right));
  const columns = `${axisTitle(model.x)} →`;
  // With a line to itself a long name starts at the left; else it ends over the last column.
  const long = textWidth(columns, 12) > right;
  const names: Label[] = [
    long
      ? { x: -left, y: line, text: columns }
      : { x: right, y: line, text: columns, anchor: 'end' },
  ];
  if (model.y) names.push({ x: -left, y: -26, text: `${axisTitle(model.y)} ↓` });
  labels(g, 'axes', names);
  labels(g, 'values', [...columnValues(model, at), ...rowValues(model, at)]);
}

/** The method’s label, or its short name where that is too long; and its factor if it has one. */
function titleOf({ label, short, budget }: Method, x: number, y: number, right: number): Label[] {
  const note = budget === 'alpha' ? t('α× weights') : '';
  const after = (text: string): number => x + textWidth(text, 14, true) + (note === '' ? 0 : 8);
  const noted = note === '' ? 0 : textWidth(note, 12);
  const text = after(t(label)) + noted <= right + 4 ? t(label) : t(short);
  const title: Label = { x, y, text, size: 14, bold: true, color: 'ink' };
  return note === '' || after(text) + noted > right + 16
    ? [title]
    : [title, { x: after(text), y, text: note, size: 12, color: 'ink-3' }];
}

function columnValues(model: SweepModel, at: GridLayout): Label[] {
  const pitch = at.cellWidth + at.gap;
  const widest = Math.max(...model.x.values.map((v) => textWidth(String(v), 12)));
  const every = Math.ceil((widest + 5) / pitch);
  return model.x.values.flatMap((value, k) =>
    k % every === 0
      ? [{ x: k * pitch + at.cellWidth / 2, y: -9, text: String(value), anchor: 'middle' } as const]
      : [],
  );
}

function rowValues(model: SweepModel, at: GridLayout): Label[] {
  const pitch = at.cellHeight + at.gap;
  const every = Math.ceil(13 / pitch);
  return (model.y?.values ?? []).flatMap((value, k) =>
    k % every === 0
      ? [
          {
            x: -8,
            y: k * pitch + at.cellHeight / 2 + 4,
            text: String(value),
            anchor: 'end',
          } as const,
        ]
      : [],
  );
}
