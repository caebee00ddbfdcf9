/** Draws two scatterplots of the gain, as trained and with shuffled weights, and their legend. */

import { later, t } from '../lib/text';
import type { Method } from '../methods';
import { fixed } from './format';
import { LEGEND_SIZE, type PlacedItem } from './legend-flow';
import { markPath } from './marks';
import type { Explained, Fit } from './mechanism-fit';
import { mechanismLayout, type Panel } from './mechanism-layout';
import { drawList } from './mechanism-list';
import { marksOf, type PointMark } from './mechanism-marks';
import type { MechanismModel } from './mechanism-model';
import { r2Text, SHORT } from './mechanism-words';
import type { Size } from './plot';
import { disc, group, type Label, labels, parts, path, prepare, tenth } from './svg';
import { textWidth } from './text-width';

export function drawMechanism(svg: SVGSVGElement, model: MechanismModel, size: Size): void {
  const at = mechanismLayout(model, size);
  prepare(svg, size, at.height);
  const methods = model.methods.map((m) => `method-${m.id}`);
  parts(svg, ['own', 'shuffled', ...methods, 'shown', 'list', 'legend']);
  const marks = marksOf(model, at);
  for (const panel of at.panels) drawPanel(group(svg, panel.kind), model, panel, marks);
  model.methods.forEach((method, k) => {
    const own = marks.filter((m) => model.points[m.point].method.id === method.id);
    drawMarks(group(svg, methods[k]), method, own, at.legend[k]);
  });
  const shown = marks.filter((m) => m.point === model.shown);
  path(group(svg, 'shown'), 'rings', shown.map((m) => disc(m.x, m.y, 8)).join(''), {
    stroke: 'ink',
    width: 1.6,
  });
  drawList(group(svg, 'list'), model, at.list);
  labels(
    svg,
    'legend',
    at.legend.map((i) => ({ x: i.textX, y: i.y, text: i.text, size: LEGEND_SIZE })),
  );
}

/** Two paths, however many marks a method has; outlines tell those on each other apart. */
function drawMarks(
  g: SVGGElement,
  method: Method,
  marks: readonly PointMark[],
  { x, y }: PlacedItem,
): void {
  const shapes = marks.map((m) => markPath(method, m.x, m.y, m.radius)).join('');
  path(g, 'fill', shapes, { fill: method.color, opacity: 0.35 });
  path(g, 'edge', shapes, { stroke: method.color, width: 1.2 });
  path(g, 'sample', markPath(method, x + 6, y - 4, 4.4), { fill: method.color });
}

const TITLE = {
  own: later('as trained'),
  shuffled: later('same masks, shuffled weights'),
} as const;

function drawPanel(
  g: SVGGElement,
  model: MechanismModel,
  panel: Panel,
  marks: readonly PointMark[],
): void {
  const { left, right, top, bottom, kind } = panel;
  const fit = model.chosen[kind];
  drawAxes(g, model, panel, fit === null);
  const own = marks.filter((m) => m.panel === kind);
  path(g, 'line', fit ? lineOf(fit, panel, own) : '', {
    stroke: 'ink',
    width: kind === 'own' ? 1.8 : 1.4,
    dash: kind === 'own' ? '' : '5 4',
  });
  const words = fit ? [] : [t('Counted on masks:'), t('shuffling weights'), t('changes nothing.')];
  labels(
    g,
    'words',
    words.map((text, k) => ({
      x: (left + right) / 2,
      y: (top + bottom) / 2 - 12 + 18 * k,
      text,
      size: 12,
      color: 'ink-3',
      anchor: 'middle',
    })),
  );
}

/** From the leftmost mark to the rightmost, cut where it leaves the panel. */
function lineOf({ line, missing }: Fit, panel: Panel, marks: readonly { x: number }[]): string {
  if (missing !== '' || marks.length === 0) return '';
  const { x, y, top, bottom } = panel;
  const heightAt = (px: number): number => y(100 * (line.intercept + line.slope * x.invert(px)));
  const from = Math.min(...marks.map((m) => m.x));
  const to = Math.max(...marks.map((m) => m.x));
  const [start, end] = [heightAt(from), heightAt(to)];
  const across = (height: number): number =>
    from + ((height - start) / (end - start)) * (to - from);
  const ends = [start, end].map((height, k) => {
    const inside = Math.min(bottom, Math.max(top, height));
    return [inside === height ? (k === 0 ? from : to) : across(inside), inside] as const;
  });
  return ends.map(([px, py], k) => `${k === 0 ? 'M' : 'L'}${tenth(px)},${tenth(py)}`).join('');
}

const headOf = ({ chosen }: MechanismModel, kind: keyof Pick<Explained, 'own' | 'shuffled'>) => {
  const fit = chosen[kind];
  if (!fit) return '';
  return fit.missing === '' ? t`R² ${r2Text(fit)}, n ${fit.line.n}` : t`no line, n ${fit.line.n}`;
};

/** What the axis is, as long as there is room for. */
function axisText({ label, predictor }: MechanismModel, room: number): string {
  const short = t(SHORT[predictor]);
  const texts = [t`${label}, times that of dense`, t`${short}, times that of dense`];
  return texts.find((text) => textWidth(text, 11) <= room) ?? short;
}

function drawAxes(g: SVGGElement, model: MechanismModel, panel: Panel, none: boolean): void {
  const { left, right, top, bottom, x, y, kind, named } = panel;
  const yTicks = y.ticks(5);
  const xTicks = none ? [] : x.ticks(Math.max(2, Math.floor((right - left) / 70)));
  const across = (v: number): string => `M${left},${tenth(y(v))}H${right}`;
  path(g, 'grid', none ? '' : yTicks.map(across).join(''), { stroke: 'rule', width: 1 });
  path(g, 'zero', none ? '' : across(0), { stroke: 'ink-3', width: 1 });
  const [low, high] = x.domain();
  const one = !none && low <= 1 && high >= 1 ? `M${tenth(x(1))},${top}V${bottom}` : '';
  path(g, 'one', one, { stroke: 'ink-3', width: 1, dash: '1 3' });
  const step = xTicks.length > 1 ? xTicks[1] - xTicks[0] : 1;
  const digits = Math.min(4, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  const ticks: Label[] = none
    ? []
    : [
        ...xTicks.map(
          (v): Label => ({
            x: x(v),
            y: bottom + 16,
            text: `${fixed(v, digits)}×`,
            size: 11,
            anchor: 'middle',
          }),
        ),
        {
          x: (left + right) / 2,
          y: bottom + 33,
          text: axisText(model, right - left),
          size: 11,
          anchor: 'middle',
        },
      ];
  const rows: Label[] =
    named && !none
      ? yTicks.map((v) => ({
          x: left - 7,
          y: y(v) + 4,
          text: `${v > 0 ? '+' : ''}${fixed(v, 0)}`,
          size: 11,
          anchor: 'end',
        }))
      : [];
  labels(g, 'names', [
    { x: named ? 0 : left, y: top - 42, text: t(TITLE[kind]), size: 12, bold: true, color: 'ink' },
    {
      x: right,
      y: top - 18,
      text: headOf(model, kind),
      size: 12,
      anchor: 'end',
      color: 'ink',
    },
    ...(named && !none
      ? [{ x: 0, y: top - 18, text: t('accuracy gained, % of dense'), size: 11 }]
      : []),
    ...ticks,
    ...rows,
  ]);
}
