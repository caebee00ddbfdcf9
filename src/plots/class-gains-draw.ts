/** A dumbbell a class: where it was, where it is, and the difference in points at its right. */
import { scaleLinear } from 'd3';
import { percent, signed } from '../lib/format';
import { t } from '../lib/text';
import { methodOf } from '../methods';
import type { ClassesModel } from './class-gains-model';
import { markPath, textColor } from './marks';
import type { Size } from './plot';
import { group, type Label, labels, parts, path, prepare, tenth } from './svg';
import { textWidth } from './text-width';

const TOP = 26;
const LINE = 16;
const POINTS = 44;
const BOTTOM = 34;
const RIGHT = 52;

export function classesLayout(model: ClassesModel, { width, layout }: Size) {
  const longest = Math.max(...model.rows.map(({ name }) => textWidth(name, 12)));
  const left = Math.min(Math.max(44, longest + 10), width * 0.36);
  const step = layout === 'narrow' ? 22 : model.rows.length > 12 ? 16 : 20;
  const low = Math.min(...model.rows.flatMap(({ values }) => values));
  // From a round number below the lowest, so that small differences can be seen; the axis says so.
  const from = Math.max(0, Math.floor(low * 10 - 0.25) / 10);
  const to = from >= 1 ? [0, 1] : [from, 1];
  // Both names in one line where they fit.
  const stacked = headWidth(model) + (layout === 'narrow' ? 0 : left) > width - POINTS;
  const top = TOP + (stacked ? LINE : 0);
  const bottom = top + step * model.rows.length;
  return {
    ...{ left, step, top, stacked, bottom, height: bottom + BOTTOM },
    x: scaleLinear(to, [left + 6, width - RIGHT]),
  };
}

export function drawClasses(svg: SVGSVGElement, model: ClassesModel, size: Size): void {
  const at = classesLayout(model, size);
  prepare(svg, size, at.height);
  parts(svg, ['grid', 'axis', 'bars', 'left', 'right', 'rows', 'head']);
  const ticks = at.x.ticks(size.layout === 'narrow' ? 3 : 5);
  path(svg, 'grid', ticks.map((v) => `M${tenth(at.x(v))},${at.top}V${at.bottom}`).join(''), {
    ...{ stroke: 'rule', width: 1 },
  });
  const [x0, x1] = at.x.range();
  labels(svg, 'axis', [
    ...ticks.map((v): Label => {
      const text = percent(v, 0);
      return { x: at.x(v), y: at.bottom + 14, text, size: 11, anchor: 'middle' };
    }),
    {
      ...{ x: (x0 + x1) / 2, y: at.bottom + 30, size: 11, anchor: 'middle' },
      text: t('of the class’s test examples right'),
    },
  ]);
  const middle = (k: number): number => at.top + (k + 0.5) * at.step;
  const lines = (sign: number): string =>
    model.rows
      .map(({ values, gain }, k) =>
        Math.sign(gain) === sign
          ? `M${tenth(at.x(values[0]))},${tenth(middle(k))}H${tenth(at.x(values[1]))}`
          : '',
      )
      .join('');
  const bars = group(svg, 'bars');
  path(bars, 'gains', lines(1), { stroke: 'positive', width: 3, opacity: 0.6 });
  path(bars, 'losses', lines(-1), { stroke: 'negative', width: 3, opacity: 0.6 });
  const { method } = model;
  const marks = (side: 0 | 1): string =>
    model.rows
      .map(({ values }, k) =>
        markPath(side === 0 ? methodOf('dense') : method, at.x(values[side]), middle(k), 4),
      )
      .join('');
  path(group(svg, 'left'), 'marks', marks(0), { fill: 'dense' });
  path(group(svg, 'right'), 'marks', model.same ? '' : marks(1), { fill: method.color });
  labels(
    svg,
    'rows',
    model.rows.flatMap(({ name, gain }, k): Label[] => [
      {
        ...{ x: at.left - 4, y: middle(k) + 4, anchor: 'end', color: 'ink' },
        text: fitted(name, at.left - 6),
      },
      {
        ...{ x: size.width - 2, y: middle(k) + 4, anchor: 'end', bold: gain !== 0 },
        text: signed(100 * gain),
        color: gain > 0 ? 'positive' : gain < 0 ? 'negative' : 'ink-3',
      },
    ]),
  );
  drawHead(group(svg, 'head'), model, at, size);
}

const headOf = ({ names, epochs }: ClassesModel, k: 0 | 1): string =>
  t`${names[k]}, epoch ${epochs[k]}`;

const headWidth = (model: ClassesModel): number =>
  44 + textWidth(headOf(model, 0), 11) + textWidth(headOf(model, 1), 11);

function drawHead(
  g: SVGGElement,
  model: ClassesModel,
  { left, stacked }: { left: number; stacked: boolean },
  size: Size,
): void {
  const { method, same } = model;
  const first = size.layout === 'narrow' || stacked ? 0 : left;
  const second = stacked ? first : first + 28 + textWidth(headOf(model, 0), 11);
  const below = stacked ? LINE : 0;
  path(g, 'dense', markPath(methodOf('dense'), first + 8, 10, 4), { fill: 'dense' });
  const mark = markPath(method, second + 8, 10 + below, 4);
  path(g, 'method', same ? '' : mark, { fill: method.color });
  const other = same ? '' : headOf(model, 1);
  labels(g, 'texts', [
    { x: first + 16, y: 14, text: headOf(model, 0), size: 11, color: 'ink-3' },
    { x: second + 16, y: 14 + below, text: other, size: 11, color: textColor(method) },
    {
      x: size.width - 2,
      y: 14,
      text: t('points', 'column'),
      size: 11,
      anchor: 'end',
      color: 'ink-3',
    },
  ]);
}

/** The text, cut with an ellipsis where it is wider than its room. */
export function fitted(text: string, room: number, size = 12): string {
  if (textWidth(text, size) <= room) return text;
  let end = text.length;
  while (end > 1 && textWidth(`${text.slice(0, end)}…`, size) > room) end--;
  return `${text.slice(0, end).trimEnd()}…`;
}
