/** The list of measures beside the scatterplots: how much each explains, and its null. */
import { later, t } from '../lib/text';
import type { ListLayout } from './mechanism-layout';
import type { MechanismModel } from './mechanism-model';
import { r2Text, SHORT } from './mechanism-words';
import { disc, type Label, labels, path, rect, tenth } from './svg';

const RADIUS = 4.5;
/** Instead of dots. */
const WHY = {
  few: later('too few'),
  'same-measure': later('same in all'),
  'same-gain': later('same gain'),
} as const;

export function drawList(g: SVGGElement, model: MechanismModel, at: ListLayout): void {
  const { left, right, top, rows, x } = at;
  const chosen = rows.find((r) => r.id === model.predictor);
  const box = chosen ? rect(left, chosen.top + 1, right - left, chosen.height - 2, 4) : '';
  path(g, 'chosen', box, { fill: 'tile' });
  const [first, last] = [rows[0], rows[rows.length - 1]];
  const down = [0, 0.5, 1].map((v) => `M${tenth(x(v))},${first.top}V${last.top + last.height}`);
  path(g, 'grid', down.join(''), { stroke: 'rule-2', width: 1 });
  const texts: Label[] = [
    {
      x: left + 6,
      y: top,
      text: t('R²: share of the gain explained'),
      size: 12,
      bold: true,
      color: 'ink',
    },
    ...[0, 0.5, 1].map(
      (v): Label => ({ x: x(v), y: top + 32, text: `${v}`, size: 11, anchor: 'middle' }),
    ),
  ];
  let [bars, own, shuffled] = ['', '', ''];
  rows.forEach((row, k) => {
    const explained = model.explained[k];
    const y = row.top + row.height / 2;
    const bold = row.id === model.predictor;
    texts.push({
      x: left + 6,
      y: y + 4,
      text: t(SHORT[row.id]),
      size: 12,
      bold,
      color: bold ? 'ink' : 'ink-2',
    });
    const { missing } = explained.own;
    const known = missing === '';
    if (missing !== '') {
      texts.push({ x: x(0) + 6, y: y + 4, text: t(WHY[missing]), size: 11, color: 'ink-3' });
    }
    texts.push({
      x: right - 6,
      y: y + 4,
      text: r2Text(explained.own),
      size: 12,
      bold,
      color: bold ? 'ink' : 'ink-2',
      anchor: 'end',
    });
    const control = explained.shuffled?.missing === '' ? explained.shuffled.line.r2 : null;
    if (known && control !== null) {
      bars += `M${tenth(x(explained.own.line.r2))},${tenth(y)}H${tenth(x(control))}`;
    }
    if (control !== null) shuffled += disc(x(control), y, RADIUS - 0.5);
    if (known) own += disc(x(explained.own.line.r2), y, RADIUS);
  });
  path(g, 'bars', bars, { stroke: 'ink-3', width: 1.5 });
  path(g, 'shuffled', shuffled, { fill: 'bg', stroke: 'ink-2', width: 1.6 });
  path(g, 'own', own, { fill: 'ink' });
  drawKey(g, at, texts);
  labels(g, 'texts', texts);
}

/** What the two dots are, under the list. */
function drawKey(g: SVGGElement, { left, rows }: ListLayout, texts: Label[]): void {
  const last = rows[rows.length - 1];
  const y = last.top + last.height + 14;
  path(g, 'key-own', disc(left + 10, y - 4, RADIUS), { fill: 'ink' });
  path(g, 'key-shuffled', disc(left + 104, y - 4, RADIUS - 0.5), { stroke: 'ink-2', width: 1.6 });
  texts.push(
    { x: left + 20, y, text: t('as trained'), size: 11, color: 'ink-3' },
    { x: left + 114, y, text: t('with shuffled weights'), size: 11, color: 'ink-3' },
  );
}
