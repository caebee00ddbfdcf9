/** Draws the coverage–collision plane: regions, curves over α, and the networks measured. */
import { select } from 'd3';
import { t } from '../lib/text';
import { COVERED_ENOUGH, CROWDED } from '../metrics';
import { LEGEND_SIZE, type PlacedItem } from './legend-flow';
import { markPath } from './marks';
import type { Size } from './plot';
import { disc, group, type Label, labels, parts, path, prepare, rect, tenth } from './svg';
import { theoryLabels } from './theory-labels';
import { type TheoryLayout, type TheoryMark, theoryLayout } from './theory-layout';
import type { TheoryModel } from './theory-model';
import { companionsText } from './theory-words';

export function drawTheory(svg: SVGSVGElement, model: TheoryModel, size: Size): void {
  const at = theoryLayout(model, size);
  prepare(svg, size, at.height);
  const groups = model.groups.map((g) => `method-${g.method.id}`);
  parts(svg, ['axes', 'curves', ...groups, 'shown', 'texts', 'legend']);
  drawAxes(group(svg, 'axes'), at);
  drawCurves(group(svg, 'curves'), model, at);
  model.groups.forEach((_, k) => {
    drawGroup(group(svg, groups[k]), model, at, k);
  });
  drawShown(group(svg, 'shown'), model, at);
  labels(svg, 'texts', theoryLabels(model, at));
  // Grid lines stop before the letters.
  select(group(svg, 'texts'))
    .style('stroke', 'var(--bg)')
    .style('stroke-width', '3px')
    .style('paint-order', 'stroke');
  drawLegend(group(svg, 'legend'), model, at.legend);
}

function drawAxes(g: SVGGElement, at: TheoryLayout): void {
  const { left, right, top, bottom, x, y } = at;
  const neither = rect(left, top, x(CROWDED) - left, y(COVERED_ENOUGH) - top);
  path(g, 'neither', neither, { fill: 'tile' });
  const across = at.yTicks.map((v) => `M${left},${tenth(y(v))}H${right}`);
  const down = at.xTicks.map((v) => `M${tenth(x(v))},${top}V${bottom}`);
  path(g, 'grid', [...across, ...down].join(''), { stroke: 'rule', width: 1 });
  const limits = `M${left},${tenth(y(COVERED_ENOUGH))}H${right}M${tenth(x(CROWDED))},${top}V${bottom}`;
  path(g, 'limits', limits, { stroke: 'ink-3', width: 1, dash: '3 3' });
  labels(g, 'ticks', [
    { x: 0, y: 11, text: t('clauses whole in some child, %'), size: 11 },
    ...at.yTicks.map(
      (v): Label => ({
        x: left - 8,
        y: y(v) + 4,
        text: `${Math.round(100 * v)}`,
        size: 11,
        anchor: 'end',
      }),
    ),
    ...at.xTicks.map(
      (v): Label => ({
        x: x(v),
        y: bottom + 16,
        text: Number.isInteger(v) ? `${v}` : companionsText(v).replace(/0$/, ''),
        size: 11,
        anchor: 'middle',
      }),
    ),
    {
      x: (left + right) / 2,
      y: bottom + 34,
      text: t('other clauses whole in the same child (root scale)'),
      size: 11,
      anchor: 'middle',
    },
  ]);
}

const of = (at: TheoryLayout, kind: TheoryMark['kind'], which: number): TheoryMark[] =>
  at.marks.filter((m) => m.kind === kind && m.of === which);

function drawCurves(g: SVGGElement, model: TheoryModel, at: TheoryLayout): void {
  model.curves.forEach(({ dealing, color, dash }, k) => {
    const dots = of(at, 'curve', k);
    const line = dots.map((m, i) => `${i === 0 ? 'M' : 'L'}${tenth(m.x)},${tenth(m.y)}`).join('');
    path(g, `${dealing}-line`, line, { stroke: color, width: 1.6, dash, opacity: 0.9 });
    const others = dots.filter((m) => m.item + 1 !== model.setting.alpha);
    path(g, `${dealing}-dots`, others.map((m) => disc(m.x, m.y, 2.4)).join(''), { fill: color });
    const current = dots.filter((m) => m.item + 1 === model.setting.alpha);
    path(g, `${dealing}-now`, current.map((m) => disc(m.x, m.y, 6.5)).join(''), {
      fill: 'bg',
      stroke: color,
      width: 2,
    });
  });
}

/** A method's networks, hollow before pruning, and an arrow from mean to mean. */
function drawGroup(g: SVGGElement, model: TheoryModel, at: TheoryLayout, k: number): void {
  const { method } = model.groups[k];
  const marks = (kind: TheoryMark['kind'], r: number): string =>
    of(at, kind, k)
      .map((m) => markPath(method, m.x, m.y, r))
      .join('');
  const { color } = method;
  path(g, 'dealt', marks('dealt', 2.6), { stroke: color, width: 1, opacity: 0.7 });
  path(g, 'now', marks('now', 3), { fill: color, opacity: 0.45 });
  const [from] = of(at, 'dealt-mean', k);
  const [to] = of(at, 'now-mean', k);
  const moved = from && Math.hypot(to.x - from.x, to.y - from.y) > 3;
  path(
    g,
    'pruned',
    moved ? `M${tenth(from.x)},${tenth(from.y)}L${tenth(to.x)},${tenth(to.y)}` : '',
    {
      stroke: color,
      width: 1.5,
    },
  );
  path(g, 'dealt-mean', moved ? markPath(method, from.x, from.y, 4.6) : '', {
    fill: 'bg',
    stroke: color,
    width: 1.6,
  });
  path(g, 'mean', markPath(method, to.x, to.y, 5.6), { fill: color, stroke: 'bg', width: 1.5 });
}

/** The network the looms show. */
export function shownMark(model: TheoryModel, at: TheoryLayout): TheoryMark | null {
  const k = model.groups.findIndex((g) => g.method.id === model.method.id);
  const item = model.groups[k]?.networks.findIndex((n) => n.seed === model.focusSeed) ?? -1;
  return at.marks.find((m) => m.kind === 'now' && m.of === k && m.item === item) ?? null;
}

function drawShown(g: SVGGElement, model: TheoryModel, at: TheoryLayout): void {
  const mark = shownMark(model, at);
  path(g, 'ring', mark ? disc(mark.x, mark.y, 7) : '', { stroke: 'ink', width: 1.8 });
}

function drawLegend(g: SVGGElement, model: TheoryModel, items: readonly PlacedItem[]): void {
  for (const { sample, x, y } of items) {
    const curve = model.curves.find((c) => c.dealing === sample);
    const middle = y - 4;
    if (curve) {
      path(g, sample, `M${x},${middle}h24`, { stroke: curve.color, width: 1.6, dash: curve.dash });
    } else if (sample === 'dealt') {
      path(g, sample, markPath(model.method, x + 5, middle, 3), {
        stroke: model.method.color,
        width: 1.2,
      });
    } else if (sample === 'now') {
      path(g, sample, markPath(model.method, x + 5, middle, 3.2), {
        fill: model.method.color,
        opacity: 0.6,
      });
    } else if (sample === 'mean') {
      path(g, sample, markPath(model.method, x + 6.5, middle, 5.2), { fill: model.method.color });
    } else path(g, sample, disc(x + 7, middle, 6), { stroke: 'ink', width: 1.8 });
  }
  labels(
    g,
    'texts',
    items.map((i) => ({ x: i.textX, y: i.y, text: i.text, size: LEGEND_SIZE, color: 'ink-3' })),
  );
}
