/** The head of a side of the signed heatmap: title, clause letters and bars, names of the strips. */
import { later, t } from '../lib/text';
import { groupLetter } from '../model/groups';
import type { CodeSide } from './codes-analysis';
import type { CodesSideLayout } from './codes-layout';
import type { CodesModel } from './codes-model';
import { clauseColor, type Label, labels, path, rect, tenth } from './svg';
import { textWidth } from './text-width';

/** Over inputs that occur in no clause. */
const NO_CLAUSE = [later('in no clause'), later('none')] as const;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function drawCodesHead(
  g: SVGGElement,
  model: CodesModel,
  side: CodeSide | undefined,
  at: CodesSideLayout,
  narrow: boolean,
): void {
  const isRight = side !== model.before;
  const bars = new Array<string>(8).fill('');
  const letters: Label[] = [];
  let ticks = '';
  const widest = groupLetter(Math.max(0, model.clauses - 1)).length;
  const every = Math.ceil(
    (4 + 8.5 * widest) / (at.pitch * (model.columns.blocks[0]?.count ?? 1) + 2),
  );
  for (const block of side ? model.columns.blocks : []) {
    const left = at.x[block.start] - at.pitch / 2;
    const width = at.pitch * block.count;
    if (block.group < 0) {
      const names =
        model.clauses === 0
          ? [t`inputs x1 … x${block.count}`, t('inputs')]
          : NO_CLAUSE.map((name) => t(name));
      const text = names.find((name) => textWidth(name, 11) < width);
      if (text)
        letters.push({ x: left + width / 2, y: at.letterY, text, size: 11, anchor: 'middle' });
      continue;
    }
    bars[block.group % 8] += rect(left, at.barY, width, 4, 1.5);
    const lit = block.group === model.clause;
    if (block.group % every !== 0 && !(lit && every < 3)) continue;
    const text = groupLetter(block.group);
    letters.push({
      x: left + width / 2,
      y: at.letterY,
      text,
      size: 13,
      bold: true,
      color: lit ? 'ink' : 'ink-2',
      anchor: 'middle',
    });
  }
  model.columns.order.forEach((input, place) => {
    if (!side || model.groups.sign[input] >= 0) return;
    ticks += `M${tenth(at.x[place] - Math.min(3, at.pitch / 2.5))},${at.barY + 6.5}h${tenth(Math.min(6, at.pitch / 1.25))}`;
  });
  bars.forEach((d, k) => {
    path(g, `clause-${k}`, d, { fill: clauseColor(k) });
  });
  path(g, 'negated', ticks, { stroke: 'ink', width: 1.5 });
  labels(g, 'letters', letters);
  labels(g, 'title', titleOf(model, side, at, isRight));
  labels(g, 'strips', side ? stripNames(at, narrow, model.clauses > 0) : []);
}

function titleOf(
  model: CodesModel,
  side: CodeSide | undefined,
  at: CodesSideLayout,
  isRight: boolean,
): Label[] {
  const x = at.left;
  const title = capital(model.names[isRight ? 1 : 0]);
  if (!side) {
    const when =
      model.alpha === 1
        ? t('nothing splits at α = 1')
        : t`not yet: it comes at epoch ${model.warmup}`;
    return [
      { x, y: at.titleY, text: [{ text: title, bold: true }], size: 14 },
      { x, y: at.titleY + 20, text: when, color: 'ink-3' },
    ];
  }
  const { children, inputs } = side.analysis.network;
  // A title with a number in it is that of the epoch.
  const told = /\d/.test(title);
  const after = x + textWidth(title, 14, true) + 12;
  const fits = (text: string): boolean => after + textWidth(text, 12) < at.end;
  const text = [
    told
      ? t`${children} neurons × ${inputs} inputs`
      : t`epoch ${side.epoch}, ${children} neurons × ${inputs} inputs`,
    told ? '' : t`epoch ${side.epoch}, ${children} neurons`,
    t`${children} neurons`,
  ].find((one) => one !== '' && fits(one));
  return [
    { x, y: at.titleY, text: [{ text: title, bold: true }], size: 14 },
    ...(text ? [{ x: after, y: at.titleY, text }] : []),
  ];
}

/** W2 and bias over their strips; what is carried only where there is room for it. */
function stripNames(at: CodesSideLayout, narrow: boolean, carries: boolean): Label[] {
  const name = (x: number, text: string): Label => ({
    x,
    y: at.letterY + 8,
    text,
    size: 11,
    anchor: 'middle',
  });
  const names = [name(at.outputX, 'W2'), name(at.biasX, 'b')];
  return narrow || !carries
    ? names
    : [...names, { x: at.carriesX, y: at.letterY + 8, text: t('carries'), size: 11 }];
}
