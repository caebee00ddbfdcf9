/** Where everything of the mechanism plot stands: the list of measures and two scatterplots. */

import { type ScaleLinear, scaleLinear } from 'd3';
import { finite } from '../lib/statistics';
import { t } from '../lib/text';
import type { Predictor } from '../model/measures';
import { flowLegend, type PlacedItem } from './legend-flow';
import type { MechanismModel } from './mechanism-model';
import { type Folds, hasNull } from './mechanism-points';
import type { Size } from './plot';

export interface Panel {
  readonly kind: keyof Folds;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  /** Whether it names its own y axis: the second one beside the first does not. */
  readonly named: boolean;
}

export interface ListRow {
  readonly id: Predictor;
  readonly top: number;
  readonly height: number;
}

export interface ListLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly rows: readonly ListRow[];
  /** R² 0 … 1. */
  readonly x: ScaleLinear<number, number>;
}

export interface MechanismLayout {
  readonly width: number;
  readonly height: number;
  readonly panels: readonly [Panel, Panel];
  readonly list: ListLayout;
  readonly legend: readonly PlacedItem[];
}

const WIDEST = 1328;
const LEGEND_ITEM = 12;
/** Between the scatterplots: room for half of the last tick's text and of the first one's. */
const GAP = 40;

export function mechanismLayout(model: MechanismModel, size: Size): MechanismLayout {
  const width = Math.min(size.width, WIDEST);
  return size.layout === 'narrow' ? narrow(model, width) : wide(model, width);
}

/** Scatterplots side by side, the list to the right of them. */
function wide(model: MechanismModel, width: number): MechanismLayout {
  const listWidth = Math.min(390, 0.34 * width);
  const room = width - listWidth - 44;
  const [top, bottom] = [54, 330];
  const half = (room - 44 - GAP) / 2;
  const first = panelOf(model, 'own', { left: 44, right: 44 + half, top, bottom });
  const from = 44 + half + GAP;
  const second = panelOf(model, 'shuffled', { left: from, right: from + half, top, bottom });
  const legend = legendOf(model, 0, room, bottom + 46);
  const list = listOf(model, { left: width - listWidth, right: width, top: 12, row: 32 });
  const [, last] = listEnd(list);
  return {
    width,
    height: Math.max(legend.bottom, last + 24),
    panels: [first, second],
    list,
    legend: legend.items,
  };
}

/** One under the other, on one scale, so that they are compared downwards. */
function narrow(model: MechanismModel, width: number): MechanismLayout {
  const at = { left: 40, right: width - 10 };
  const first = panelOf(model, 'own', { ...at, top: 54, bottom: 234 });
  const second = panelOf(model, 'shuffled', { ...at, top: 330, bottom: 510 });
  const legend = legendOf(model, 0, width, second.bottom + 46);
  const list = listOf(model, { left: 0, right: width, top: legend.bottom + 30, row: 44 });
  const [, last] = listEnd(list);
  return {
    width,
    height: last + 24,
    panels: [first, { ...second, named: true }],
    list,
    legend: legend.items,
  };
}

const listEnd = ({ rows }: ListLayout): readonly [number, number] => {
  const last = rows[rows.length - 1];
  return [last.top, last.top + last.height];
};

const legendOf = (model: MechanismModel, left: number, right: number, top: number) =>
  flowLegend(
    model.methods.map((m) => ({ sample: m.id, room: LEGEND_ITEM, text: t(m.short) })),
    left,
    right,
    top,
  );

function listOf(
  model: MechanismModel,
  at: { left: number; right: number; top: number; row: number },
): ListLayout {
  const top = at.top + 38;
  const label = Math.min(150, 0.4 * (at.right - at.left));
  return {
    left: at.left,
    right: at.right,
    top: at.top,
    rows: model.explained.map(({ id }, k) => ({ id, top: top + k * at.row, height: at.row })),
    x: scaleLinear([0, 1], [at.left + label, at.right - 48]),
  };
}

/** A range with a twentieth of air on both sides; around a single value, a tenth of it. */
function airy(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = (high - low) / 20 || Math.abs(high) / 10 || 0.1;
  return [low - air, high + air];
}

/** Both panels have the same scales: what training adds to the masks is a move between them. */
function panelOf(
  model: MechanismModel,
  kind: Panel['kind'],
  box: Pick<Panel, 'left' | 'right' | 'top' | 'bottom'>,
): Panel {
  const id = model.predictor;
  const folds = model.points.flatMap(({ folds }) =>
    hasNull(id) ? [folds[id].own, folds[id].shuffled] : [folds[id].own],
  );
  const known = finite(folds);
  const gains = model.points.map((p) => 100 * p.gain);
  return {
    ...box,
    kind,
    x: scaleLinear(airy(known.length === 0 ? [1] : known), [box.left, box.right]),
    y: scaleLinear(airy([0, ...gains]), [box.bottom, box.top]).nice(5),
    named: kind === 'own',
  };
}
