/** Confusion: what each class is taken for, dense beside the shown method and the difference. */
import { percent } from '../lib/format';
import { drawConfusion } from './confusion-draw';
import { gridLayout, pairsLayout } from './confusion-layout';
import { type ConfusionModel, type Mistake, MOST_PAIRS, selectConfusion } from './confusion-model';
import type { Hit, Plot, Sentence, Size } from './plot';

const takenFor = ({ classes }: ConfusionModel, { of, as }: Mistake): string =>
  `${classes[of]} for ${classes[as]}`;

function caption(model: ConfusionModel): Sentence {
  const { wrong, total, mistakes, names, same } = model;
  const share = (k: 0 | 1): string =>
    `${wrong[k]} of ${total} wrong (${percent(wrong[k] / total)})`;
  const [worst] = mistakes;
  if (same) {
    const most = worst ? ` Most often ${takenFor(model, worst)}, ${worst.counts[1]} times.` : '';
    return [{ text: `Nothing is split yet: one network, ${share(1)}.${most}` }];
  }
  const change = (m: Mistake): number => m.counts[1] - m.counts[0];
  const fallen = mistakes.reduce(
    (best: Mistake | undefined, m) => (change(m) < (best ? change(best) : 0) ? m : best),
    undefined,
  );
  const grown = mistakes.reduce(
    (best: Mistake | undefined, m) => (change(m) > (best ? change(best) : 0) ? m : best),
    undefined,
  );
  const said = (m: Mistake): string => `${takenFor(model, m)} (${m.counts[0]} → ${m.counts[1]})`;
  return [
    { text: `${names[0]}: ${share(0)}; ` },
    { text: `${names[1]}: ${share(1)}`, bold: true },
    { text: '.' },
    ...(worst ? [{ text: ` Most often mistaken: ${said(worst)}.` }] : []),
    ...(fallen ? [{ text: ` Fell most: ${said(fallen)}.` }] : []),
    ...(grown ? [{ text: ` Grew most: ${said(grown)}.` }] : []),
    ...(fallen || grown ? [] : [{ text: ' No pair of classes changed.' }]),
    ...(model.kind === 'pairs' && mistakes.length > MOST_PAIRS
      ? [{ text: ` The ${MOST_PAIRS} largest of ${mistakes.length} pairs.` }]
      : []),
  ];
}

function hit(model: ConfusionModel, size: Size, x: number, y: number): Hit | null {
  const { classes, counts, examples, names, same } = model;
  if (model.kind === 'pairs') {
    const at = pairsLayout(Math.min(MOST_PAIRS, model.mistakes.length), size);
    const index = Math.floor((y - at.top) / at.step);
    const found = index < 0 || index >= MOST_PAIRS ? undefined : model.mistakes[index];
    if (!found) return null;
    const middle = at.top + (index + 0.5) * at.step;
    return {
      kind: 'note',
      mark: { index, x: at.left + 4, y: middle, radius: 7 },
      tip: `${takenFor(model, found)}: ${found.counts[0]}, then ${found.counts[1]} of ${examples[found.of]}`,
    };
  }
  const at = gridLayout(model, size);
  const C = classes.length;
  for (const [k, panel] of at.panels.entries()) {
    const column = Math.floor((x - panel.x) / at.cell);
    const row = Math.floor((y - panel.y) / at.cell);
    if (column < 0 || column >= C || row < 0 || row >= C) continue;
    const place = row * C + column;
    const [a, b] = [counts[0][place], counts[1][place]];
    const what =
      row === column
        ? `${classes[row]} known as such`
        : `${classes[row]} taken for ${classes[column]}`;
    const values = same ? `${b}` : `${names[0]} ${a}, ${names[1]} ${b}`;
    return {
      kind: 'note',
      mark: {
        index: k * C * C + place,
        x: panel.x + (column + 0.5) * at.cell,
        y: panel.y + (row + 0.5) * at.cell,
        radius: at.cell / 2 + 1,
      },
      tip: `${what}: ${values} of ${examples[row]}`,
    };
  }
  return null;
}

export const confusion: Plot<ConfusionModel> = {
  id: 'confusion',
  inside: { title: false, caption: false },
  title: () => 'Which class is taken for which',
  select: selectConfusion,
  height: (model, size) =>
    model.kind === 'grid'
      ? gridLayout(model, size).height
      : pairsLayout(Math.min(MOST_PAIRS, model.mistakes.length), size).height,
  draw: drawConfusion,
  hit,
  caption,
  table: ({ classes, counts, examples, mistakes, names }) => ({
    columns: ['class', 'answer', 'examples', names[0], names[1] === names[0] ? 'again' : names[1]],
    rows: [
      ...classes.map((name, c) => {
        const place = c * classes.length + c;
        return [name, 'right', examples[c], counts[0][place], counts[1][place]];
      }),
      ...mistakes.map((m) => [classes[m.of], classes[m.as], examples[m.of], ...m.counts]),
    ],
  }),
};
