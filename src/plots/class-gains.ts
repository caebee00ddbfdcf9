/** Accuracy of each class, dense against the shown method, on the same test examples. */
import { percent, signed } from '../lib/format';
import { sentences, t } from '../lib/text';
import { classesLayout, drawClasses } from './class-gains-draw';
import { type ClassesModel, type ClassRow, selectClasses } from './class-gains-model';
import { marked } from './marked';
import type { Plot, Sentence } from './plot';

const points = (row: ClassRow): string => t`${signed(100 * row.gain)} points`;

function caption(model: ClassesModel): Sentence {
  const { gained, lost, all, total, same, names, left, rows } = model;
  if (same) {
    const text = t`Nothing is split yet: both sides are the same network, ${percent(total[1])} right over all classes.`;
    return [{ text }];
  }
  const level = all - gained - lost;
  const [best, worst] = [rows[0], rows[rows.length - 1]];
  const changed = [
    gained > 0 ? t`Better: ${gained} of ${all} classes, ${best.name} most (${points(best)}).` : '',
    lost > 0 ? t`Worse: ${lost} of ${all} classes, ${worst.name} most (${points(worst)}).` : '',
    level > 0 ? t`As before: ${level} of ${all}.` : '',
  ];
  const fewest = Math.min(...rows.map((row) => row.examples));
  const share = percent(1 / Math.max(1, fewest));
  return marked(
    sentences(
      ...changed,
      t`Over all: **${names[0]} ${percent(total[0])}, ${names[1]} ${percent(total[1])}**.`,
      fewest < model.most
        ? t`One seed; one example of a class is ${share} of it or less.`
        : t`One seed; one example of a class is ${share} of it.`,
      left > 0 ? t`The ${left} classes in between are left out.` : '',
    ),
  );
}

export const classes: Plot<ClassesModel> = {
  id: 'classes',
  inside: { title: false, caption: false },
  title: () => t('Accuracy of each class'),
  select: selectClasses,
  height: (model, size) => classesLayout(model, size).height,
  draw: drawClasses,
  hit: (model, size, x, y) => {
    const at = classesLayout(model, size);
    const index = Math.floor((y - at.top) / at.step);
    const row = model.rows[index];
    if (y < at.top || !row) return null;
    const middle = at.top + (index + 0.5) * at.step;
    const mark = { index, x: at.x(row.values[1]), y: middle, radius: 7 };
    return x < 0
      ? null
      : {
          kind: 'note',
          mark,
          tip: t`${row.name}: ${row.right[0]} of ${row.examples} right, then ${row.right[1]} (${points(row)})`,
        };
  },
  caption,
  table: (model) => ({
    columns: [
      t('class'),
      t('examples'),
      t`right, ${model.names[0]}`,
      t`right, ${model.names[1]}`,
      t('points', 'column'),
    ],
    rows: model.rows.map((row) => [
      ...[row.name, row.examples, row.right[0], row.right[1]],
      signed(100 * row.gain),
    ]),
  }),
};
