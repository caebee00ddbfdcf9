/** The head of a loom side: title, clause letters and bars, ticks of negated inputs. */
import { t } from '../lib/text';
import { groupLetter } from '../model/groups';
import type { SideLayout } from './loom-layout';
import type { LoomModel } from './loom-model';
import type { LoomSide } from './loom-side';
import { clauseColor, type Label, labels, path, rect, tenth } from './svg';
import { textWidth } from './text-width';

/** Title with swatch, clause letters and bars, ticks over negated inputs, margin headings. */
export function drawHead(
  g: SVGGElement,
  model: LoomModel,
  side: LoomSide,
  at: SideLayout,
  narrow: boolean,
): void {
  path(g, 'swatch', rect(at.edge, at.titleY - 10.5, 12, 12, 2), { fill: side.color });
  const letters: Label[] = [];
  const bars: string[] = new Array<string>(8).fill('');
  let ticks = '';
  // Where blocks are too narrow for their letter, every second, third, … is named.
  const widest = groupLetter(Math.max(0, model.groups.count - 1)).length;
  const every = Math.ceil(
    (4 + 9.5 * widest) / (at.pitch * (model.columns.blocks[0]?.count ?? 1) + 2),
  );
  const chosen = model.selection.kind === 'clause' ? model.selection.group : -1;
  for (const block of model.columns.blocks) {
    const left = at.x[block.start] - at.pitch / 2;
    const width = at.pitch * block.count;
    if (block.group >= 0) bars[block.group % 8] += rect(left, at.barY, width, 4, 1.5);
    const lit = block.group === chosen;
    if (block.group >= 0 && (block.group % every === 0 || lit)) {
      letters.push({
        x: left + width / 2,
        y: at.letterY,
        text: groupLetter(block.group),
        size: lit ? 15 : 13,
        bold: true,
        color: 'ink',
        anchor: 'middle',
      });
    }
  }
  model.columns.order.forEach((input, place) => {
    if (model.groups.sign[input] < 0)
      ticks += `M${tenth(at.x[place] - Math.min(3, at.pitch / 2.5))},${at.barY + 6}h${tenth(Math.min(6, at.pitch / 1.25))}`;
  });
  bars.forEach((d, k) => {
    path(g, `clause-${k}`, d, { fill: clauseColor(k) });
  });
  path(g, 'negated', ticks, { stroke: 'ink', width: 1.5 });
  labels(g, 'letters', letters);
  labels(g, 'title', [...titleLine(model, side, at, narrow), ...heads(at, narrow)]);
}

/** In letters; a Chinese character takes the room of two. */
const lengthOf = (text: string): number =>
  [...text].reduce((n, letter) => n + (letter > '\u2e80' ? 2 : 1), 0);

/** Title and, as far as there is room, the longer or the shorter subtitle. */
function titleLine(model: LoomModel, side: LoomSide, at: SideLayout, narrow: boolean): Label[] {
  const x = at.edge + 18;
  const y = at.titleY;
  const wide = (text: string): number => Math.ceil(textWidth(text, narrow ? 14 : 15, true));
  const short = narrow || x + wide(side.title) > at.titleEnd;
  const title = short ? side.shortTitle : side.title;
  const after = x + wide(title) + 15;
  const size = narrow ? 12 : 13;
  const long = narrow ? side.shortSubtitle : side.subtitle;
  const fits = (text: string): boolean => after + lengthOf(text) * size * 0.53 <= at.titleEnd;
  // What is stale must be said whether it fits or not.
  const text = model.stale || [long, side.shortSubtitle].find(fits) || '';
  return [
    { x, y, text: [{ text: title, bold: true }], size: narrow ? 14 : 15 },
    { x: after, y, text, size },
  ];
}

function heads(at: SideLayout, narrow: boolean): Label[] {
  if (narrow)
    return [{ x: at.mixedX + 48, y: at.titleY, text: t('clauses mixed'), size: 11, anchor: 'end' }];
  const two = (x: number, a: string, b: string, anchor: 'start' | 'middle'): Label[] => [
    { x, y: at.letterY - 3, text: a, size: 11, anchor },
    { x, y: at.letterY + 8, text: b, size: 11, anchor },
  ];
  return [
    ...(at.outX === null
      ? []
      : two(at.outX, t('output', 'weight'), t('weight', 'output'), 'middle')),
    ...two(at.mixedX, t('clauses', 'mixed'), t('mixed', 'clauses'), 'start'),
  ];
}
