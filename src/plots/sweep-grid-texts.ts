/** What a cell of the grid says, by its size: its number, what it started from, a mark a seed. */

import { signed } from '../lib/format';
import { t } from '../lib/text';
import { fixed } from './format';
import { disc, type Label, path, tenth } from './svg';
import { fillOf, smallInk } from './sweep-fill';
import { cellPlace, type GridLayout } from './sweep-grid-layout';
import { MARK, RING } from './sweep-legend';
import { TIE, valueText } from './sweep-metrics';
import type { SweepBlock, SweepCell, SweepModel } from './sweep-model';
import { cellNumber } from './sweep-words';
import { textWidth } from './text-width';

/** Largest pitch of the marks, px. */
const LOOSE = 9.5;

/** The texts of one cell, in the block's coordinates. */
export function textsOf(model: SweepModel, cell: SweepCell, at: GridLayout): Label[] {
  if (at.detail === 'fill') return [];
  const { x, y } = cellPlace(at, cell.index);
  const { cellWidth: w, cellHeight: h } = at;
  const word = wordOf(model, cell);
  if (word) {
    // With marks below it the word stands where the number will.
    const line = at.marks === 'each' && cell.state === 'queued' ? y + 24 : y + h / 2 + 4;
    const label: Label = { ...word, x: x + w / 2, y: line, size: 11, anchor: 'middle' };
    return hasRoom(at, word.text) ? [label] : [];
  }
  const near = cell.gain?.near === true;
  const style = { bold: !near, color: near ? 'ink-2' : 'ink' };
  if (at.detail === 'number') {
    const text = numberIn(model, cell, w - 4, 12);
    return [{ x: x + w / 2, y: y + h / 2 + 4, text, size: 12, anchor: 'middle', ...style }];
  }
  const full = at.detail === 'full';
  const [size, pad] = full ? [16, 8] : [14, 6];
  const text = numberIn(model, cell, w - 2 * pad, size);
  const number: Label = { x: x + pad, y: y + (full ? 21 : 19), text, size, ...style };
  const color = smallInk(fillOf(model, cell));
  const beside = full && model.metric.id === 'gain';
  const small = smallText(model, cell);
  const room = w - 2 * pad - (beside ? textWidth(text, size, !near) + 4 : 0);
  const note: Label = beside
    ? { x: x + w - pad, y: y + 20, text: small, size: 11, color, anchor: 'end' }
    : { x: x + pad, y: y + (full ? 37 : 35), text: small, size: 11, color };
  const fits = small !== '' && textWidth(small, 11) * 0.97 <= room;
  return [
    number,
    ...(fits ? [note] : []),
    ...countLabel(cell, at, { x: x + pad, y: y + 41, color }),
  ];
}

/** Whether a cell has room for that word; it gets a cross where it has not. */
export const hasRoom = (at: GridLayout, text: string): boolean =>
  at.detail !== 'fill' && textWidth(text, 11) <= at.cellWidth - 4;

/** A word instead of a number, where there is none. */
function wordOf(
  model: SweepModel,
  cell: SweepCell,
): { readonly text: string; readonly color: string } | null {
  if (cell.state === 'refused') return { text: t('not possible'), color: 'ink-3' };
  if (cell.state === 'diverged') return { text: t('diverged'), color: 'failure' };
  if (cell.n > 0) return null;
  return { text: model.running ? t('queued') : t('not run'), color: 'ink-2' };
}

/** The number, without its "≈" where that does not fit: the hatching says it too. */
function numberIn(model: SweepModel, cell: SweepCell, room: number, size: number): string {
  const text = cellNumber(model, cell);
  if (!cell.gain || textWidth(text, size, !cell.gain.near) <= room) return text;
  return signed(cell.mean, 1);
}

/** "3/8" while filling, else what dense reaches or the spread over seeds. */
function smallText(model: SweepModel, cell: SweepCell): string {
  const share = cell.state === 'filling' ? `${cell.done}/${model.seeds}` : '';
  if (cell.gain) return share || t`from ${fixed(cell.gain.from, 0)}`;
  const spread = cell.n > 1 ? `± ${valueText(model.metric, cell.sd)}` : '';
  return [spread, share].filter((text) => text !== '').join(' · ');
}

/** "18/20 ahead", where there is no room for a mark a seed: what most seeds are. */
function countLabel(
  cell: SweepCell,
  at: GridLayout,
  place: { readonly x: number; readonly y: number; readonly color: string },
): Label[] {
  if (at.marks !== 'count' || !cell.gain) return [];
  const { wins, losses, ties } = cell.gain;
  const [word, most] =
    ties > Math.max(wins, losses)
      ? [t('tied'), ties]
      : losses > wins
        ? [t('behind'), losses]
        : [t('ahead'), wins];
  return [{ ...place, text: `${most}/${cell.n} ${word}`, size: 11 }];
}

/** A mark a seed; in the smallest cells a dash where the method is behind. */
export function drawMarks(
  g: SVGGElement,
  model: SweepModel,
  block: SweepBlock,
  at: GridLayout,
): void {
  const out = { ahead: '', behind: '', tied: '', minus: '', pending: '', lost: '' };
  const each = at.marks === 'each';
  const pitch = Math.min(LOOSE, (at.cellWidth - 16) / Math.max(1, model.seeds));
  const small = Math.min(1, pitch / 8.5);
  for (const cell of each ? block.cells : []) {
    if (cell.state === 'refused' || cell.state === 'diverged') continue;
    const { x, y } = cellPlace(at, cell.index);
    cell.values.forEach((value, s) => {
      const cx = x + 8 + pitch * (s + 0.5) - (pitch - 6) / 2;
      const cy = y + at.cellHeight - 13;
      if (!cell.measured[s]) out.pending += disc(cx, cy, 1.2);
      else if (!Number.isFinite(value))
        out.lost += `M${tenth(cx - 2)},${tenth(cy - 2)}l4,4m0,-4l-4,4`;
      else if (value > TIE) out.ahead += disc(cx, cy, MARK * small);
      else if (value < -TIE) out.behind += disc(cx, cy, RING * small);
      else out.tied += `M${tenth(cx - 3 * small)},${tenth(cy)}h${tenth(6 * small)}`;
    });
  }
  for (const cell of at.detail === 'fill' ? block.cells : []) {
    if (fillOf(model, cell).kind !== 'behind') continue;
    const { x, y } = cellPlace(at, cell.index);
    const half = Math.min(3, at.cellWidth / 5);
    out.minus += `M${tenth(x + at.cellWidth / 2 - half)},${tenth(y + at.cellHeight / 2)}h${tenth(2 * half)}`;
  }
  path(g, 'ahead', out.ahead, { fill: 'ink' });
  path(g, 'behind', out.behind, { stroke: 'ink', width: 1.2 });
  path(g, 'tied', out.tied, { stroke: 'ink', width: 1.2 });
  path(g, 'minus', out.minus, { stroke: 'ink-2', width: 1.2 });
  path(g, 'pending', out.pending, { fill: 'ink-3', opacity: 0.7 });
  path(g, 'lost', out.lost, { stroke: 'failure', width: 1.3 });
}
