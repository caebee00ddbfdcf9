/** What the marks of the signed heatmap are. */
import { t } from '../lib/text';
import { formWords } from './code-form-words';
import type { Analysis } from './codes-analysis';
import type { CodesLayout } from './codes-layout';
import type { CodesModel } from './codes-model';
import type { Size } from './plot';
import { disc, type Label, labels, path, rect } from './svg';
import { textWidth } from './text-width';

/** Long and short name of each mark; those of the last hang on how the formula joins its clauses. */
type Kind = 'positive' | 'negative' | 'tile' | 'ring' | 'part';

const itemsOf = ({
  form,
  clauses,
}: Analysis): readonly (readonly [Kind, long: string, short: string])[] => [
  ['positive', t('counts as +'), '+'],
  ['negative', t('counts as −'), '−'],
  ['tile', t('connected, counts as 0'), '0'],
  ...(clauses.length > 0 ? [['ring', t('neuron carries this clause'), t('carries')] as const] : []),
  // What is not made of clauses has no near misses.
  ...(form ? [['part', formWords(form).rulesIts, formWords(form).rules] as const] : []),
];

export function drawCodesLegend(
  g: SVGGElement,
  model: CodesModel,
  at: CodesLayout,
  size: Size,
): void {
  const marks: Record<Kind, string> = { positive: '', negative: '', tile: '', ring: '', part: '' };
  const texts: Label[] = [];
  let x = at.narrow ? 0 : at.left.left;
  let y = at.legendY;
  for (const [kind, long, short] of itemsOf(model.before.analysis)) {
    const text = at.narrow ? short : long;
    const sample = kind === 'ring' || kind === 'part' ? 20 : 12;
    const width = sample + 5 + textWidth(text, 12);
    if (x > 0 && x + width > size.width) [x, y] = [0, y + 18];
    const middle = y - 4;
    if (kind === 'negative') marks.negative += disc(x + 6, middle, 5);
    else if (kind === 'positive') marks.positive += rect(x + 1, middle - 4.5, 9, 9);
    else marks[kind] += rect(x, middle - 5.5, sample - 1, 11, 3);
    texts.push({ x: x + sample + 5, y, text });
    x += width + 16;
  }
  if (!at.narrow) {
    const text = model.negated
      ? t('neurons that raise the output first; bar under a letter: negated')
      : t('neurons that raise the output first');
    if (x + textWidth(text, 12) < size.width) texts.push({ x, y, text, color: 'ink-3' });
  }
  path(g, 'tile', marks.tile, { fill: 'tile', stroke: 'rule-2', width: 1 });
  path(g, 'positive', marks.positive, { fill: 'positive' });
  path(g, 'negative', marks.negative, { fill: 'negative' });
  path(g, 'ring', marks.ring, { stroke: 'ink-2', width: 2 });
  path(g, 'part', marks.part, { stroke: 'ink-2', width: 2, dash: '4 2.5' });
  labels(g, 'texts', texts);
}
