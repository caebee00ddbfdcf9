/** Where the tables of answers stand: side by side, or one under another on a narrow page. */
import { percent } from '../lib/format';
import { t } from '../lib/text';
import type { ConfusionModel } from './confusion-model';
import { flowLegend } from './legend-flow';
import type { Size } from './plot';
import { textWidth } from './text-width';

export interface GridPanel {
  readonly x: number;
  readonly y: number;
  /** Whether class names stand at its left; their numbers always do. */
  readonly named: boolean;
}

export interface GridLayout {
  readonly cell: number;
  /** Left of each panel's cells are names and numbers. */
  readonly panels: readonly GridPanel[];
  readonly legend: ReturnType<typeof flowLegend>;
  readonly height: number;
}

const HEAD = 40;
const NUMBERS = 24;
const GAP = 18;
const LARGEST = 34;

/** Px that the head of a matrix without class names starts left of it. */
export const HEAD_LEFT = 16;

/** What stands over a matrix: a network and its epoch, or which two are compared. */
export const headingOf = ({ names, epochs }: ConfusionModel, k: number): string =>
  k === 2 ? t`${names[1]} against ${names[0]}` : t`${names[k]}, epoch ${epochs[k]}`;

/** The same network twice is shown once. */
const panelCount = ({ same }: ConfusionModel): number => (same ? 1 : 3);

export function gridLayout(model: ConfusionModel, { width, layout }: Size): GridLayout {
  const { classes } = model;
  const longest = Math.max(...classes.map((name) => textWidth(name, 11)));
  const names = Math.min(longest + 6, 110);
  const count = panelCount(model);
  // What stands over a matrix may be wider than the matrix of a few classes.
  const heads = Array.from({ length: count }, (_, k) =>
    Math.ceil(textWidth(headingOf(model, k), 12, true)),
  );
  const start = (x: number, k: number): number => (k === 0 ? 0 : x - HEAD_LEFT);
  const narrow =
    layout === 'narrow' ||
    width <
      Math.max(
        700,
        heads.reduce((sum, head) => sum + head + GAP, -GAP),
      );
  const room = narrow
    ? width - names - NUMBERS - 4
    : (width - names - count * NUMBERS - (count - 1) * GAP - 4) / count;
  const cell = Math.max(6, Math.min(LARGEST, Math.floor(room / classes.length)));
  const side = cell * classes.length;
  const first = names + NUMBERS;
  const panels: GridPanel[] = [];
  for (let k = 0, x = first; k < count; k++) {
    panels.push(
      narrow
        ? { x: first, y: HEAD + k * (side + HEAD + 10), named: true }
        : { x, y: HEAD, named: k === 0 },
    );
    x = Math.max(x + side + NUMBERS + GAP, start(x, k) + heads[k] + GAP + HEAD_LEFT);
  }
  const bottom = panels[count - 1].y + side;
  const legend = confusionLegend(model, width, bottom + 12);
  return { cell, panels, legend, height: legend.bottom + 4 };
}

function confusionLegend({ same, most }: ConfusionModel, width: number, top: number) {
  const items = [
    { sample: 'right', room: 11, text: t('right answers') },
    { sample: 'wrong', room: 11, text: t`mistakes, full at ${percent(most)} of a class` },
    ...(same
      ? []
      : [
          { sample: 'better', room: 11, text: t('better: more right, or fewer mistakes') },
          { sample: 'worse', room: 11, text: t('worse') },
        ]),
  ];
  return flowLegend(items, 0, width, top);
}

export interface PairsLayout {
  readonly left: number;
  readonly top: number;
  readonly step: number;
  readonly height: number;
}

export function pairsLayout(rows: number, { width, layout }: Size): PairsLayout {
  const step = layout === 'narrow' ? 38 : 22;
  // On a narrow page the names have a line of their own above the bars.
  const left = layout === 'narrow' ? 0 : Math.min(280, width * 0.45);
  return { left, top: 28, step, height: 28 + step * rows + 6 };
}
