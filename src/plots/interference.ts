/** Interference between clauses (or inputs): before, at the split, after, on one scale. */
import { t } from '../lib/text';
import { groupLetter } from '../model/groups';
import { fixed } from './format';
import { drawInterference, tripleLayout } from './interference-draw';
import { type InterferenceModel, selectInterference } from './interference-model';
import { inputName } from './loom-words';
import type { Hit, Plot, Size } from './plot';

function hit(model: InterferenceModel, size: Size, x: number, y: number): Hit | null {
  const at = tripleLayout(model, size);
  const k = at.x.findLastIndex((left) => x >= left - 20);
  if (k < 0) return null;
  const inside = (v: number): number => Math.floor(v / at.cell);
  const column = inside(x - at.x[k]);
  const row = inside(y - at.y);
  const known = (v: number): boolean => v >= 0 && v < model.side;
  if (y > at.y + at.side || x > at.x[k] + at.side) return null;
  if (!known(row) && !known(column)) return null;
  // On the letters of the top edge the column counts, elsewhere the row.
  const chosen = known(row) ? row : column;
  const panel = model.panels[k];
  const value =
    known(row) && known(column) && panel.matrix
      ? panel.matrix[row * model.side + column]
      : Number.NaN;
  const name = (v: number): string =>
    model.kind === 'clauses'
      ? t`clause ${groupLetter(v)}`
      : inputName(model.groups, model.order[v]);
  const number =
    Number.isFinite(value) && row !== column
      ? t` with ${name(column)}: cosine ${fixed(value, 2)}, ${panel.label}`
      : '';
  const tip = `${name(chosen)}${number}`;
  return model.kind === 'clauses'
    ? { kind: 'selection', selection: { kind: 'clause', group: chosen }, tip }
    : { kind: 'selection', selection: { kind: 'input', input: model.order[chosen] }, tip };
}

export const interference: Plot<InterferenceModel> = {
  id: 'interference',
  inside: { title: false, caption: false },
  title: (model) =>
    model.kind === 'clauses' ? t('Interference between clauses') : t('Interference between inputs'),
  select: selectInterference,
  height: (model, size) => tripleLayout(model, size).height,
  draw: drawInterference,
  hit,
  caption: (model) => model.sentence,
  table: (model) => {
    const name = (k: number): string =>
      model.kind === 'clauses' ? groupLetter(k) : `${model.order[k] + 1}`;
    const [before, split, after] = model.panels;
    const cell = (m: Float64Array | undefined, a: number, b: number): string =>
      fixed(m ? m[a * model.side + b] : Number.NaN, 2);
    const rows: string[][] = [
      [t('mean |cosine|'), fixed(before.value, 2), fixed(split.value, 2), fixed(after.value, 2)],
    ];
    for (let a = 0; a < model.side; a++) {
      for (let b = a + 1; b < model.side; b++) {
        rows.push([
          t`${name(a)} and ${name(b)}`,
          cell(before.matrix, a, b),
          cell(split.matrix, a, b),
          cell(after.matrix, a, b),
        ]);
      }
    }
    return {
      columns: [
        model.kind === 'clauses' ? t('clauses') : t('inputs'),
        t('before'),
        t('at the split'),
        t('after'),
      ],
      rows,
    };
  },
  move: (model, selection, key) => {
    const step = key === 'ArrowDown' || key === 'ArrowRight' ? 1 : -1;
    if (model.kind === 'clauses') {
      const at = selection.kind === 'clause' ? selection.group + step : 0;
      if (at < 0 || at >= model.side) return null;
      return {
        kind: 'selection',
        selection: { kind: 'clause', group: at },
        tip: t`clause ${groupLetter(at)}`,
      };
    }
    const at = selection.kind === 'input' ? model.order.indexOf(selection.input) + step : 0;
    const input = model.order[at];
    return input === undefined
      ? null
      : {
          kind: 'selection',
          selection: { kind: 'input', input },
          tip: inputName(model.groups, input),
        };
  },
};
