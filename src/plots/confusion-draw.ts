/**
 * Draws the tables of answers. A row is a class, a column what it was taken for; the diagonal is
 * right. Blue is right or better, vermilion wrong or worse; in the difference also box and disc.
 */

import { t } from '../lib/text';
import { fitted } from './class-gains-draw';
import {
  type GridLayout,
  type GridPanel,
  gridLayout,
  HEAD_LEFT,
  headingOf,
  pairsLayout,
} from './confusion-layout';
import { type ConfusionModel, MOST_PAIRS } from './confusion-model';
import { LEGEND_SIZE } from './legend-flow';
import { textColor } from './marks';
import type { Size } from './plot';
import { disc, group, type Label, labels, parts, path, prepare, rect } from './svg';

const LEVELS = 8;

export function drawConfusion(svg: SVGSVGElement, model: ConfusionModel, size: Size): void {
  if (model.kind === 'grid') drawGrids(svg, model, size);
  else drawPairs(svg, model, size);
}

function drawGrids(svg: SVGSVGElement, model: ConfusionModel, size: Size): void {
  const at = gridLayout(model, size);
  prepare(svg, size, at.height);
  parts(svg, [...at.panels.map((_, k) => `panel-${k}`), 'legend']);
  at.panels.forEach((panel, k) => {
    const g = group(svg, `panel-${k}`, `translate(${panel.x},${panel.y})`);
    const side = at.cell * model.classes.length;
    path(g, 'ground', rect(0, 0, side, side), { fill: 'panel', stroke: 'rule-2', width: 1 });
    path(g, 'diagonal', diagonal(model, at.cell), { fill: 'tile' });
    if (k < 2) drawAnswers(g, model, k as 0 | 1, at.cell);
    else drawChange(g, model, at.cell);
    labels(g, 'names', namesOf(model, panel, k, at.cell));
  });
  drawLegend(group(svg, 'legend'), at.legend);
}

const diagonal = ({ classes }: ConfusionModel, cell: number): string =>
  classes.map((_, c) => rect(c * cell, c * cell, cell, cell)).join('');

/** Share of its class in steps: right answers against the whole, mistakes against the largest one. */
function drawAnswers(g: SVGGElement, model: ConfusionModel, side: 0 | 1, cell: number): void {
  const C = model.classes.length;
  const right = new Array<string>(LEVELS + 1).fill('');
  const wrong = new Array<string>(LEVELS + 1).fill('');
  model.counts[side].forEach((n, place) => {
    if (n === 0) return;
    const [row, column] = [Math.floor(place / C), place % C];
    const share = n / Math.max(1, model.examples[row]);
    const whole = row === column ? 1 : Math.max(model.most, 1e-9);
    const level = Math.max(1, Math.round((share / whole) * LEVELS));
    (row === column ? right : wrong)[level] += rect(
      ...([column * cell + 0.5, row * cell + 0.5, cell - 1, cell - 1] as const),
    );
  });
  for (let k = 1; k <= LEVELS; k++) {
    path(g, `right${k}`, right[k], { fill: 'positive', opacity: k / LEVELS });
    path(g, `wrong${k}`, wrong[k], { fill: 'negative', opacity: k / LEVELS });
  }
}

/** Area is the change as a share of the class: a box is better, a disc worse. */
function drawChange(g: SVGGElement, model: ConfusionModel, cell: number): void {
  const C = model.classes.length;
  let [better, worse] = ['', ''];
  model.counts[1].forEach((n, place) => {
    const [row, column] = [Math.floor(place / C), place % C];
    const more = (n - model.counts[0][place]) / Math.max(1, model.examples[row]);
    if (more === 0) return;
    const half = (Math.sqrt(Math.abs(more) / Math.max(model.mostChange, 1e-9)) * cell * 0.92) / 2;
    const [x, y] = [(column + 0.5) * cell, (row + 0.5) * cell];
    if ((row === column) === more > 0) better += rect(x - half, y - half, 2 * half, 2 * half);
    else worse += disc(x, y, half);
  });
  path(g, 'better', better, { fill: 'positive' });
  path(g, 'worse', worse, { fill: 'negative' });
}

function namesOf(model: ConfusionModel, panel: GridPanel, k: number, cell: number): Label[] {
  const { classes, method } = model;
  const every = Math.ceil((classes.length > 9 ? 15 : 9) / cell);
  const color = k === 1 ? textColor(method) : 'ink';
  return [
    {
      ...{ x: panel.named ? -panel.x : -HEAD_LEFT, y: -24, bold: true, color },
      text: headingOf(model, k),
    },
    ...classes.flatMap((name, c): Label[] => {
      if (c % every !== 0) return [];
      const middle = (c + 0.5) * cell;
      const shared = { size: 11, color: 'ink-3' } as const;
      return [
        { ...shared, x: middle, y: -5, text: `${c + 1}`, anchor: 'middle' },
        { ...shared, x: -5, y: middle + 4, text: `${c + 1}`, anchor: 'end' },
        {
          ...{ x: -24, y: middle + 4, size: 11, anchor: 'end', color: 'ink' },
          text: panel.named ? fitted(name, panel.x - 26, 11) : '',
        },
      ];
    }),
  ].filter(({ text }) => text !== '');
}

function drawLegend(g: SVGGElement, flow: GridLayout['legend']): void {
  const at = (name: string) => flow.items.find(({ sample }) => sample === name);
  const box = (name: string): string => {
    const item = at(name);
    return item ? rect(item.x, item.y - 10, 11, 11) : '';
  };
  const worse = at('worse');
  path(g, 'right', box('right'), { fill: 'positive', opacity: 0.75 });
  path(g, 'wrong', box('wrong'), { fill: 'negative', opacity: 0.75 });
  path(g, 'better', box('better'), { fill: 'positive' });
  path(g, 'worse', worse ? disc(worse.x + 5.5, worse.y - 4.5, 5.5) : '', { fill: 'negative' });
  labels(
    g,
    'words',
    flow.items.map(({ textX, y, text }) => ({ x: textX, y, text, size: LEGEND_SIZE })),
  );
}

function drawPairs(svg: SVGSVGElement, model: ConfusionModel, size: Size): void {
  const rows = model.mistakes.slice(0, MOST_PAIRS);
  const at = pairsLayout(rows.length, size);
  prepare(svg, size, at.height);
  parts(svg, ['bars', 'head', 'rows']);
  const most = Math.max(1, ...rows.flatMap(({ counts }) => counts));
  const room = size.width - at.left - 76;
  const narrow = size.layout === 'narrow';
  const base = (k: number): number => at.top + k * at.step + (narrow ? 18 : 4);
  const bars = (side: 0 | 1): string =>
    rows
      .map(({ counts }, k) => {
        const wide = Math.max(counts[side] > 0 ? 1.5 : 0, (room * counts[side]) / most);
        return rect(at.left, base(k) + 7 * side, wide, 6);
      })
      .join('');
  const g = group(svg, 'bars');
  path(g, 'left', bars(0), { fill: 'dense' });
  path(g, 'right', model.same ? '' : bars(1), { fill: model.method.color });
  labels(svg, 'head', [
    {
      ...{ x: 0, y: 14, size: 11, color: 'ink-3' },
      text: [
        { text: t('class taken for another: ') },
        { text: model.same ? model.names[0] : t`${model.names[0]} above, ${model.names[1]} below` },
      ],
    },
  ]);
  labels(
    svg,
    'rows',
    rows.flatMap(({ of, as, counts }, k): Label[] => [
      {
        ...{ x: narrow ? 0 : at.left - 8, y: narrow ? base(k) - 5 : base(k) + 11, color: 'ink' },
        anchor: narrow ? 'start' : 'end',
        text: fitted(
          `${model.classes[of]} → ${model.classes[as]}`,
          narrow ? size.width : at.left - 10,
        ),
      },
      {
        ...{ x: size.width - 2, y: base(k) + 11, anchor: 'end' },
        text: model.same ? `${counts[0]}` : `${counts[0]} → ${counts[1]}`,
      },
    ]),
  );
}
