/** The budget by layer: before → children made → after pruning, counted, and their sum proven. */

import { list } from './format';
import { drawLayers, grouped, layersLayout } from './layer-ledger-draw';
import { type LayersModel, selectLayers } from './layer-ledger-model';
import { labelOf, nameOf } from './method-words';
import type { Hit, Plot, Sentence, Size, TableTwin } from './plot';

function caption(model: LayersModel): Sentence {
  const { sums, base, budget, matches, bound, staged, shapes, method, alpha, warmup } = model;
  const before = `${shapes[0]}`;
  if (!staged) {
    const named = shapes[0] === shapes[1] ? before : `${shapes[1]} (dense: ${before})`;
    if (!bound) {
      return [
        { text: `${named}: ` },
        { text: `${grouped(sums.after)} non-zero weights`, bold: true },
        { text: `; the dense network has ${grouped(base)}.` },
      ];
    }
    const next =
      method.deal === 'none' || alpha === 1
        ? ''
        : `; at epoch ${warmup} it is split and may have no more`;
    return [
      { text: `${named}: ` },
      { text: `${grouped(sums.after)} non-zero weights`, bold: true },
      { text: `${matches ? '' : `, not ${grouped(budget)}`}${next}.` },
    ];
  }
  const made = sums.staged - sums.before;
  const pruned = sums.staged - sums.after;
  const layers = model.rows.filter((row) => row.staged !== row.after).map((row) => row.name);
  const fell = pruned === 0 ? 'none was pruned' : `the ${grouped(pruned)} smallest fell out`;
  const where = pruned === 0 ? '' : ` (${list(layers)})`;
  const times = budget === base ? '' : ` (${labelOf(method, alpha)})`;
  return [
    { text: `${before} became ${shapes[1]}: ` },
    {
      text: `${grouped(sums.before)} + ${grouped(made)} copied − ${grouped(pruned)} = ${grouped(sums.after)}`,
      bold: true,
    },
    {
      text: `, ${matches ? 'exactly' : 'not'} the budget of ${grouped(budget)}${times}; ${fell}${where}. Biases are not counted.`,
    },
  ];
}

function table({ rows, sums, stages, staged, method }: LayersModel): TableTwin {
  const all = [...rows, { name: 'together', ...sums }];
  return staged
    ? {
        columns: ['layer', ...stages],
        rows: all.map((row) => [row.name, row.before, row.staged, row.after]),
      }
    : {
        columns: ['layer', `non-zero weights, ${nameOf(method, false)}`],
        rows: all.map((row) => [row.name, row.after]),
      };
}

function hit(model: LayersModel, size: Size, _x: number, y: number): Hit | null {
  const at = layersLayout(model, size);
  const index = at.tops.findIndex((top) => y >= top && y < top + at.rowHigh);
  const row = model.rows[index];
  if (!row) return null;
  const { name, before, staged, after } = row;
  return {
    kind: 'note',
    mark: { index, x: at.left, y: at.tops[index] + at.rowHigh / 2, radius: 7 },
    tip: model.staged
      ? `${name}: ${grouped(before)}, ${grouped(staged)} with the children’s copies, ${grouped(staged - after)} pruned`
      : `${name}: ${grouped(after)} non-zero weights`,
  };
}

export const layers: Plot<LayersModel> = {
  id: 'layers',
  inside: { title: false, caption: false },
  title: () => 'Budget, layer by layer',
  select: selectLayers,
  height: (model, size) => layersLayout(model, size).height,
  draw: drawLayers,
  hit,
  caption,
  table,
};
