/**
 * Draws two runs over each other. Colour and dash say the method, as everywhere; rings and discs
 * along the lines say the run, so that nothing depends on a shade.
 */
import { line } from 'd3';
import { t } from '../lib/text';
import type { Size } from './plot';
import {
  carriers,
  endText,
  LABEL,
  LABEL_GAP,
  lastOf,
  letterOf,
  type RunsLayout,
  runsLayout,
} from './runs-layout';
import type { RunLine, RunPoint, RunsModel } from './runs-model';
import { disc, group, type Label, labels, parts, path, prepare, tenth } from './svg';
import { textWidth } from './text-width';

export function drawRuns(svg: SVGSVGElement, model: RunsModel, size: Size): void {
  const at = runsLayout(model, size);
  prepare(svg, size, at.height);
  const names = model.lines.map((l) => `${l.of}-${l.method.id}`);
  parts(svg, ['axes', 'rules', ...names, 'texts', 'key']);
  drawAxes(group(svg, 'axes'), model, at);
  const rules = model.rules.map(({ epoch }) => `M${tenth(at.x(epoch))},${at.top - 6}V${at.bottom}`);
  path(group(svg, 'rules'), 'lines', rules.join(''), { stroke: 'ink', width: 1.2 });
  model.lines.forEach((l, k) => {
    drawLine(group(svg, names[k]), l, model, at);
  });
  labels(svg, 'texts', [...ruleLabels(model, at), ...endLabels(model, at)]);
  drawKey(group(svg, 'key'), model, at);
}

/** Radius of rings and discs, px. */
const RADIUS = 3.4;

function drawLine(g: SVGGElement, l: RunLine, model: RunsModel, at: RunsLayout): void {
  const { color, dash, strokeWidth } = l.method;
  const curve = line<RunPoint>()
    .x((p) => at.x(p.epoch))
    .y((p) => at.y(p.value))
    .digits(1);
  path(g, 'line', curve(l.points) ?? '', { stroke: color, width: strokeWidth, dash });
  const round = (p: RunPoint): string => disc(at.x(p.epoch), at.y(p.value), RADIUS);
  const marks = l.of === 'both' ? '' : carriers(l, model.epochs).map(round).join('');
  path(g, 'marks', marks, {
    fill: l.of === 'a' ? 'bg' : color,
    stroke: l.of === 'a' ? color : 'bg',
    width: l.of === 'a' ? 1.6 : 1,
  });
}

function drawAxes(g: SVGGElement, model: RunsModel, at: RunsLayout): void {
  const [low, high] = model.range;
  const step = high - low > 60 ? 20 : 10;
  const rows = Array.from(
    { length: Math.floor((high - low) / step) + 1 },
    (_, k) => high - k * step,
  );
  const grid = rows.map((v) => `M${at.left},${tenth(at.y(v))}H${at.right}`).join('');
  path(g, 'grid', grid, { stroke: 'rule', width: 1 });
  const chance = Number.isFinite(model.chance);
  const level = at.y(model.chance);
  path(g, 'chance', chance ? `M${at.left},${tenth(level)}H${at.right}` : '', {
    stroke: 'ink-3',
    width: 1,
    dash: '1 3',
  });
  const columns = epochTicks(model.epochs);
  labels(g, 'names', [
    { x: 0, y: 11, text: t('test accuracy, mean over seeds'), size: 11 },
    ...rows.map((v): Label => {
      const text = v === 100 ? '100 %' : `${v}`;
      return { x: at.left - 7, y: at.y(v) + 4, text, size: 11, anchor: 'end' };
    }),
    ...columns.map((v): Label => {
      return { x: at.x(v), y: at.bottom + 16, text: `${v}`, size: 11, anchor: 'middle' };
    }),
    {
      x: (at.left + at.right) / 2,
      y: at.bottom + 32,
      text: t('epoch'),
      size: 11,
      anchor: 'middle',
    },
    ...(chance ? [chanceLabel(model, at, level)] : []),
  ]);
}

/** Four to six whole epochs. */
function epochTicks(epochs: number): number[] {
  const steps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250];
  const step = steps.find((s) => epochs / s <= 5) ?? 500;
  return Array.from({ length: Math.floor(epochs / step) + 1 }, (_, k) => k * step);
}

/** At the right, where curves have left it. */
const chanceLabel = ({ chance, range }: RunsModel, at: RunsLayout, level: number): Label => ({
  x: at.right - 4,
  y: level + (range[0] < chance ? 13 : -5),
  text: chance === 50 ? t('chance') : t`guessing ${Math.round(chance)}`,
  size: 11,
  color: 'ink-3',
  anchor: 'end',
});

/** On the left of their rules; a second one is a line lower, so that two never meet. */
const ruleLabels = ({ rules }: RunsModel, at: RunsLayout): Label[] =>
  rules.map(({ epoch, text }, k) => {
    const x = at.x(epoch);
    const room = x - at.left > textWidth(text, 12, true) + 8;
    return {
      x: room ? x - 5 : x + 5,
      y: at.top + 4 + 13 * k,
      text,
      bold: true,
      color: 'ink',
      anchor: room ? 'end' : 'start',
    };
  });

/** Run, method and last value beside the ends, in the order of values, `LABEL_GAP` apart. */
function endLabels(model: RunsModel, at: RunsLayout): Label[] {
  const ends = model.lines
    .map((l) => ({ line: l, y: at.y(lastOf(l)) }))
    .sort((a, b) => a.y - b.y || letterOf(a.line).localeCompare(letterOf(b.line)));
  for (let k = 1; k < ends.length; k++) ends[k].y = Math.max(ends[k].y, ends[k - 1].y + LABEL_GAP);
  // Pushed below the axis? Then push back up from the bottom.
  let limit = at.bottom;
  for (const end of ends.toReversed()) {
    end.y = Math.min(end.y, limit);
    limit = end.y - LABEL_GAP;
  }
  return ends.map(({ line: l, y }) => {
    const color = l.method.color === 'dense' ? 'ink-3' : l.method.color;
    return { x: at.right + 9, y: y + 4, text: endText(l), size: LABEL, bold: true, color };
  });
}

/** What rings and discs are. */
function drawKey(g: SVGGElement, model: RunsModel, at: RunsLayout): void {
  const y = at.height - 8;
  const texts = [t('A, the earlier run'), t('B, the later run')];
  const second = at.left + textWidth(texts[0], 11) + 30;
  const starts = model.lines.every((l) => l.of === 'both') ? [] : [at.left, second];
  path(g, 'ring', starts.length > 0 ? disc(at.left, y - 4, RADIUS) : '', {
    fill: 'bg',
    stroke: 'ink-2',
    width: 1.6,
  });
  path(g, 'disc', starts.length > 0 ? disc(second, y - 4, RADIUS) : '', { fill: 'ink-2' });
  const named = starts.map((x, k): Label => ({ x: x + 9, y, text: texts[k], size: 11 }));
  const alike = { x: at.left, y, text: t('both runs are the same, point by point'), size: 11 };
  labels(g, 'names', starts.length > 0 ? named : [alike]);
}
