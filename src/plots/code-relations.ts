/** How the codes of clauses share neurons: before, at and after the split, in a relation of choice. */
import { later, t } from '../lib/text';
import { groupLetter } from '../model/groups';
import { type CodeRelationsModel, selectCodeRelations } from './code-relations-model';
import { fixed } from './format';
import { drawInterference, tripleLayout } from './interference-draw';
import type { Hit, Plot, Size } from './plot';

/** Names of the relations, for titles and choices. */
export const RELATION_NAMES = {
  overlap: later('overlap'),
  jaccard: later('Jaccard'),
  hamming: later('Hamming'),
  signed: later('signed'),
} as const;

const digits = ({ relation }: CodeRelationsModel): number =>
  relation === 'overlap' || relation === 'hamming' ? 0 : 2;

function hit(model: CodeRelationsModel, size: Size, x: number, y: number): Hit | null {
  const at = tripleLayout(model, size);
  const k = at.x.findLastIndex((left) => x >= left - 20);
  if (k < 0 || y > at.y + at.side || x > at.x[k] + at.side) return null;
  const row = Math.floor((y - at.y) / at.cell);
  const column = Math.floor((x - at.x[k]) / at.cell);
  const known = (v: number): boolean => v >= 0 && v < model.side;
  if (!known(row) && !known(column)) return null;
  // On the letters of the top edge the column counts, elsewhere the row.
  const group = known(row) ? row : column;
  const panel = model.panels[k];
  const value = known(row) && known(column) ? panel.raw?.[row * model.side + column] : undefined;
  return value !== undefined && row !== column
    ? clauseHit(
        group,
        t`clause ${groupLetter(group)} and ${groupLetter(column)}, ${panel.label}: ${t(RELATION_NAMES[model.relation])} ${fixed(value, digits(model))}`,
      )
    : clauseHit(group);
}

const clauseHit = (group: number, tip = t`clause ${groupLetter(group)}`): Hit => ({
  kind: 'selection',
  selection: { kind: 'clause', group },
  tip,
});

export const codeRelations: Plot<CodeRelationsModel> = {
  id: 'code-relations',
  subject: 'codes',
  inside: { title: false, caption: false },
  title: () => t('Codes in common'),
  select: selectCodeRelations,
  height: (model, size) => tripleLayout(model, size).height,
  draw: drawInterference,
  hit,
  caption: (model) => model.sentence,
  table: (model) => {
    const rows: string[][] = [[t('mean'), ...model.panels.map((p) => fixed(p.value, 2))]];
    for (let a = 0; a < model.side; a++) {
      for (let b = a + 1; b < model.side; b++) {
        const cell = (raw: Float64Array | undefined): string =>
          fixed(raw ? raw[a * model.side + b] : Number.NaN, digits(model));
        rows.push([
          t`${groupLetter(a)} and ${groupLetter(b)}`,
          ...model.panels.map((p) => cell(p.raw)),
        ]);
      }
    }
    return {
      columns: [
        t`clauses, ${t(RELATION_NAMES[model.relation])}`,
        ...model.panels.map((p) => p.label),
      ],
      rows,
    };
  },
  move: (model, selection, key) => {
    const step = key === 'ArrowDown' || key === 'ArrowRight' ? 1 : -1;
    const group = selection.kind === 'clause' ? selection.group + step : 0;
    return group < 0 || group >= model.side ? null : clauseHit(group);
  },
};
