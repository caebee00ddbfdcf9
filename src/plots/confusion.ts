/** Confusion: what each class is taken for, dense beside the shown method and the difference. */
import { percent } from '../lib/format';
import { sentences, t } from '../lib/text';
import { drawConfusion } from './confusion-draw';
import { gridLayout, pairsLayout } from './confusion-layout';
import { type ConfusionModel, type Mistake, MOST_PAIRS, selectConfusion } from './confusion-model';
import { marked } from './marked';
import type { Hit, Plot, Sentence, Size } from './plot';

const takenFor = ({ classes }: ConfusionModel, { of, as }: Mistake): string =>
  t`${classes[of]} for ${classes[as]}`;

function caption(model: ConfusionModel): Sentence {
  const { wrong, total, mistakes, names, same } = model;
  const share = (k: 0 | 1): string =>
    t`${wrong[k]} of ${total} wrong (${percent(wrong[k] / total)})`;
  const [worst] = mistakes;
  if (same) {
    const most = worst ? t`Most often ${takenFor(model, worst)}, ${worst.counts[1]} times.` : '';
    return [{ text: sentences(t`Nothing is split yet: one network, ${share(1)}.`, most) }];
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
  const told = (m: Mistake): string => t`${takenFor(model, m)} (${m.counts[0]} → ${m.counts[1]})`;
  return marked(
    sentences(
      t`${names[0]}: ${share(0)}; **${names[1]}: ${share(1)}**.`,
      worst ? t`Most often mistaken: ${told(worst)}.` : '',
      fallen ? t`Fell most: ${told(fallen)}.` : '',
      grown ? t`Grew most: ${told(grown)}.` : '',
      fallen || grown ? '' : t('No pair of classes changed.'),
      model.kind === 'pairs' && mistakes.length > MOST_PAIRS
        ? t`The ${MOST_PAIRS} largest of ${mistakes.length} pairs.`
        : '',
    ),
  );
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
      tip: t`${takenFor(model, found)}: ${found.counts[0]}, then ${found.counts[1]} of ${examples[found.of]}`,
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
        ? t`${classes[row]} known as such`
        : t`${classes[row]} taken for ${classes[column]}`;
    const values = same ? `${b}` : t`${names[0]} ${a}, ${names[1]} ${b}`;
    return {
      kind: 'note',
      mark: {
        index: k * C * C + place,
        x: panel.x + (column + 0.5) * at.cell,
        y: panel.y + (row + 0.5) * at.cell,
        radius: at.cell / 2 + 1,
      },
      tip: t`${what}: ${values} of ${examples[row]}`,
    };
  }
  return null;
}

export const confusion: Plot<ConfusionModel> = {
  id: 'confusion',
  inside: { title: false, caption: false },
  title: () => t('Which class is taken for which'),
  select: selectConfusion,
  height: (model, size) =>
    model.kind === 'grid'
      ? gridLayout(model, size).height
      : pairsLayout(Math.min(MOST_PAIRS, model.mistakes.length), size).height,
  draw: drawConfusion,
  hit,
  caption,
  table: ({ classes, counts, examples, mistakes, names }) => ({
    columns: [
      ...[t('class'), t('answer'), t('examples')],
      ...[names[0], names[1] === names[0] ? t('again') : names[1]],
    ],
    rows: [
      ...classes.map((name, c) => {
        const place = c * classes.length + c;
        return [name, t('right', 'answer'), examples[c], counts[0][place], counts[1][place]];
      }),
      ...mistakes.map((m) => [classes[m.of], classes[m.as], examples[m.of], ...m.counts]),
    ],
  }),
};
