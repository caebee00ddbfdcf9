/** Draws the cosines as two heatmaps on one scale, −1 … 1, with a line between groups. */
import { t } from '../lib/text';
import { fixed } from './format';
import type { GramModel, GramPanel } from './gram-model';
import { textColor } from './marks';
import type { Size } from './plot';
import { group, labels, parts, path, prepare, rect, tenth } from './svg';

const LEVELS = 10;
const HEAD = 22;
const FOOT = 20;
const LEGEND = 28;
const LARGEST = 392;

export interface GramLayout {
  readonly side: number;
  readonly cell: number;
  readonly panels: readonly { readonly x: number; readonly y: number }[];
  readonly legendY: number;
  readonly height: number;
}

export function gramLayout(model: GramModel, { width, layout }: Size): GramLayout {
  const narrow = layout === 'narrow' || width < 520;
  const count = model.panels.length;
  const gap = 28;
  const room = narrow ? Math.min(width, 300) : (width - gap) / 2;
  // Whole pixels a cell where there are enough of them, so that cells meet without a seam.
  const exact = Math.min(room - 2, LARGEST) / model.bins;
  const cell = exact >= 2 ? Math.floor(exact) : Math.floor(2 * exact) / 2 || exact;
  const side = cell * model.bins;
  const high = HEAD + side + FOOT;
  const panels = Array.from({ length: count }, (_, k) =>
    narrow ? { x: 1, y: HEAD + k * (high + 6) } : { x: 1 + k * (side + gap), y: HEAD },
  );
  const bottom = panels[count - 1].y + side + FOOT;
  return { side, cell, panels, legendY: bottom + 4, height: bottom + LEGEND };
}

export function drawGram(svg: SVGSVGElement, model: GramModel, size: Size): void {
  const at = gramLayout(model, size);
  prepare(svg, size, at.height);
  parts(svg, [...model.panels.map((_, k) => `panel-${k}`), 'legend']);
  model.panels.forEach((panel, k) => {
    const { x, y } = at.panels[k];
    drawPanel(group(svg, `panel-${k}`, `translate(${tenth(x)},${y})`), model, panel, k, at);
  });
  const silent = model.panels.some((panel) => panel.silent > 0);
  drawLegend(group(svg, 'legend'), at.legendY, silent, size.width);
}

function drawPanel(
  g: SVGGElement,
  model: GramModel,
  panel: GramPanel,
  k: number,
  { cell, side }: GramLayout,
): void {
  const n = model.bins;
  const positive = new Array<string>(LEVELS + 1).fill('');
  const negative = new Array<string>(LEVELS + 1).fill('');
  let unknown = '';
  // Runs of one level in a row are one box.
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; ) {
      const level = levelOf(panel.matrix[a * n + b]);
      let to = b + 1;
      while (to < n && Object.is(levelOf(panel.matrix[a * n + to]), level)) to++;
      const d = rect(b * cell, a * cell, (to - b) * cell, cell);
      if (Number.isNaN(level)) unknown += d;
      else if (level !== 0) (level > 0 ? positive : negative)[Math.abs(level)] += d;
      b = to;
    }
  }
  path(g, 'ground', rect(0, 0, side, side), { fill: 'panel', stroke: 'rule-2', width: 1 });
  path(g, 'unknown', unknown, { fill: 'rule-2' });
  for (let level = 1; level <= LEVELS; level++) {
    path(g, `p${level}`, positive[level], { fill: 'positive', opacity: level / LEVELS });
    path(g, `n${level}`, negative[level], { fill: 'negative', opacity: level / LEVELS });
  }
  const inner = model.starts.slice(1, -1).map((start) => tenth(start * cell));
  path(g, 'groups', inner.map((s) => `M${s},0V${tenth(side)}M0,${s}H${tenth(side)}`).join(''), {
    ...{ stroke: 'ink', width: 0.6, opacity: 0.35 },
  });
  const color = k === 0 ? 'ink' : textColor(model.method);
  labels(g, 'names', [
    { x: 0, y: -8, text: t`${panel.name}, epoch ${panel.epoch}`, bold: true, color },
    {
      ...{ x: 0, y: side + 15, size: 11 },
      text: t`mean |cosine| ${fixed(panel.mean, 3)}`,
    },
  ]);
}

/** −LEVELS … LEVELS, never −0; NaN where no cosine is defined. */
const levelOf = (cosine: number): number =>
  Math.round(Math.max(-1, Math.min(1, cosine)) * LEVELS) + 0;

function drawLegend(g: SVGGElement, top: number, silent: boolean, width: number): void {
  const step = width < 320 ? 6 : 8;
  const x0 = 20;
  for (let level = -LEVELS; level <= LEVELS; level++) {
    const d = rect(x0 + (level + LEVELS) * step, top, step, 11);
    const fill = level < 0 ? 'negative' : level > 0 ? 'positive' : 'panel';
    path(g, `s${level}`, d, { fill, opacity: level === 0 ? 1 : Math.abs(level) / LEVELS });
  }
  const end = x0 + (2 * LEVELS + 1) * step;
  path(g, 'frame', rect(x0, top, end - x0, 11), { stroke: 'rule-2', width: 1 });
  path(g, 'unknown', silent ? rect(end + 62, top, 11, 11) : '', { fill: 'rule-2' });
  const words = [
    [0, '−1'],
    [end + 6, t('+1 alike')],
    [end + 78, silent ? t('never read') : ''],
  ] as const;
  labels(
    g,
    'words',
    words.map(([x, text]) => ({ x, y: top + 10, text, size: 11 })),
  );
}
