/** The budget by layer: before → children made → after pruning, counted, and their sum proven. */
import { t } from '../lib/text';
import { list } from './format';
import { drawLayers, grouped, layersLayout } from './layer-ledger-draw';
import { type LayersModel, selectLayers } from './layer-ledger-model';
import { marked } from './marked';
import { labelOf, nameOf } from './method-words';
import type { Hit, Plot, Sentence, Size, TableTwin } from './plot';

function caption(model: LayersModel): Sentence {
  const { sums, base, budget, matches, bound, staged, shapes, method, alpha, warmup } = model;
  const before = `${shapes[0]}`;
  if (!staged) {
    const named = shapes[0] === shapes[1] ? before : t`${shapes[1]} (dense: ${before})`;
    const has = grouped(sums.after);
    if (!bound) {
      return marked(
        t`${named}: **${has} non-zero weights**; the dense network has ${grouped(base)}.`,
      );
    }
    const next =
      method.deal === 'none' || alpha === 1
        ? ''
        : t`; at epoch ${warmup} it is split and may have no more`;
    return marked(
      matches
        ? t`${named}: **${has} non-zero weights**${next}.`
        : t`${named}: **${has} non-zero weights**, not ${grouped(budget)}${next}.`,
    );
  }
  const made = sums.staged - sums.before;
  const pruned = sums.staged - sums.after;
  const layers = model.rows.filter((row) => row.staged !== row.after).map((row) => row.name);
  const fell =
    pruned === 0
      ? t('none was pruned')
      : t`the ${grouped(pruned)} smallest fell out (${list(layers)})`;
  const times = budget === base ? '' : t` (${labelOf(method, alpha)})`;
  const sum = t`${grouped(sums.before)} + ${grouped(made)} copied − ${grouped(pruned)} = ${grouped(sums.after)}`;
  return marked(
    matches
      ? t`${before} became ${shapes[1]}: **${sum}**, exactly the budget of ${grouped(budget)}${times}; ${fell}. Biases are not counted.`
      : t`${before} became ${shapes[1]}: **${sum}**, not the budget of ${grouped(budget)}${times}; ${fell}. Biases are not counted.`,
  );
}

function table({ rows, sums, stages, staged, method }: LayersModel): TableTwin {
  const all = [...rows, { name: t('together'), ...sums }];
  return staged
    ? {
        columns: [t('layer'), ...stages],
        rows: all.map((row) => [row.name, row.before, row.staged, row.after]),
      }
    : {
        columns: [t('layer'), t`non-zero weights, ${nameOf(method, false)}`],
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
      ? t`${name}: ${grouped(before)}, ${grouped(staged)} with the children’s copies, ${grouped(staged - after)} pruned`
      : t`${name}: ${grouped(after)} non-zero weights`,
  };
}

export const layers: Plot<LayersModel> = {
  id: 'layers',
  inside: { title: false, caption: false },
  title: () => t('Budget, layer by layer'),
  select: selectLayers,
  height: (model, size) => layersLayout(model, size).height,
  draw: drawLayers,
  hit,
  caption,
  table,
};
